import { readFileSync } from 'node:fs'
import { utils, write } from 'cfb'
import { describe, expect, it } from 'vitest'
import { readDoc } from '../src/document/doc/read-doc.ts'
import { DocumentError } from '../src/document/document.ts'
import { readDocx } from '../src/document/docx/read-docx.ts'
import { readPdf } from '../src/document/pdf/read-pdf.ts'
import { seededRandom } from './render/index.ts'
import { blockTexts, tablesOf } from './tables.ts'

/** One report with split pages and merged cells, saved by LibreOffice Writer in three formats. */
const saved = (extension: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/saved-by-libreoffice/report.${extension}`, import.meta.url)))

/** Tables within tables, and text that was changed, saved by LibreOffice Writer. */
const WITHIN = new URL('fixtures/saved-by-libreoffice/within.doc', import.meta.url)

const codeOf = (bytes: Uint8Array) => {
  try {
    readDoc(bytes, 'a.doc')
  } catch (error) {
    return error instanceof DocumentError ? error.code : error
  }
}
const container = (name: string, content: Uint8Array) => {
  const file = utils.cfb_new()
  utils.cfb_add(file, name, content)
  return new Uint8Array(write(file, { type: 'array' }))
}

describe('a report saved as DOCX, DOC and PDF', () => {
  it('gives the same tables, merges included', async () => {
    const tables = tablesOf(await readDocx(saved('docx'), 'report.docx'))
    expect(tables.map((table) => table.length)).toEqual([30, 215, 34])
    expect(tablesOf(readDoc(saved('doc'), 'report.doc'))).toEqual(tables)
    expect(tablesOf(await readPdf(saved('pdf'), 'report.pdf'))).toEqual(tables)
  })

  it('gives the same lines around them', async () => {
    const linesOf = (texts: readonly string[]) => texts.filter((text) => !text.includes('\t')).join('')
    const lines = linesOf(blockTexts(await readDocx(saved('docx'), 'report.docx')))
    expect(linesOf(blockTexts(readDoc(saved('doc'), 'report.doc')))).toBe(lines)
    expect(linesOf(blockTexts(await readPdf(saved('pdf'), 'report.pdf')))).toBe(lines)
  })
})

describe('readDoc', () => {
  it('reads a table within one that lays out the page, and one of a single column as its cell’s text', () => {
    const texts = blockTexts(readDoc(new Uint8Array(readFileSync(WITHIN)), 'within.doc'))
    expect(texts).toEqual(['题', '前', '甲乙\t3^1\n5\t6_2', '后', '栏目', '中', '三、本\n年度\t4', '末'])
  })

  it('leaves out what was deleted, struck out or hidden, and marks what is raised or lowered', () => {
    const { text } = readDoc(new Uint8Array(readFileSync(WITHIN)), 'within.doc')
    for (const unseen of ['8', '77', '9']) expect(text).not.toContain(unseen)
    expect(text).toMatch(/3\^1\s5\s6_2/)
  })

  it('refuses other old Office files as unsupported', () => {
    expect(codeOf(container('/Workbook', new Uint8Array(600)))).toBe('document.unsupported')
    expect(codeOf(container('/WordDocument', new Uint8Array(600)))).toBe('document.unsupported')
  })

  it.each(['\u200e', '\u202d', '\u2067', '\u200b'])('leaves out what nobody sees: %j', (mark) => {
    const bytes = Buffer.from(saved('doc'))
    bytes.write(mark, bytes.indexOf('总体情况', 0, 'utf16le'), 'utf16le')
    const text = blockTexts(readDoc(new Uint8Array(bytes), 'report.doc')).join('\n')
    expect(text).toContain('一、体情况')
    expect(text).not.toContain(mark)
  })

  it('refuses a damaged file as corrupt, wherever it is cut', () => {
    const whole = saved('doc')
    for (const length of [8, 600, 5000, 20_000])
      expect(codeOf(whole.subarray(0, length)), `${length}`).toBe('document.corrupt')
  })

  it('ends with a document or a code whatever bytes are changed', () => {
    const random = seededRandom(1)
    const whole = saved('doc')
    for (let i = 0; i < 60; i++) {
      const bytes = whole.slice()
      for (let k = 0; k < 20; k++) bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255)
      expect(['undefined', 'string']).toContain(typeof codeOf(bytes))
    }
  })
})
