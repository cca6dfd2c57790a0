import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DocumentError } from '../src/document/document.ts'
import { readDocx } from '../src/document/docx/read-docx.ts'
import { readDocument } from '../src/document/read-document.ts'
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

  it('reads through nesting that no document has', async () => {
    const depth = 100_000
    const open = '<w:sdt><w:sdtContent>'.repeat(depth)
    const close = '</w:sdtContent></w:sdt>'.repeat(depth)
    const deep = wordDocument(open + paragraph('甲') + close)
    expect(blockTexts(await readDocx(deep, 'deep.docx'))).toEqual(['甲'])
  })

  it('leaves out deleted text, field codes and the older way to say one thing', async () => {
    const run = (content: string) => `<w:r>${content}</w:r>`
    const bytes = wordDocument(
      `<w:p>${run('<w:t>收</w:t>')}<w:del>${run('<w:delText>3</w:delText><w:t>4</w:t>')}</w:del>` +
        `<w:ins>${run('<w:t xml:space="preserve">到 </w:t><w:tab/><w:t/>')}</w:ins>${run('<w:instrText>PAGE</w:instrText>')}` +
        `<mc:AlternateContent><mc:Choice>${run('<w:t>7</w:t>')}</mc:Choice><mc:Fallback>${run('<w:t>5</w:t>')}</mc:Fallback></mc:AlternateContent>` +
        `${run('<w:br/><w:t>件 &amp; &#26465;</w:t>')}</w:p>`,
    )
    expect(blockTexts(await readDocx(bytes, 'a.docx'))).toEqual(['收到 7', '件 & 条'])
  })

  it('reads a text box that is said in the newer way only', async () => {
    const box = `<w:txbxContent>${paragraph('乙')}</w:txbxContent>`
    const bytes = wordDocument(
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice></mc:AlternateContent></w:r></w:p>${paragraph('甲')}`,
    )
    expect(blockTexts(await readDocx(bytes, 'a.docx'))).toEqual(['乙', '甲'])
  })

  const tableOf = (...rows: readonly string[]) =>
    wordDocument(`<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`)
  const cell = (properties: string, text: string) => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`

  it('goes by the properties that hold, not by those that a tracked change keeps', async () => {
    const was = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr></w:tcPrChange>'
    const unstruck = '<w:r><w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:t>5</w:t></w:r>'
    const bytes = tableOf(cell('', '甲') + cell(was, '乙'), `${cell(was, '丙')}<w:tc><w:p>${unstruck}</w:p></w:tc>`)
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([['0,0 1×1 甲', '0,1 1×1 乙', '1,0 1×1 丙', '1,1 1×1 5']])
  })

  it.each(['w:del', 'w:hidden'])('leaves out a row that nobody sees (%s)', async (property) => {
    const unseen = `<w:trPr><${property}/></w:trPr>${cell('<w:vMerge/>', '')}${cell('', '9')}`
    const bytes = tableOf(
      cell('<w:vMerge w:val="restart"/>', '甲') + cell('', '1'),
      unseen,
      cell('<w:vMerge/>', '') + cell('', '2'),
    )
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([['0,0 2×1 甲', '0,1 1×1 1', '1,1 1×1 2']])
  })

  it('joins cells merged to the right as older files say it', async () => {
    const bytes = tableOf(
      cell('<w:hMerge w:val="restart"/>', '甲') + cell('<w:hMerge/>', '') + cell('', '乙'),
      cell('', '1') + cell('', '2') + cell('', '3'),
    )
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([
      ['0,0 1×2 甲', '0,2 1×1 乙', '1,0 1×1 1', '1,1 1×1 2', '1,2 1×1 3'],
    ])
  })

  it('joins cells merged to the right that also go on with the cell above', async () => {
    const wide = (above: string) =>
      cell(`<w:hMerge w:val="restart"/><w:vMerge${above}/>`, above === '' ? '' : '甲') +
      cell(`<w:hMerge/><w:vMerge${above}/>`, '')
    const bytes = tableOf(
      cell('', '0') + wide(' w:val="restart"') + cell('', '乙'),
      cell('', '1') + wide('') + cell('', '2'),
    )
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([
      ['0,0 1×1 0', '0,1 2×2 甲', '0,3 1×1 乙', '1,0 1×1 1', '1,3 1×1 2'],
    ])
  })

  it('finds the document under the number that Word in a browser gives it', async () => {
    const entries = unzipSync(wordDocument(paragraph('甲')))
    const { 'word/document.xml': part, ...others } = entries
    const bytes = zipSync({ ...others, 'word/document2.xml': part as Uint8Array })
    expect(blockTexts(await readDocument({ name: 'a.docx', bytes }))).toEqual(['甲'])
  })

  it('keeps cells in their columns after skipped ones, and merges within merges', async () => {
    const bytes = wordDocument(
      `<w:tbl><w:tr>${cell('<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>', '甲')}${cell('', '乙')}</w:tr>` +
        `<w:tr>${cell('<w:gridSpan w:val="2"/><w:vMerge/>', '丙')}${cell('', '丁')}</w:tr>` +
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('', '戊')}${cell('', '己')}</w:tr></w:tbl>`,
    )
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([
      ['0,0 2×2 甲', '0,2 1×1 乙', '1,2 1×1 丁', '2,0 1×1 ', '2,1 1×1 戊', '2,2 1×1 己'],
    ])
  })

  it('reads symbols that stand for characters, and formulas; others leave the mark of an object', async () => {
    const run = (content: string) => `<w:p><w:r>${content}</w:r></w:p>`
    const bytes = tableOf(
      `<w:tc>${run('<w:t>382</w:t><w:sym w:font="宋体" w:char="0030"/>')}</w:tc>` +
        `<w:tc>${run('<w:t>5</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>')}</w:tc>` +
        `<w:tc><w:p><m:oMath><m:r><m:t>17</m:t></m:r></m:oMath></w:p></w:tc>` +
        `<w:tc><w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath></w:p></w:tc>`,
    )
    expect(tablesOf(await readDocx(bytes, 'a.docx'))).toEqual([
      ['0,0 1×1 3820', '0,1 1×1 5\ufffc', '0,2 1×1 17', '0,3 1×1 \ufffc1'],
    ])
  })

  const withParts = (content: string, parts: Readonly<Record<string, string>>) => {
    const added = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
    return zipSync({ ...unzipSync(wordDocument(content)), ...Object.fromEntries(added) })
  }

  it('leaves out what a style of characters hides', async () => {
    const styles =
      '<w:styles><w:style w:type="character" w:styleId="a1"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="character" w:styleId="a2"><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>'
    const run = (style: string, text: string) =>
      `<w:r><w:rPr><w:rStyle w:val="${style}"/></w:rPr><w:t>${text}</w:t></w:r>`
    const bytes = withParts(`<w:p>${run('a1', '9')}${run('a2', '3')}</w:p>`, { 'word/styles.xml': styles })
    expect(blockTexts(await readDocx(bytes, 'a.docx'))).toEqual(['3'])
  })

  it.each([
    ['afchunk.html', '<html><body><table><tr><td>规章<td>3</table></body></html>'],
    ['afchunk.mht', 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<table><tr><td>规章<td>3</table>'],
  ])('reads the page that a program has put in place of text (%s)', async (name, page) => {
    const relations = `<Relationships><Relationship Id="c1" Target="${name}"/></Relationships>`
    const bytes = withParts(`${paragraph('甲')}<w:altChunk r:id="c1"/>${paragraph('乙')}`, {
      'word/_rels/document.xml.rels': relations,
      [`word/${name}`]: page,
    })
    expect(blockTexts(await readDocx(bytes, 'a.docx'))).toEqual(['甲', '规章\t3', '乙'])
  })

  it('reads a file that another program has written again, with its own prefix and folders', async () => {
    const { 'word/document.xml': part, ...others } = unzipSync(wordDocument(paragraph('甲')))
    const xml = strFromU8(part as Uint8Array)
      .replace(/xmlns:w=/g, 'xmlns:ns0=')
      .replace(/(<\/?)w:/g, '$1ns0:')
    const bytes = zipSync({ ...others, 'word\\document.xml': strToU8(`${xml}<!-- again -->`) })
    expect(blockTexts(await readDocument({ name: 'a.docx', bytes }))).toEqual(['甲'])
  })

  it('expands no entities', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ''};`.repeat(10)}">`).join('')}]>`
    const xml = `${laughs}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('&a8;')}</w:body></w:document>`
    const bytes = zipSync({ 'word/document.xml': strToU8(xml) })
    expect(await codeOf(readDocx(bytes, 'laughs.docx'))).toBe('document.corrupt')
  })
})
