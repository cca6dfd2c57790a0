/** Damage to markup: rows and cells dropped, repeated, split, merged and swapped; stretches of them deleted. */
import type { Random } from '../render/index.ts'
import type { Mutant, Mutate } from './mutate-text.ts'
import { exchanged, type Place, sliceOf, without, withText } from './places.ts'
import { MARK, metricOfMark, printed, type Template } from './template.ts'
import { exchangeFigures, exchangeLabels, type PrintedLabel, type Truth } from './truth.ts'

interface MarkedCell extends Place {
  readonly row: number
  readonly table: number
  /** The place of what stands within its tags. */
  readonly inner: Place
  /** The mark of its figure. */
  readonly mark: string | undefined
  readonly label: PrintedLabel
}

const TAGS = {
  html: { table: /<table border[\s\S]*?<\/table>/g, row: /<tr>[\s\S]*?<\/tr>/g, cell: /(<td[^>]*>)([\s\S]*?)<\/td>/g },
  docx: {
    table: /<w:tbl>[\s\S]*?<\/w:tbl>/g,
    row: /<w:tr>[\s\S]*?<\/w:tr>/g,
    cell: /(<w:tc>[\s\S]*?<\/w:tcPr>)([\s\S]*?)<\/w:tc>/g,
  },
} as const
const END_TAG = { html: '</td>', docx: '</w:tc>' }
const tagsOf = ({ kind }: Template) => TAGS[kind as keyof typeof TAGS]

const placesWithin = (text: string, pattern: RegExp, within: Place): Place[] =>
  [...text.slice(within.start, within.end).matchAll(pattern)].map((match) => ({
    start: within.start + match.index,
    end: within.start + match.index + match[0].length,
  }))

const tablesOf = (template: Template): Place[] =>
  placesWithin(template.text, tagsOf(template).table, { start: 0, end: template.text.length })
const rowsOf = (template: Template): (Place & { table: number })[] =>
  tablesOf(template).flatMap((table, index) =>
    placesWithin(template.text, tagsOf(template).row, table).map((row) => ({ ...row, table: index })),
  )

const plainText = (markup: string) => markup.replace(/<[^>]*>|&nbsp;|\s/g, '')

const cellsOf = (template: Template): MarkedCell[] => {
  const seen = new Map<string, number>()
  return rowsOf(template).flatMap((row, index) =>
    [...template.text.slice(row.start, row.end).matchAll(tagsOf(template).cell)].map((match) => {
      const start = row.start + match.index
      const inner = {
        start: start + (match[1] as string).length,
        end: start + match[0].length - END_TAG[template.kind as 'html'].length,
      }
      const text = plainText(match[2] as string)
      const seenAs = `${row.table} ${text}`
      const occurrence = seen.get(seenAs) ?? 0
      seen.set(seenAs, occurrence + 1)
      return {
        start,
        end: start + match[0].length,
        row: index,
        table: row.table,
        inner,
        mark: text.match(MARK)?.[0],
        label: { table: row.table, text, occurrence },
      }
    }),
  )
}

const same = ({ figures }: Template): Truth => figures.values
const unchanged = (template: Template, text: string): Mutant => ({ text, truths: [same(template)] })
const twoOf = <T>(places: readonly T[], random: Random, near: number): [T, T] => {
  const at = random.integer(0, places.length - 2)
  return [places[at] as T, places[Math.min(places.length - 1, at + random.integer(1, near))] as T]
}

const rowMutation =
  (change: (text: string, row: Place) => string): Mutate =>
  (template, random) =>
    unchanged(template, change(template.text, random.pick(rowsOf(template))))
const cellMutation =
  (change: (template: Template, cell: MarkedCell, random: Random) => string): Mutate =>
  (template, random) =>
    unchanged(template, change(template, random.pick(cellsOf(template)), random))

const truthsOfCells = (template: Template, a: MarkedCell, b: MarkedCell): Truth[] => {
  if (a.mark && b.mark)
    return [exchangeFigures(same(template), metricOfMark(template, a.mark), metricOfMark(template, b.mark))]
  const byWording = a.mark || b.mark ? undefined : exchangeLabels(same(template), a.label, b.label)
  return byWording ? [same(template), byWording] : [same(template)]
}

const swapAmong =
  (isMeant: (cell: MarkedCell) => boolean): Mutate =>
  (template, random) => {
    const two = twoOf(cellsOf(template).filter(isMeant), random, 6)
    const [a, b] = two
    return { text: exchanged(template.text, a.inner, b.inner), truths: truthsOfCells(template, a, b) }
  }

const swapRows: Mutate = (template, random) =>
  unchanged(template, exchanged(template.text, ...twoOf(rowsOf(template), random, 3)))

/** The next cell of the same row takes in this one’s text. */
const mergeCells: Mutate = (template, random) => {
  const cells = cellsOf(template)
  const [a, b] = twoOf(cells, random, 1)
  if (a.row !== b.row) return undefined
  const { text } = template
  const joined = plainText(sliceOf(text, a.inner)) + random.pick(['', ' ']) + plainText(sliceOf(text, b.inner))
  return unchanged(template, withText(text, { start: a.start, end: b.end }, rewrapped(template, a, joined)))
}

/** The cell with other text in it, in the markup its kind needs. */
const rewrapped = ({ text, kind }: Template, cell: MarkedCell, content: string): string => {
  const open = text.slice(cell.start, cell.inner.start)
  const body = kind === 'docx' ? `<w:p><w:r><w:t xml:space="preserve">${content}</w:t></w:r></w:p>` : content
  return open + body + text.slice(cell.inner.end, cell.end)
}

const splitCell = cellMutation((template, cell, random) => {
  const content = plainText(sliceOf(template.text, cell.inner)).replace(MARK, (mark) => printed(template, mark))
  const at = random.integer(1, Math.max(1, content.length - 1))
  const two = [content.slice(0, at), content.slice(at)]
  const isTwoCells = random.chance(0.6)
  return withText(
    template.text,
    cell,
    isTwoCells
      ? two.map((piece) => rewrapped(template, cell, piece)).join('')
      : rewrapped(template, cell, two.join(' ')),
  )
})

const stretchOf = (places: readonly Place[], random: Random, most: number): Place => {
  const from = random.integer(0, places.length - 1)
  const to = Math.min(places.length - 1, from + random.integer(1, most))
  return { start: (places[from] as Place).start, end: (places[to] as Place).start }
}

const mergeRows: Mutate = (template, random) => {
  const [a, b] = twoOf(rowsOf(template), random, 1)
  if (a.table !== b.table) return undefined
  const inside = (row: Place) => cellsOf(template).filter((cell) => cell.start >= row.start && cell.end <= row.end)
  const gap = { start: inside(a).at(-1)?.end ?? a.end, end: inside(b)[0]?.start ?? b.start }
  return unchanged(template, without(template.text, gap))
}

const ROW_BREAK = { html: '</tr><tr>', docx: '</w:tr><w:tr>' }

export const MARKUP_MUTATIONS: Readonly<Record<string, Mutate>> = {
  'drop row': rowMutation(without),
  'repeat row': rowMutation((text, row) => withText(text, { start: row.end, end: row.end }, sliceOf(text, row))),
  'swap rows': swapRows,
  'merge rows': mergeRows,
  'split row': cellMutation(({ text, kind }, cell) =>
    withText(text, { start: cell.start, end: cell.start }, ROW_BREAK[kind as 'html']),
  ),
  'drop cell': cellMutation(({ text }, cell) => without(text, cell)),
  'empty cell': cellMutation((template, cell) => withText(template.text, cell, rewrapped(template, cell, ''))),
  'repeat cell': cellMutation(({ text }, cell) =>
    withText(text, { start: cell.end, end: cell.end }, sliceOf(text, cell)),
  ),
  'split cell': splitCell,
  'merge cells': mergeCells,
  'swap cells': swapAmong(() => true),
  'swap figures': swapAmong((cell) => cell.mark !== undefined),
  'swap labels': swapAmong((cell) => cell.mark === undefined && cell.label.text !== ''),
  'delete stretch': (template, random) =>
    unchanged(template, without(template.text, stretchOf(cellsOf(template), random, 30))),
  'delete page': (template, random) =>
    unchanged(template, without(template.text, stretchOf(rowsOf(template), random, 20))),
}
