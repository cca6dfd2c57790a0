import type { Layout } from '../layout.ts'
import { docx } from './docx.ts'
import { html, htmlFlat, htmlSpans } from './html.ts'
import { markdownFragments, markdownPipes } from './markdown.ts'
import { pdf, pdfBare, pdfLines, pdfShades } from './pdf.ts'
import { textCellPerLine } from './text-cell-per-line.ts'
import { textCollapsed } from './text-collapsed.ts'
import { textPdf } from './text-pdf.ts'
import { textTabs } from './text-tabs.ts'

/** Every layout the tests render; a new one is a row here. */
export const LAYOUTS: readonly Layout[] = [
  textPdf,
  textTabs,
  textCellPerLine,
  textCollapsed,
  markdownPipes,
  markdownFragments,
  html,
  htmlSpans,
  htmlFlat,
  docx,
  pdf,
  pdfLines,
  pdfShades,
  pdfBare,
]

export const getLayout = (name: string): Layout => {
  const layout = LAYOUTS.find((candidate) => candidate.name === name)
  if (!layout) throw new Error(`No layout is called ${JSON.stringify(name)}.`)
  return layout
}
