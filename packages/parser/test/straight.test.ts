/** The straight way to read a table is gone only where the longer one reads the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Document } from '../src/document/document.ts'
import { readDocument } from '../src/document/read-document.ts'
import { readStraightBlocks, readTornBlocks } from '../src/grids/disclosure/table-disclosure.ts'
import { itemsOf } from '../src/grids/items.ts'
import { DISCLOSURE_LABELS, REQUEST_LABELS } from '../src/grids/labels.ts'
import { readStraightRows } from '../src/grids/requests/straight-requests.ts'
import { readTornRows } from '../src/grids/requests/table-requests.ts'
import { withWholeCells } from '../src/grids/wrapped-cells.ts'
import { findReports } from '../src/sections/sections.ts'
import { MUTATED_LAYOUTS, mutantTrial, renderedTrial } from './mutations/index.ts'
import { listSamples } from './samples.ts'

const MUTANTS_EACH = 40
const RENDERED_EACH = 6

/** The tables of a document that are read straight, each beside what the longer way reads of it. */
const readBothWays = (printed: Document) =>
  findReports(printed).flatMap(({ range, disclosure, requests }) => {
    const document = withWholeCells(printed, range)
    const blocks = disclosure ? itemsOf(document, disclosure, DISCLOSURE_LABELS) : []
    const rows = requests ? itemsOf(document, requests, REQUEST_LABELS) : []
    return [
      { straight: readStraightBlocks(blocks), torn: () => readTornBlocks(document, blocks) },
      {
        straight: requests && readStraightRows(document, requests, rows),
        torn: () => requests && readTornRows(document, requests, rows),
      },
    ].filter(({ straight }) => straight !== undefined)
  })

type Table = { readonly readings: Iterable<unknown> } | undefined
const spelledOut = (table: Table) => table && { ...table, readings: [...table.readings] }

const straightTables = async (bytes: Uint8Array): Promise<number> => {
  const tables = readBothWays(await readDocument({ name: 'report', bytes }))
  for (const { straight, torn } of tables) expect(spelledOut(straight)).toEqual(spelledOut(torn()))
  return tables.length
}

const countOf = async (all: Iterable<Promise<number>>) =>
  (await Promise.all(all)).reduce((sum, count) => sum + count, 0)

it('reads the samples, and every fixture it can', async () => {
  expect(await countOf(listSamples().map(({ bytes }) => straightTables(bytes)))).toBeGreaterThanOrEqual(9)
  const folder = join(import.meta.dirname, 'fixtures/layouts')
  for (const name of readdirSync(folder)) {
    const input = readdirSync(join(folder, name)).find((file) => /^input\.(?:txt|md|html|docx)$/.test(file))
    if (input) await straightTables(readFileSync(join(folder, name, input)))
  }
})

it.each(MUTATED_LAYOUTS)('reads damaged reports in %s as the longer way does', async (layout) => {
  const trial = layout === 'docx' ? 6 : MUTANTS_EACH
  for (let seed = 1; seed <= trial; seed++) await straightTables((await mutantTrial(layout, 7_000_000 + seed)).bytes)
})

it.each(['html', 'text-tabs'])('is the way that nearly all whole reports in %s go', async (layout) => {
  const trials = Array.from({ length: RENDERED_EACH }, async (_, seed) =>
    straightTables((await renderedTrial(layout, 7_000_000 + seed)).bytes),
  )
  expect(await countOf(trials)).toBeGreaterThanOrEqual(RENDERED_EACH)
})
