/**
 * What clerks, converters and recognition do to the figures of a report, in text and markup alike: rows shifted, columns
 * lost, digits changed or misread, rows and tables printed twice, pages broken within a row.
 */
import { APPLICANTS, getMetric, type Label } from '@gongkai/schema/metrics'
import { type Random, randomFigures } from '../render/index.ts'
import type { Mutant, Mutate } from './mutate-text.ts'
import { atPlace, marksOf, type Place, placesOf, sliceOf, withText } from './places.ts'
import { MARK, metricOfMark, printed, type Template } from './template.ts'
import type { Truth } from './truth.ts'

interface Figure extends Place {
  readonly mark: string
  readonly metric: string
  readonly section: string
  readonly row: string
  readonly column: string
}

const figuresOf = (template: Template): Figure[] =>
  marksOf(template.text).map((place) => {
    const mark = sliceOf(template.text, place)
    const metric = metricOfMark(template, mark)
    const { section, row, column } = getMetric(metric).address
    return { ...place, mark, metric, section, row, column }
  })

const requestsOf = (template: Template) => figuresOf(template).filter(({ section }) => section === 'requests')
/** Of tables that add up, so that a figure that is wrong breaks a sum. */
const summedOf = (template: Template) => figuresOf(template).filter(({ section }) => section !== 'disclosure')

const same = ({ figures }: Template): Truth => figures.values
const unchanged = (template: Template, text: string): Mutant => ({ text, truths: [same(template)] })

/** Puts another wording in place of each figure named. */
const withFigures = (text: string, others: readonly (readonly [Place, string])[]): string =>
  [...others].sort(([a], [b]) => b.start - a.start).reduce((rest, [place, other]) => withText(rest, place, other), text)

const MARKS_OF_BLANKS = ['/', '—', '0']
const blankOf = ({ style }: Template, random: Random) => style.blank || random.pick(MARKS_OF_BLANKS)

/** Damage done before may have left none. */
const anyOf = <T>(items: readonly T[], random: Random): T | undefined =>
  items.length === 0 ? undefined : random.pick(items)

/** A row of table 三 one column to the right or to the left, its last or first figure lost. */
const shiftRow: Mutate = (template, random) => {
  const requests = requestsOf(template)
  const any = anyOf(requests, random)
  const row = requests.filter((figure) => figure.row === any?.row)
  const by = random.pick([-1, 1])
  const blank = blankOf(template, random)
  const truth = same(template)
  const said = row.map((_, i) => (i - by in row ? truth.get((row[i - by] as Figure).metric) : blank === '0' ? 0 : null))
  const isNothing = ({ metric }: Figure, i: number) => !truth.get(metric) && !said[i]
  return {
    text: withFigures(
      template.text,
      row.map((figure, i) => [figure, row[i - by]?.mark ?? blank]),
    ),
    // Of zeros and blanks nobody can tell which were printed where.
    truths: [
      new Map([
        ...truth,
        ...row.flatMap((figure, i) => (isNothing(figure, i) ? [[figure.metric, said[i] ?? null] as const] : [])),
      ]),
    ],
  }
}

const CELL = { html: ['<td', '</td>'], docx: ['<w:tc>', '</w:tc>'] } as const
const ROW = { html: ['<tr>', '</tr>'], docx: ['<w:tr>', '</w:tr>'] } as const

const around = (text: string, { start, end }: Place, [open, close]: readonly [string, string]): Place => ({
  start: text.lastIndexOf(open, start),
  end: text.indexOf(close, end) + close.length,
})
const isMarkup = ({ kind }: Template) => kind !== 'text'
/** Damage done before may have broken the one line of a report that has no others. */
const hasLines = ({ layout }: Template) => layout !== 'text-collapsed'

/** A place with the cell around it, or with what parts it from the figure before. */
const cellAround = ({ text, kind }: Template, place: Place): Place => {
  if (kind !== 'text') return around(text, place, CELL[kind])
  const before = /[ \t]*\|?[ \t]*\n?$/.exec(text.slice(0, place.start))?.[0] ?? ''
  return { start: place.start - before.length, end: place.end }
}

const headOf = (text: string, { zh, aliases }: Label, before: number): Place | undefined => {
  const [head] = [zh, ...aliases]
    .map((wording) => ({
      start: text.lastIndexOf(wording, before),
      end: text.lastIndexOf(wording, before) + wording.length,
    }))
    .filter(({ start }) => start > before - LONGEST_HEADS)
  return head
}
const LONGEST_HEADS = 1500

/** A column of table 三 lost from every row, half of the time with its head. */
const deleteColumn: Mutate = (template, random) => {
  const requests = requestsOf(template)
  const applicant = random.pick(APPLICANTS)
  const column = requests.filter((figure) => figure.column === applicant.key)
  const head = random.chance(0.5) ? headOf(template.text, applicant, requests[0]?.start ?? 0) : undefined
  const cells = [...column, ...(head ? [head] : [])].map((place) => cellAround(template, place))
  return unchanged(
    template,
    withFigures(
      template.text,
      cells.map((cell) => [cell, '']),
    ),
  )
}

/** The same number with one digit changed. */
const misprinted = (figure: string, random: Random): string => {
  const digits = placesOf(figure, /[\d０-９]/g)
  if (digits.length === 0) return figure
  const place = random.pick(digits)
  const others = [...'123456789'].filter((digit) => digit !== sliceOf(figure, place).normalize('NFKC'))
  return withText(figure, place, random.pick(others))
}

const figureMutation =
  (figuresIn: (template: Template) => Figure[], change: (printed: string, random: Random) => string): Mutate =>
  (template, random) => {
    const figure = anyOf(figuresIn(template), random)
    if (!figure) return undefined
    const before = printed(template, figure.mark)
    const after = change(before, random)
    return before === after ? undefined : unchanged(template, withText(template.text, figure, after))
  }

const blankTotal: Mutate = (template, random) => {
  const totals = summedOf(template).filter(({ column }) => column === 'total')
  const total = anyOf(totals, random)
  if (!total) return undefined
  const text = withText(template.text, total, template.style.blank || random.pick(['/', '—']))
  return { text, truths: [new Map([...same(template), [total.metric, null]])] }
}

/** The lines, or the row of cells, in which a stretch stands. */
const linesAround = ({ text, kind }: Template, place: Place): Place => {
  if (kind !== 'text') return around(text, place, ROW[kind])
  const end = text.indexOf('\n', place.end)
  return { start: text.lastIndexOf('\n', place.start) + 1, end: end < 0 ? text.length : end }
}
const breakOf = (template: Template) => (isMarkup(template) ? '' : '\n')

/** A row printed twice, one of its figures otherwise: which of the two it is nobody can tell. */
const contradictRow: Mutate = (template, random) => {
  const { text } = template
  const lines = linesAround(template, random.pick(figuresOf(template)))
  if (!hasLines(template)) return undefined
  const own = marksOf(text).filter(({ start, end }) => start >= lines.start && end <= lines.end)
  const figure = random.pick(own)
  const metric = metricOfMark(template, sliceOf(text, figure))
  const value = same(template).get(metric)
  if (typeof value !== 'number') return undefined
  const other = value + random.integer(1, 9)
  const copy = withText(
    sliceOf(text, lines),
    { start: figure.start - lines.start, end: figure.end - lines.start },
    String(other),
  )
  const both = [copy, sliceOf(text, lines)]
  const [first, second] = random.chance(0.5) ? both : both.reverse()
  return {
    text: withText(text, lines, `${first}${breakOf(template)}${second}`),
    truths: [same(template), new Map([...same(template), [metric, other]])],
  }
}

/** The rows of table 三 again behind them, with the figures of another year. */
const repeatTable: Mutate = (template, random) => {
  const requests = requestsOf(template)
  const [first, last] = [requests[0], requests.at(-1)]
  if (!first || !last || !hasLines(template)) return undefined
  const rows = {
    start: linesAround(template, first).start,
    end: linesAround(template, last).end,
  }
  const before = randomFigures(random, template.figures.edition).values
  const copy = sliceOf(template.text, rows).replace(MARK, (mark) =>
    String(before.get(metricOfMark(template, mark)) ?? 0),
  )
  const isOther = (metric: string) => getMetric(metric).address.section === 'requests'
  return {
    text: atPlace(template.text, rows.end, breakOf(template) + copy),
    truths: [
      same(template),
      new Map(
        [...same(template)].map(([metric, value]) => [metric, isOther(metric) ? (before.get(metric) ?? 0) : value]),
      ),
    ],
  }
}

const PAGE_BREAKS = [
  '\n- 12 -\n',
  '\n12\n',
  '\n\n12\n\n',
  '\n第 12 页 共 20 页\n',
  '\n\f12\n',
  ' 12\n',
  '\n\n- 12 -\n\n',
]
/** A page ends within a row, or behind it, with its number there. */
const breakPage: Mutate = (template, random) =>
  isMarkup(template)
    ? undefined
    : unchanged(template, atPlace(template.text, random.pick(figuresOf(template)).end, random.pick(PAGE_BREAKS)))

/** A row of one table once more among those of another. */
const strayRow: Mutate = (template, random) => {
  const figures = figuresOf(template)
  const [from, to] = [random.pick(figures), random.pick(figures)]
  if (from.section === to.section || !hasLines(template)) return undefined
  const row = sliceOf(template.text, linesAround(template, from))
  return unchanged(template, atPlace(template.text, linesAround(template, to).end, breakOf(template) + row))
}

/** What recognition takes for a character of a figure, or of a label. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'OoD',
  '1': 'lI|',
  '2': 'Z',
  '5': 'S',
  '6': 'b',
  '8': 'B',
  '9': 'g',
  '.': '，．。·',
  ',': '，、',
}
const LABEL_LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...LOOK_ALIKES,
  六: '大穴',
  大: '六太',
  己: '已巳',
  未: '末',
  一: '-—',
  二: '三=',
  三: '二',
  四: '囚',
  七: '匕',
  日: '曰',
  人: '入',
  公: '么',
  政: '攻',
  许: '诉',
  他: '地',
  总: '怠',
  计: '汁',
  '（': '(〈',
  '）': ')〉',
}

const misread = (figure: string, random: Random): string => {
  const places = placesOf(figure, /./g).filter((place) => LOOK_ALIKES[sliceOf(figure, place)])
  if (places.length === 0) return figure
  const place = random.pick(places)
  return withText(figure, place, random.pick([...(LOOK_ALIKES[sliceOf(figure, place)] as string)]))
}

/** Characters between the first figure and the last that are of no figure and no tag. */
const LABEL_CHARACTER = /[\p{Script=Han}（）]|(?<=^|[>\s\p{Script=Han}])\d(?=[.、．])/gmu

const misreadLabel: Mutate = (template, random) => {
  const { text } = template
  const [first, last] = [marksOf(text)[0], marksOf(text).at(-1)]
  const places = placesOf(text, LABEL_CHARACTER).filter(
    (place) =>
      place.start > (first?.start ?? 0) - LONGEST_HEADS &&
      place.end < (last?.start ?? 0) &&
      LABEL_LOOK_ALIKES[sliceOf(text, place)],
  )
  if (places.length === 0) return undefined
  const place = random.pick(places)
  return unchanged(
    template,
    withText(text, place, random.pick([...(LABEL_LOOK_ALIKES[sliceOf(text, place)] as string)])),
  )
}

const FULL_WIDTH = 0xfee0
const isWide = (text: string) => /[０-９]/.test(text)
const inOtherWidth = (figure: string): string =>
  isWide(figure)
    ? figure.normalize('NFKC')
    : figure.replace(/[\d.,]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + FULL_WIDTH))

/** Some figures in digits of the other width. */
const widen: Mutate = (template, random) => {
  const figures = figuresOf(template).filter(() => random.chance(0.3))
  return unchanged(
    template,
    withFigures(
      template.text,
      figures.map((figure) => [figure, inOtherWidth(printed(template, figure.mark))]),
    ),
  )
}

export const FIGURE_MUTATIONS: Readonly<Record<string, Mutate>> = {
  'shift row': shiftRow,
  'delete column': deleteColumn,
  'change digit': figureMutation(summedOf, misprinted),
  'blank total': blankTotal,
  'contradict row': contradictRow,
  'repeat table': repeatTable,
  'break page': breakPage,
  'stray row': strayRow,
  'misread figure': figureMutation(figuresOf, misread),
  'misread label': misreadLabel,
  'other width': widen,
}
