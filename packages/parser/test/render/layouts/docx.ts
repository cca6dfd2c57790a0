/** A minimal Word document: paragraphs, and tables whose merges are `gridSpan` and `vMerge`. */
import { strToU8, zipSync } from 'fflate'
import { type FormTable, formOf } from '../form.ts'
import type { Layout } from '../layout.ts'
import { randomStyle } from '../style.ts'
import { fullGrid, type Place } from '../table-rows.ts'
import { CHROME_AFTER, CHROME_BEFORE } from '../wording.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

/** A merge to the right is one wide cell; one downwards continues in a cell of each row it covers. */
const wordCell = ({ cell, kind }: Place) => {
  const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : ''
  const merge = cell.rowSpan === 1 ? '' : kind === 'anchor' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${paragraph(kind === 'anchor' ? cell.text : '')}</w:tc>`
}

/** The width of a page’s text. */
const PAGE_TWIPS = 9000
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

const wordTable = (table: FormTable) => {
  const rows = fullGrid(table).map((places) =>
    places
      .filter(({ cell }, column) => cell.column === column)
      .map(wordCell)
      .join(''),
  )
  const grid = `<w:gridCol w:w="${Math.floor(PAGE_TWIPS / table.columns)}"/>`.repeat(table.columns)
  return `<w:tbl><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'

/** A Word document around a body of WordprocessingML. */
export const wordDocument = (body: string): Uint8Array =>
  zipSync(
    {
      '[Content_Types].xml': strToU8(
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${DOCUMENT_TYPE}"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(`${XML}<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`),
    },
    { mtime: new Date(2025, 0, 1) },
  )

export const docx: Layout = {
  name: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  legible: true,
  async render(figures, random, style = randomStyle(random)) {
    const parts = formOf(figures, style, random).map((part) =>
      part.kind === 'table' ? wordTable(part) : paragraph(part.text),
    )
    const [before, after] = style.chrome ? [CHROME_BEFORE, CHROME_AFTER] : [[], []]
    return wordDocument([...before.map(paragraph), ...parts, ...after.map(paragraph)].join(''))
  },
}
