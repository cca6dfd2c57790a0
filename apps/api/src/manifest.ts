/** A table that settles what a file cannot say of itself: its region, and whose report of which year it must be. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ParsedReport } from '@gongkai/parser'
import { parse as parseCsv } from 'csv-parse/sync'
import { ExpectedError, reasonOf } from './expected-error.ts'

export interface ManifestRow {
  readonly file: string
  readonly agency?: string
  readonly region?: string
  readonly year?: string
}

type NumberedRow = ManifestRow & { readonly line: number }

/** By absolute path of the file; paths in the table are relative to the table. */
export type Manifest = ReadonlyMap<string, ManifestRow>

/** Throws `file.unreadable` and `manifest.invalid`. */
export async function readManifest(path: string, cwd: string): Promise<Manifest> {
  const absolute = resolve(cwd, path)
  const rows = parseRows(await readText(absolute, path), path)
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
    `${path} needs the columns file,agency,region,year and a file in each row.`,
  )
}

/** Throws `manifest.contradicted` for a report that is not what the table says: one of the two is wrong. */
export function requireAgreement({ agency, year }: ParsedReport, row: ManifestRow | undefined): void {
  const isOther =
    (row?.agency && ![agency.name, agency.name_as_printed].includes(row.agency)) ||
    (row?.year && Number(row.year) !== year)
  if (!isOther) return
  const message = `The manifest says ${row?.agency ?? ''} ${row?.year ?? ''}, the file ${agency.name} ${year}.`
  throw new ExpectedError('manifest.contradicted', message)
}
