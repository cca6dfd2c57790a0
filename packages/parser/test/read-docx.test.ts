import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DocumentError } from '../src/document.ts'
import { readDocx } from '../src/read-docx.ts'
import { EDITIONS, getLayout, PLAIN, randomFigures, seededRandom } from './render/index.ts'
import { wordDocument } from './render/layouts/docx.ts'
import { blockTexts, tablesOf, tablesOfForm } from './tables.ts'

const codeOf = async (result: Promise<unknown>) => {
  const error = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof DocumentError ? error.code : error
}
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe('readDocx', () => {
  it.each(EDITIONS)('gives back the form’s grid, merges kept (edition %s)', async (edition) => {
    const figures = randomFigures(seededRandom(21), edition)
    const bytes = await getLayout('docx').render(figures, seededRandom(4), PLAIN)
    const document = await readDocx(bytes, 'a.docx')
    expect(tablesOf(document)).toEqual(tablesOfForm(figures, PLAIN, seededRandom(4)))
    expect(blockTexts(document)[1]).toBe('一、总体情况')
  })

  it('refuses what is no archive, and an archive that is cut off, as corrupt', async () => {
    const whole = wordDocument(paragraph('甲'))
    expect(await codeOf(readDocx(strToU8('PK not a zip'), 'a.docx'))).toBe('document.corrupt')
    expect(await codeOf(readDocx(whole.subarray(0, whole.length - 30), 'a.docx'))).toBe('document.corrupt')
    expect(await codeOf(readDocx(zipSync({ 'a.xml': strToU8('<a/>') }), 'a.docx'))).toBe('document.corrupt')
  })

  it('refuses a part that inflates beyond all measure, whatever it declares', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(33 * 1024 * 1024) }, { level: 9 })
    expect(await codeOf(readDocx(bomb, 'bomb.docx'))).toBe('document.too_large')
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    const directory = view.getUint32(bomb.length - 6, true)
    view.setUint32(directory + 24, 10, true)
    expect(await codeOf(readDocx(bomb, 'liar.docx'))).toBe('document.too_large')
  })

  it('refuses nesting that no document has within seconds', async () => {
    const depth = 100_000
    const deep = wordDocument('<w:sdt><w:sdtContent>'.repeat(depth) + '</w:sdtContent></w:sdt>'.repeat(depth))
    expect(await codeOf(readDocx(deep, 'deep.docx'))).toBe('document.corrupt')
  })

  it('expands no entities', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]>`
    const xml = `${laughs}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('&a8;')}</w:body></w:document>`
    const bytes = zipSync({ 'word/document.xml': strToU8(xml) })
    expect(await codeOf(readDocx(bytes, 'laughs.docx'))).toBe('document.corrupt')
  })
})
