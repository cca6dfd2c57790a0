/** Web pages: tables with their merges kept, labels split over spans, and tables whose merges are lost. */
import type { FormCell, FormPart, FormTable } from '../form.ts'
import { formOf } from '../form.ts'
import type { Layout } from '../layout.ts'
import type { Random } from '../random.ts'
import { randomStyle, type Style } from '../style.ts'
import { anchorRows, fullGrid, isFigure } from '../table-rows.ts'
import { CHROME_AFTER, CHROME_BEFORE } from '../wording.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const spanned = (text: string, random: Random) => {
  const cut = random.integer(1, Math.max(1, text.length - 1))
  return `<span>${escaped(text.slice(0, cut))}</span><span>${escaped(text.slice(cut))}<o:p></o:p></span>`
}

interface Markup {
  readonly inline: (text: string, random: Random) => string
  readonly table: (table: FormTable, inline: (cell: FormCell) => string, random: Random) => string
}

const attribute = (name: string, span: number) => (span > 1 ? ` ${name}="${span}"` : '')
const td = (cell: FormCell, content: string) =>
  `<td${attribute('colspan', cell.columnSpan)}${attribute('rowspan', cell.rowSpan)}><p>${content}</p></td>`
const tableOf = (rows: readonly string[]) =>
  `<table border="1"><tbody>\n${rows.map((row) => `<tr>${row}</tr>`).join('\n')}\n</tbody></table>`

const mergedTable: Markup['table'] = (table, inline) =>
  tableOf(anchorRows(table).map((cells) => cells.map((cell) => td(cell, inline(cell))).join('')))

/** Merges lost: a covered place repeats its cell or is empty, and every cell is as wide as its column. */
const flatTable: Markup['table'] = (table, inline, random) => {
  const repeats = random.chance(0.5)
  const rows = fullGrid(table).map((places) =>
    places.map(({ cell, kind }) =>
      kind === 'anchor' || (repeats && !isFigure(cell)) ? `<td>${inline(cell)}</td>` : '<td>&nbsp;</td>',
    ),
  )
  return tableOf(rows.map((cells) => cells.join('')))
}

const TAGS: Record<Exclude<FormPart['kind'], 'table'>, string> = { title: 'h1', heading: 'p', paragraph: 'p' }

function body(parts: readonly FormPart[], markup: Markup, random: Random): string {
  const inline = (text: string) => (text === '' ? '&nbsp;' : markup.inline(text, random))
  return parts
    .map((part) =>
      part.kind === 'table'
        ? markup.table(part, (cell) => inline(cell.text), random)
        : `<${TAGS[part.kind]}>${inline(part.text)}</${TAGS[part.kind]}>`,
    )
    .join('\n')
}

const lines = (tag: string, texts: readonly string[]) =>
  texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')

/** An old site wraps its page in a table, hides a script in it and lists its menu before the report. */
const page = (title: string, content: string) => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}</title><style>td{width:10%}</style></head><body>
<script>var figures = "<table><tr><td>1</td></tr></table>"</script><!-- <table> -->
<table class="layout"><tr><td><ul>${lines('li', CHROME_BEFORE)}</ul></td></tr><tr><td><div class="article">
${content}
</div></td></tr></table><div class="footer">${lines('p', CHROME_AFTER)}</div></body></html>`

const plainPage = (title: string, content: string) =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${content}</body></html>`

const htmlLayout = (name: string, markup: Markup): Layout => ({
  name,
  mediaType: 'text/html',
  legible: true,
  async render(figures, random, style: Style = randomStyle(random)) {
    const parts = formOf(figures, style, random)
    const title = escaped(figures.agency.name)
    return new TextEncoder().encode((style.chrome ? page : plainPage)(title, body(parts, markup, random)))
  },
})

export const html = htmlLayout('html', { inline: escaped, table: mergedTable })
export const htmlSpans = htmlLayout('html-spans', { inline: spanned, table: mergedTable })
export const htmlFlat = htmlLayout('html-flat', { inline: escaped, table: flatTable })
