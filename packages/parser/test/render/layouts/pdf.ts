/**
 * Real PDFs: wrapped cells, numbered pages, tables and merged cells split where a page ends; tables ruled, with lines
 * between their rows only, shaded cell by cell, or with nothing to tell their cells apart but the space between them.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PdfDocument from 'pdfkit'
import { type FormCell, type FormTable, formOf } from '../form.ts'
import type { Layout } from '../layout.ts'
import { randomStyle } from '../style.ts'
import { wrapped } from '../table-rows.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
)
let font: Buffer | undefined
const fontBytes = () => {
  font ??= readFileSync(FONT)
  return font
}

const PAGE_WIDTH = 595
const MARGIN = 50
const TOP = 60
const BOTTOM = 770
const TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
const CELL_SIZE = 8
const CELL_LEADING = 10
const CELL_PADDING = 3
const TEXT_SIZE = 12
const TEXT_LEADING = 20

/** Columns by how many a table has; the widths of the form, in points. */
const WIDTHS: Readonly<Record<number, readonly number[]>> = {
  4: [165, 110, 110, 110],
  10: [45, 60, 131, 37, 37, 37, 37, 37, 37, 37],
  15: Array.from({ length: 15 }, () => TEXT_WIDTH / 15),
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const linesOf = (cell: FormCell, widths: readonly number[]) => {
  const width = sum(widths.slice(cell.column, cell.column + cell.columnSpan))
  return wrapped(cell.text, Math.max(1, Math.floor(((width - 2 * CELL_PADDING) / CELL_SIZE) * (cell.metric ? 1.7 : 1))))
}

/** Lines that fit a part of a cell; the rest goes on overleaf. */
const fitting = (height: number) => Math.max(0, Math.floor((height - CELL_PADDING) / CELL_LEADING))

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Frame = (pdf: PDFKit.PDFDocument, x: number, y: number, width: number, height: number) => void

const SHADE = '#eeeeee'
const ruled: Frame = (pdf, x, y, width, height) => pdf.lineWidth(0.5).rect(x, y, width, height).stroke()
const underlined: Frame = (pdf, x, y, width, height) =>
  pdf
    .lineWidth(0.5)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .moveTo(x, y + height)
    .lineTo(x + width, y + height)
    .stroke()
const shaded: Frame = (pdf, x, y, width, height) =>
  pdf
    .rect(x + 0.5, y + 0.5, width - 1, height - 1)
    .fill(SHADE)
    .fill('black')
const bare: Frame = () => {}

/** How a table stands on its page. */
interface Manner {
  readonly frame: Frame
  /** Text in the middle of its cell, or at its top left. */
  readonly centred: boolean
}

class PdfWriter {
  readonly #pdf = new PdfDocument({
    size: 'A4',
    margin: 0,
    info: { CreationDate: new Date(0), ModDate: new Date(0) },
  })
  readonly #chunks: Uint8Array[] = []
  readonly #done: Promise<void>
  readonly #header: string
  #y = TOP
  #page = 1

  readonly #manner: Manner

  constructor(header: string, manner: Manner) {
    this.#header = header
    this.#manner = manner
    this.#done = new Promise((resolve) => {
      this.#pdf.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk)).on('end', resolve)
    })
    this.#pdf.font(fontBytes())
    this.#drawMargins()
  }

  #text(text: string, x: number, y: number, size: number) {
    this.#pdf.fontSize(size).text(text, x, y, { lineBreak: false })
  }
  #drawMargins() {
    if (this.#header) this.#text(this.#header, MARGIN, 30, CELL_SIZE)
    this.#text(`- ${this.#page} -`, PAGE_WIDTH / 2, 800, CELL_SIZE)
  }
  #breakPage() {
    this.#pdf.addPage()
    this.#page++
    this.#y = TOP
    this.#drawMargins()
  }
  #reserve(height: number) {
    if (this.#y + height > BOTTOM) this.#breakPage()
  }

  paragraph(text: string) {
    for (const line of wrapped(text, Math.floor(TEXT_WIDTH / TEXT_SIZE))) {
      this.#reserve(TEXT_LEADING)
      this.#text(line, MARGIN, this.#y, TEXT_SIZE)
      this.#y += TEXT_LEADING
    }
  }

  /** Draws rows in runs that fit their page; a cell that a page’s end cuts is drawn on both. */
  table(table: FormTable) {
    const widths = WIDTHS[table.columns] ?? []
    const heights = Array.from({ length: table.rows }, (_, row) => this.#rowHeight(table, row, widths))
    for (let row = 0; row < table.rows; ) {
      this.#reserve(heights[row] as number)
      let end = row + 1
      while (end < table.rows && this.#y + sum(heights.slice(row, end + 1)) <= BOTTOM) end++
      this.#rows(table, row, end, heights, widths)
      this.#y += sum(heights.slice(row, end))
      row = end
    }
    this.#y += TEXT_LEADING / 2
  }

  #rowHeight(table: FormTable, row: number, widths: readonly number[]) {
    const own = table.cells.filter((cell) => cell.row === row && cell.rowSpan === 1)
    const lines = Math.max(1, ...own.map((cell) => linesOf(cell, widths).length))
    return lines * CELL_LEADING + 2 * CELL_PADDING
  }

  #rows(table: FormTable, from: number, to: number, heights: readonly number[], widths: readonly number[]) {
    for (const cell of table.cells) {
      const first = Math.max(cell.row, from)
      const end = Math.min(cell.row + cell.rowSpan, to)
      if (first >= end) continue
      const x = MARGIN + sum(widths.slice(0, cell.column))
      const y = this.#y + sum(heights.slice(from, first))
      const width = sum(widths.slice(cell.column, cell.column + cell.columnSpan))
      const height = sum(heights.slice(first, end))
      const above = fitting(sum(heights.slice(cell.row, first)))
      this.#manner.frame(this.#pdf, x, y, width, height)
      this.#cellText(linesOf(cell, widths).slice(above, above + fitting(height)), { x, y, width, height })
    }
  }

  #cellText(lines: readonly string[], box: Box) {
    const top = this.#manner.centred ? (box.height - lines.length * CELL_LEADING) / 2 : CELL_PADDING
    lines.forEach((line, i) => {
      const left = this.#manner.centred
        ? (box.width - this.#pdf.fontSize(CELL_SIZE).widthOfString(line)) / 2
        : CELL_PADDING
      this.#text(line, box.x + left, box.y + top + i * CELL_LEADING, CELL_SIZE)
    })
  }

  async finish(): Promise<Uint8Array> {
    this.#pdf.end()
    await this.#done
    return new Uint8Array(Buffer.concat(this.#chunks))
  }
}

const pdfLayout = (name: string, manner: Manner): Layout => ({
  name,
  mediaType: 'application/pdf',
  legible: true,
  async render(figures, random, style = randomStyle(random)) {
    const writer = new PdfWriter(style.chrome ? figures.agency.name : '', manner)
    for (const part of formOf(figures, style, random))
      if (part.kind === 'table') writer.table(part)
      else writer.paragraph(part.text)
    return writer.finish()
  },
})

export const pdf = pdfLayout('pdf', { frame: ruled, centred: false })
export const pdfLines = pdfLayout('pdf-lines', { frame: underlined, centred: true })
export const pdfShades = pdfLayout('pdf-shades', { frame: shaded, centred: true })
export const pdfBare = pdfLayout('pdf-bare', { frame: bare, centred: true })
