/**
 * One folder for each way a report reaches us broken: `input.*` of our own making, `expected.json` with what is not
 * ordinary about it. `UPDATE=1` rewrites; without it a missing expected file fails.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../src/parse-document.ts'
import type { ParsedReport } from '../src/report.ts'

const FOLDER = join(import.meta.dirname, 'fixtures/layouts')
const CASES = readdirSync(FOLDER)

/** Years, forms and findings; how many facts are in each state, and every number but zero. */
const summaryOf = ({ year, form, facts, findings }: ParsedReport) => ({
  year,
  form,
  states: Object.fromEntries(
    [...Map.groupBy(facts, (fact) => fact.state)].map(([state, own]) => [state, own.length] as const).sort(),
  ),
  findings: [...new Set(findings.map((finding) => finding.code))].sort(),
  numbers: Object.fromEntries(facts.flatMap((fact) => (fact.value ? [[fact.metric, fact.value]] : []))),
})

const parseCase = (name: string) => {
  const folder = join(FOLDER, name)
  const input = readdirSync(folder).find((file) => file.startsWith('input.')) as string
  return parseDocument({ name: input, bytes: readFileSync(join(folder, input)) })
}

describe.each(CASES)('the layout %s', (name) => {
  it('gives what is expected of it', async () => {
    const actual = (await parseCase(name)).map(summaryOf)
    const path = join(FOLDER, name, 'expected.json')
    if (process.env.UPDATE) writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`)
    expect(existsSync(path), `${path} is missing; UPDATE=1 writes it`).toBe(true)
    expect(actual).toEqual(JSON.parse(readFileSync(path, 'utf8')))
  })

  it('keeps every span on its raw text, and parses to the same twice', async () => {
    const [first, second] = [await parseCase(name), await parseCase(name)]
    expect(second).toEqual(first)
    for (const { text, facts } of first)
      for (const { raw, span } of facts) if (span) expect(text.slice(span.start, span.end)).toBe(raw)
  })
})
