/** A table that settles what a file cannot say of itself: its region, its day of publication, and whose report it must be. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ParsedReport } from '@gongkai/parser'
import { normalisedName } from '@gongkai/schema/db'
import { parse as parseCsv } from 'csv-parse/sync'
import { ExpectedError, reasonOf } from '../expected-error.ts'

export interface ManifestRow {
  readonly file: string
  readonly agency?: string
  readonly region?: string
  readonly year?: string
  /** The day of its publication, `YYYY-MM-DD`. */
  readonly published_on?: string
}

type NumberedRow = ManifestRow & { readonly line: number }

/** By absolute path of the file; paths in the table are relative to the table. */
export type Manifest = ReadonlyMap<string, ManifestRow>

/** Throws `file.unreadable` and `manifest.invalid`. */
export async function readManifest(path: string, cwd: string): Promise<Manifest> {
  const absolute = resolve(cwd, path)
  const rows = parseRows(await readText(absolute, path), path)
  for (const row of rows) requireDay(row, path)
  const settled = await Promise.all(rows.map((row) => resolveRegion(row, path)))
  return new Map(settled.map((row) => [resolve(dirname(absolute), row.file), row]))
}

/** Codes of one division are written in one way from here on; the divisions are loaded only where one is named. */
async function resolveRegion({ line, ...row }: NumberedRow, path: string): Promise<ManifestRow> {
  if (!row.region) return row
  const { findDivision } = await import('@gongkai/parser')
  const division = findDivision(row.region)
  if (division) return { ...row, region: division.code }
  const place = `${path}, line ${line} (${row.file})`
  throw new ExpectedError(
    'manifest.invalid',
    `${place}: no division has the code ${row.region}. Mend it or leave it out.`,
  )
}

/** A day that is in the calendar, in the one way of writing it that nobody reads otherwise. */
function requireDay({ line, file, published_on }: NumberedRow, path: string): void {
  if (!published_on) return
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(published_on) && toDay(new Date(`${published_on}T00:00Z`)) === published_on
  if (isDay) return
  const what = `${published_on} is no day; write published_on as 2024-01-31`
  throw new ExpectedError('manifest.invalid', `${path}, line ${line} (${file}): ${what}, or leave it out.`)
}

const toDay = (date: Date) => (Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10))

async function readText(absolute: string, path: string): Promise<string> {
  try {
    return await readFile(absolute, 'utf8')
  } catch (error) {
    throw new ExpectedError(
      'file.unreadable',
      `Cannot read the manifest ${path}: ${reasonOf(error as NodeJS.ErrnoException)}.`,
    )
  }
}

function parseRows(text: string, path: string): NumberedRow[] {
  try {
    const rows: NumberedRow[] = parseCsv(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      on_record: (row: ManifestRow, { lines }) => ({ ...row, line: lines }),
    })
    if (rows.every((row) => row.file)) return rows
  } catch (error) {
    throw new ExpectedError('manifest.invalid', `${path} is not a table: ${(error as Error).message}.`)
  }
  throw new ExpectedError(
    'manifest.invalid',
    `${path} needs the columns file,agency,region,year,published_on and a file in each row.`,
  )
}

/** Whoever writes the table need not know how wide brackets are printed. */
const isNameOf = ({ name, name_as_printed }: ParsedReport['agency'], given: string): boolean =>
  [name, name_as_printed].map(normalisedName).includes(normalisedName(given))

/** Throws `manifest.contradicted` for a report that is not what the table says: one of the two is wrong. */
export function requireAgreement({ agency, year }: ParsedReport, row: ManifestRow | undefined): void {
  const isOther = (row?.agency && !isNameOf(agency, row.agency)) || (row?.year && Number(row.year) !== year)
  if (!isOther) return
  const message = `The manifest says ${row?.agency ?? ''} ${row?.year ?? ''}, the file ${agency.name} ${year}.`
  throw new ExpectedError('manifest.contradicted', message)
}
