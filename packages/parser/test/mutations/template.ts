/**
 * A rendered report whose figures are still marks, so that a mutation knows which figure it touches. Rendered once with a
 * mark for every figure, mutated, and filled in last.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  type Figures,
  type FormCell,
  type FormTable,
  figureText,
  formOf,
  getLayout,
  type Style,
  seededRandom,
} from '../render/index.ts'

/** Ten digits no report holds, of which the last three are the metric’s place among the figures. */
const FIRST_MARK = 7_000_000_000
export const MARK = /7000000\d{3}/g
const indexOfMark = (mark: string) => Number(mark) - FIRST_MARK

export interface Template {
  readonly layout: string
  readonly figures: Figures
  readonly style: Style
  /** By the number of their mark: the metrics, and their figures as printed. */
  readonly metrics: readonly string[]
  readonly printed: readonly string[]
  /** Text, or the markup that holds the tables; figures stand as marks. */
  readonly text: string
  readonly kind: 'text' | 'html' | 'docx'
  /** The tables of the form as they were rendered, in order. */
  readonly tables: readonly FormTable[]
}

export const metricOfMark = ({ metrics }: Template, mark: string): string => metrics[indexOfMark(mark)] as string

const withMarks = (figures: Figures): Figures => ({
  ...figures,
  values: new Map([...figures.values.keys()].map((metric, i) => [metric, FIRST_MARK + i])),
})

const NO_WIDTH: Readonly<Record<Template['kind'], string>> = { text: '', html: '&nbsp;', docx: '' }
const DOCX_BODY = 'word/document.xml'
const KINDS: Readonly<Record<string, Template['kind']>> = {
  html: 'html',
  'html-spans': 'html',
  'html-flat': 'html',
  docx: 'docx',
}
/** A mark that a layout has split over two spans. */
const TORN_MARK = /(?<=>)(7\d*)<\/span><span>(\d*)(?=<)/g
const isTable = (part: { kind: string }): part is FormTable => part.kind === 'table'

/** Renders a report in a layout, with marks for figures. */
export const renderTemplate = async (
  layout: string,
  figures: Figures,
  style: Style,
  seed: number,
): Promise<Template> => {
  const marked = withMarks(figures)
  const plainDigits = { ...style, thousands: false, fullWidthDigits: false }
  const bytes = await getLayout(layout).render(marked, seededRandom(seed), plainDigits)
  const tables = formOf(marked, plainDigits, seededRandom(seed)).filter(isTable)
  const kind = KINDS[layout] ?? 'text'
  const text = strFromU8(kind === 'docx' ? (unzipSync(bytes)[DOCX_BODY] as Uint8Array) : bytes)
  return {
    layout,
    figures,
    style,
    metrics: [...figures.values.keys()],
    printed: [...figures.values.values()].map((value) => figureText(value, style) || NO_WIDTH[kind]),
    text: text.replace(TORN_MARK, '$1$2'),
    kind,
    tables,
  }
}

/** How a figure is printed in this report. */
export const printed = (template: Template, mark: string): string => template.printed[indexOfMark(mark)] as string

/** The bytes of a mutated template, its figures filled in. */
export const fillIn = async (template: Template, text: string): Promise<Uint8Array> => {
  const filled = strToU8(text.replace(MARK, (mark) => printed(template, mark)))
  if (template.kind !== 'docx') return filled
  const shell = unzipSync(await getLayout('docx').render(template.figures, seededRandom(0), template.style))
  return zipSync({ ...shell, [DOCX_BODY]: filled })
}

export const labelCells = (table: FormTable): readonly FormCell[] =>
  table.cells.filter((cell) => cell.metric === undefined)
