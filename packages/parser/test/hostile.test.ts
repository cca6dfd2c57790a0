/**
 * Files made to break a reader. Each ends with a result or a DocumentError, within ten seconds. Most sizes are a fiftieth
 * of the 50 MB that must be borne: the work is linear, which `npm run bench -- --only parser.linear` measures.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { DocumentError } from '../src/document/document.ts'
import { parseDocument } from '../src/parse-document.ts'
import { getLayout, PLAIN, randomFigures, seededRandom } from './render/index.ts'
import { listSamples } from './samples.ts'

const report = new TextDecoder().decode(listSamples()[0]?.bytes)
const MEGABYTE = 1_000_000
/** Of work: what else the machine does counts for nothing. */
const LONGEST_MS = 10_000

/** The code a parse ends with: of its refusal, or `ok`; anything but a DocumentError fails the test. */
const outcomeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await parseDocument({ name: 'hostile', bytes })
    return 'ok'
  } catch (error) {
    if (error instanceof DocumentError) return error.code
    throw error
  }
}
/** The report with something put before the first row of a table, after a heading, or in the prose. */
const withBefore = (anchor: string, put: string) => strToU8(report.replace(anchor, (found) => put + found))
const FIRST_ROW = '本年新收政府信息公开申请数量'
const inTable = (put: string) => withBefore(FIRST_ROW, put)
const inProse = (put: string) => withBefore('二、', put)
const page = (markup: string) => strToU8(`<html><body>${markup}${report}`)
const filled = (pattern: string, size: number) => pattern.repeat(size / pattern.length)

const ENDLESS: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['digits on one line', () => strToU8(filled('1', 5 * MEGABYTE)), 'document.not_a_report'],
  ['digits on one line of a table', () => inTable(filled('1', MEGABYTE)), 'ok'],
  ['digits in a bracket that never closes', () => inTable(`(${filled('1', MEGABYTE)}`), 'ok'],
  ['numbers in a table', () => inTable(filled('1 ', MEGABYTE)), 'ok'],
  ['dashes in a table', () => inTable(filled('- ', MEGABYTE)), 'ok'],
  ['spaces in a label', () => inTable(filled(' ', MEGABYTE)), 'ok'],
  ['empty lines in a table', () => inTable(filled('\n', MEGABYTE)), 'ok'],
  ['labels in a table', () => inTable(filled(`${FIRST_ROW} 1\n`, MEGABYTE)), 'ok'],
  ['numbering in a table', () => inTable(filled(' (一)1.', MEGABYTE)), 'ok'],
  ['counts in the prose', () => inProse(filled('公开信息12条，', MEGABYTE)), 'ok'],
  ['verbs in the prose', () => inProse(filled('收到受理', MEGABYTE)), 'ok'],
  ['headings', () => strToU8(filled('一、总体情况\n二、主动公开政府信息情况\n', MEGABYTE)), 'ok'],
  ['titles', () => strToU8(filled('洛阳市政府信息公开工作年度报告\n一、总体情况\n', MEGABYTE)), 'document.too_large'],
  ['a million cells on one line', () => inTable(filled('\t0', 2 * MEGABYTE)), 'document.too_large'],
  ['a million cells in rows', () => inTable(filled('\t0\n', 3 * MEGABYTE)), 'document.too_large'],
  ['sums of sums between two figures', () => inProse(`公开信息152次，${filled('共计', 100)}坏456条。`), 'ok'],
  ['numbers of headings on one line', () => inProse(filled('一况(1', MEGABYTE)), 'ok'],
  ['pipes', () => inTable(`\n${filled('|', MEGABYTE)}\n`), 'document.too_large'],
  ['labels within a label', () => withBefore('行政许可', filled('行政许可', MEGABYTE)), 'ok'],
  ['lines that add nothing to a label', () => inTable(`\n规章\t0\n规${filled('\n|', MEGABYTE / 4)}\n`), 'ok'],
  ['years that open a clause', () => inProse(filled('2023年，我局认真；', MEGABYTE)), 'ok'],
  ['brackets that close in the prose', () => inProse(filled('）共1条，', MEGABYTE)), 'ok'],
]

const MARKUP: readonly (readonly [string, () => Uint8Array, string])[] = [
  ['200,000 elements within each other', () => page('<div>'.repeat(200_000)), 'ok'],
  ['200,000 tables within each other', () => page('<table><tr><td>'.repeat(200_000)), 'ok'],
  ['a million cells', () => page(`<table>${`<tr>${'<td>0'.repeat(10)}`.repeat(100_000)}`), 'document.too_large'],
  [
    'spans beyond all measure',
    () => page(`<table>${'<tr><td colspan=99999 rowspan=99999>0'.repeat(9)}`),
    'document.too_large',
  ],
  ['attributes without end', () => page(`<p${' style='.repeat(100_000)}none>`), 'ok'],
  ['quotes that never close', () => page('<p style="none '.repeat(50_000)), 'document.not_a_report'],
  ['comments that never close', () => page('<!--'.repeat(200_000)), 'document.not_a_report'],
  ['cells that never close', () => inProse(filled('<td ', MEGABYTE)), 'ok'],
  ['rows that name years', () => page(`<table>${'<tr><td>本年<td>上年<td>本年<td>上年'.repeat(10_000)}</table>`), 'ok'],
  ['less-than signs', () => page(filled('<', MEGABYTE)), 'ok'],
  ['ampersands', () => page(filled('&', MEGABYTE)), 'ok'],
]

describe('without end:', () => {
  test.each([...ENDLESS, ...MARKUP])('%s', async (_what, bytes, code) => {
    const before = process.cpuUsage()
    expect(await outcomeOf(bytes())).toBe(code)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(LONGEST_MS)
  })
})

describe('damaged:', () => {
  test('NUL bytes alone are no report, and those within one do not hide it', async () => {
    expect(await outcomeOf(new Uint8Array(MEGABYTE))).toBe('document.not_a_report')
    expect(await outcomeOf(strToU8(report.replaceAll('\n', '\0\n\0')))).toBe('ok')
  })

  test('bytes that fit no encoding are refused', async () => {
    const bytes = strToU8(report).map((byte, i) => (i % 97 === 0 ? 0xff : byte))
    expect(await outcomeOf(bytes)).toBe('document.encoding')
  })

  test.each(['pdf', 'docx'])('a %s cut off anywhere ends with a code', async (layout) => {
    const bytes = await getLayout(layout).render(randomFigures(seededRandom(5), '2021'), seededRandom(5), PLAIN)
    const cuts = [0.001, 0.1, 0.5, 0.9, 0.999].map((share) => bytes.subarray(0, Math.ceil(bytes.length * share)))
    for (const cut of cuts) expect(await outcomeOf(cut)).toMatch(/^(?:ok|document\.(?:corrupt|no_text|unsupported))$/)
  })

  // Vitest takes the failures that nobody else takes, so that only a process of its own shows what becomes of them.
  test('a PDF whose pages are not where it says is read, and the process lives on', async () => {
    const bytes = await getLayout('pdf').render(randomFigures(seededRandom(31), '2021'), seededRandom(4), PLAIN)
    const { stdout, stderr } = spawnSync(process.execPath, [READER], {
      input: withPagesElsewhere(bytes),
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: '200 facts\nalive\n', stderr: '' })
  })

  test('a Word file of entities within entities, or of zeros, is refused', async () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
    const xml = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]><w:document><w:body><w:p>&e9;</w:p></w:body></w:document>`
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * MEGABYTE) }, { level: 9 })
    expect(await outcomeOf(zipSync({ 'word/document.xml': strToU8(xml) }))).toMatch(/^document\./)
    expect(await outcomeOf(bomb)).toBe('document.too_large')
  })
})

const READER = fileURLToPath(new URL('read-from-input.ts', import.meta.url))

/** The same file, in whose table of objects the pages have other places. */
const withPagesElsewhere = (bytes: Uint8Array): Uint8Array => {
  const file = strFromU8(bytes, true)
  const table = file.lastIndexOf('xref\n0', file.lastIndexOf('startxref') - 1)
  const lines = file.slice(table).split('\n')
  for (const [, object] of file.matchAll(/(\d+) 0 obj\s*<<\s*[^>]*?\/Type \/Page\b/g))
    lines[Number(object) + 2] = '0000000001 00000 n '
  return strToU8(file.slice(0, table) + lines.join('\n'), true)
}

/** Whatever stands in real files, and what opens each format. */
const SIGNATURES = ['%PDF-1.7\n', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '{\\rtf', '<html>', '']
const LINES = report.split('\n')
const fragment = fc.oneof(
  fc.constantFrom(...LINES),
  fc.constantFrom(
    '\n',
    '\t',
    '|',
    ' ',
    '\u3000',
    '（',
    '）',
    '1.',
    '一、',
    '-',
    '/',
    '0',
    '<td>',
    '<tr>',
    '<table>',
    '&',
    '&#',
  ),
  fc.integer({ min: -1, max: 99_999_999 }).map(String),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Where in a file, how many of its bytes go, and what comes in their place. */
type Splice = readonly [number, number, Uint8Array]
const spliced = (bytes: Uint8Array, [place, length, put]: Splice): Uint8Array => {
  const at = Math.floor(place * bytes.length)
  return new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + length)])
}

const SAVED = fileURLToPath(new URL('fixtures/saved-by-libreoffice/', import.meta.url))
const LAYOUTS = ['text-pdf', 'text-tabs', 'markdown-pipes', 'html', 'docx', 'pdf']
const filesOfEveryFormat = async (): Promise<readonly Uint8Array[]> => [
  ...readdirSync(SAVED)
    .filter((name) => name.endsWith('.doc'))
    .map((name) => readFileSync(SAVED + name)),
  ...(await Promise.all(
    LAYOUTS.map((layout) => getLayout(layout).render(randomFigures(seededRandom(3), '2021'), seededRandom(3), PLAIN)),
  )),
]

describe('at random:', () => {
  const runs = { numRuns: 1000, seed: 20_261_122 }

  test('bytes behind any signature', async () => {
    const bytes = fc.tuple(fc.constantFrom(...SIGNATURES), fc.uint8Array({ maxLength: 400 }))
    const holds = async ([signature, tail]: [string, Uint8Array]) => {
      await outcomeOf(new Uint8Array([...strToU8(signature, true), ...tail]))
    }
    await fc.assert(fc.asyncProperty(bytes, holds), runs)
  })

  test('lines of a report, cells, tags and digits in any order, and every span is true', async () => {
    const texts = fc.array(fragment, { maxLength: 120 }).map((parts) => parts.join(''))
    const holds = async (text: string) => {
      const bytes = strToU8(text)
      if ((await outcomeOf(bytes)) !== 'ok') return
      for (const { facts, text: whole } of await parseDocument({ name: 'mixed', bytes }))
        for (const { span, raw } of facts) if (span) expect(whole.slice(span.start, span.end)).toBe(raw)
    }
    await fc.assert(fc.asyncProperty(texts, holds), runs)
  })

  test('files of every format with stretches of their bytes cut out or overwritten, read twice alike', async () => {
    const files = await filesOfEveryFormat()
    const splice = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(400), fc.uint8Array({ maxLength: 40 }))
    const cases = fc.tuple(fc.constantFrom(...files), fc.array(splice, { minLength: 1, maxLength: 4 }))
    const holds = async ([file, splices]: readonly [Uint8Array, readonly Splice[]]) => {
      const bytes = splices.reduce(spliced, file)
      const outcome = await outcomeOf(bytes)
      expect(await outcomeOf(bytes)).toBe(outcome)
      if (outcome !== 'ok') return
      const [first, second] = await Promise.all([1, 2].map(() => parseDocument({ name: 'spliced', bytes })))
      expect(second).toEqual(first)
      for (const { facts, text } of first ?? [])
        for (const { span, raw } of facts) if (span) expect(text.slice(span.start, span.end)).toBe(raw)
    }
    await fc.assert(fc.asyncProperty(cases, holds), { ...runs, numRuns: 120 })
  })

  test('a report with pieces cut out and put elsewhere', async () => {
    const places = fc.array(fc.tuple(fc.nat(report.length), fc.nat(80), fc.nat(report.length)), { maxLength: 12 })
    const moved = (cuts: readonly (readonly [number, number, number])[]) =>
      cuts.reduce((text, [from, length, to]) => {
        const rest = text.slice(0, from) + text.slice(from + length)
        return rest.slice(0, to) + text.slice(from, from + length) + rest.slice(to)
      }, report)
    const holds = async (cuts: readonly (readonly [number, number, number])[]) => {
      expect(await outcomeOf(strToU8(moved(cuts)))).toMatch(/^(?:ok|document\.not_a_report)$/)
    }
    await fc.assert(fc.asyncProperty(places, holds), { ...runs, numRuns: 300 })
  })
})
