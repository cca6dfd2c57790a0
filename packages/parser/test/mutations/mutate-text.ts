/** Damage to text: lines, cells and labels dropped, repeated, split, merged and swapped; stretches deleted. */
import type { FormCell, Random } from '../render/index.ts'
import { atPlace, exchanged, marksOf, type Place, sliceOf, without, withText } from './places.ts'
import { labelCells, MARK, metricOfMark, printed, type Template } from './template.ts'
import { exchangeFigures, exchangeLabels, type PrintedLabel, type Truth } from './truth.ts'

export interface Mutant {
  readonly text: string
  /** A value is right where every one of these gives it. */
  readonly truths: readonly Truth[]
}
/** Undefined where this document offers nothing to mutate so. */
export type Mutate = (template: Template, random: Random) => Mutant | undefined

type PlacedLabel = Place & PrintedLabel

const same = ({ figures }: Template): Truth => figures.values
const unchanged = (template: Template, text: string): Mutant => ({ text, truths: [same(template)] })
const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
/** A label as it may stand: broken over lines, spaced out. */
const patternOf = ({ text }: FormCell) => new RegExp([...text].map(escaped).join('\\s*'), 'g')

/** Every label cell, found in the order of the form. */
const labelsOf = (template: Template): PlacedLabel[] => {
  let from = 0
  return template.tables.flatMap((table, index) => {
    const seen = new Map<string, number>()
    return labelCells(table).flatMap((cell) => {
      const pattern = patternOf(cell)
      pattern.lastIndex = from
      const match = pattern.exec(template.text)
      if (!match || cell.text === '') return []
      from = match.index + match[0].length
      const occurrence = seen.get(cell.text) ?? 0
      seen.set(cell.text, occurrence + 1)
      return [{ start: match.index, end: from, table: index, text: cell.text, occurrence }]
    })
  })
}

/** From the first label of the tables to the last figure. */
const tablesRange = (template: Template): Place => ({
  start: labelsOf(template)[0]?.start ?? 0,
  end: marksOf(template.text).at(-1)?.end ?? template.text.length,
})

const linesOf = (template: Template): Place[] => {
  const range = tablesRange(template)
  return [...template.text.matchAll(/[^\n]+/g)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((line) => line.end > range.start && line.start < range.end)
}

const lineMutation =
  (change: (text: string, line: Place, random: Random) => string): Mutate =>
  (template, random) => {
    const lines = linesOf(template)
    return lines.length === 0 ? undefined : unchanged(template, change(template.text, random.pick(lines), random))
  }

const twoOf = <T extends Place>(places: readonly T[], random: Random, near: number): [T, T] | undefined => {
  if (places.length < 2) return undefined
  const at = random.integer(0, places.length - 2)
  const other = Math.min(places.length - 1, at + random.integer(1, near))
  return [places[at] as T, places[other] as T]
}

const marksIn = (text: string, line: Place) => sliceOf(text, line).match(MARK) ?? []
const isOnlyFigures = (text: string, line: Place) => !/\p{L}/u.test(sliceOf(text, line))
const labelOn = (template: Template, line: Place) =>
  labelsOf(template).find(
    (label) => label.start >= line.start && label.end <= line.end && sliceOf(template.text, line).trim() === label.text,
  )

/** What a document says after two of its lines are exchanged. */
const truthsOfLines = (template: Template, a: Place, b: Place): Truth[] => {
  const { text } = template
  const [left, right] = [marksIn(text, a), marksIn(text, b)]
  if (left.length > 0 && left.length === right.length && isOnlyFigures(text, a) && isOnlyFigures(text, b))
    return [
      left.reduce(
        (truth, mark, i) =>
          exchangeFigures(truth, metricOfMark(template, mark), metricOfMark(template, right[i] as string)),
        same(template),
      ),
    ]
  const [first, second] = [labelOn(template, a), labelOn(template, b)]
  const byWording = first && second && exchangeLabels(same(template), first, second)
  return byWording ? [same(template), byWording] : [same(template)]
}

const swapLines: Mutate = (template, random) => {
  const two = twoOf(linesOf(template), random, 3)
  return two && { text: exchanged(template.text, ...two), truths: truthsOfLines(template, ...two) }
}

const SEPARATORS = [' ', '\n', '\t', ' | ', '  ']

const figureMutation =
  (change: (template: Template, mark: Place, random: Random) => string): Mutate =>
  (template, random) => {
    const marks = marksOf(template.text)
    return marks.length === 0 ? undefined : unchanged(template, change(template, random.pick(marks), random))
  }

const swapFigures: Mutate = (template, random) => {
  const two = twoOf(marksOf(template.text), random, 8)
  if (!two) return undefined
  const [a, b] = two.map((mark) => metricOfMark(template, sliceOf(template.text, mark))) as [string, string]
  return { text: exchanged(template.text, ...two), truths: [exchangeFigures(same(template), a, b)] }
}

/** With the separator before it half of the time, else its place stays behind empty. */
const dropFigure = figureMutation(({ text }, mark, random) => {
  const before = random.chance(0.5) ? /[ \t]*\|?[ \t]*\n?$/.exec(text.slice(0, mark.start)) : null
  return without(text, { start: mark.start - (before?.[0].length ?? 0), end: mark.end })
})

const splitFigure = figureMutation((template, mark, random) => {
  const figure = printed(template, sliceOf(template.text, mark))
  const at = random.integer(1, Math.max(1, figure.length - 1))
  return withText(template.text, mark, figure.slice(0, at) + random.pick(SEPARATORS) + figure.slice(at))
})

const joinFigures: Mutate = (template, random) => {
  const marks = marksOf(template.text)
  if (marks.length < 2) return undefined
  const at = random.integer(0, marks.length - 2)
  const gap = { start: (marks[at] as Place).end, end: (marks[at + 1] as Place).start }
  return /\p{L}/u.test(sliceOf(template.text, gap)) ? undefined : unchanged(template, without(template.text, gap))
}

const labelMutation =
  (change: (text: string, label: Place, random: Random) => string): Mutate =>
  (template, random) => {
    const labels = labelsOf(template)
    return labels.length === 0 ? undefined : unchanged(template, change(template.text, random.pick(labels), random))
  }

const swapLabels: Mutate = (template, random) => {
  const two = twoOf(labelsOf(template), random, 4)
  if (!two) return undefined
  const byWording = exchangeLabels(same(template), ...two)
  return {
    text: exchanged(template.text, ...two),
    truths: byWording ? [same(template), byWording] : [same(template)],
  }
}

const placeWithin = ({ start, end }: Place, random: Random) => random.integer(start + 1, Math.max(start + 1, end - 1))

const OTHER_CHARACTERS = [...'口曰目未末己已巳千干士土大太天夫一二三']

const deleteStretch: Mutate = (template, random) => {
  const range = tablesRange(template)
  const length = random.integer(20, 400)
  const start = random.integer(range.start, Math.max(range.start, range.end - length))
  const cut = { start, end: start + length }
  const torn = marksOf(template.text).filter((mark) => mark.start < cut.end && mark.end > cut.start)
  const whole = {
    start: Math.min(cut.start, ...torn.map((mark) => mark.start)),
    end: Math.max(cut.end, ...torn.map((mark) => mark.end)),
  }
  return unchanged(template, without(template.text, whole))
}

const deletePage: Mutate = (template, random) => {
  const lines = linesOf(template)
  if (lines.length === 0) return undefined
  const from = random.integer(0, lines.length - 1)
  const to = Math.min(lines.length - 1, from + random.integer(4, 40))
  return unchanged(
    template,
    without(template.text, { start: (lines[from] as Place).start, end: (lines[to] as Place).end }),
  )
}

/** Markdown rows and cells keep their newline: a dropped line takes it along. */
const withBreak = (text: string, { start, end }: Place): Place => ({ start, end: text[end] === '\n' ? end + 1 : end })

export const TEXT_MUTATIONS: Readonly<Record<string, Mutate>> = {
  'drop line': lineMutation((text, line) => without(text, withBreak(text, line))),
  'repeat line': lineMutation((text, line) => atPlace(text, line.end, `\n${sliceOf(text, line)}`)),
  'split line': lineMutation((text, line, random) => {
    const place = placeWithin(line, random)
    const mark = marksOf(text).find(({ start, end }) => start < place && end > place)
    return atPlace(text, mark?.end ?? place, '\n')
  }),
  'merge lines': lineMutation((text, line, random) =>
    withText(text, withBreak(text, { start: line.end, end: line.end }), random.pick(['', ' '])),
  ),
  'swap lines': swapLines,
  'drop figure': dropFigure,
  'repeat figure': figureMutation(({ text }, mark, random) =>
    atPlace(text, mark.end, random.pick(SEPARATORS) + sliceOf(text, mark)),
  ),
  'swap figures': swapFigures,
  'split figure': splitFigure,
  'join figures': joinFigures,
  'drop label': labelMutation(without),
  'repeat label': labelMutation((text, label, random) =>
    atPlace(text, label.end, random.pick(SEPARATORS) + sliceOf(text, label)),
  ),
  'swap labels': swapLabels,
  'split label': labelMutation((text, label, random) =>
    atPlace(text, placeWithin(label, random), random.pick(SEPARATORS)),
  ),
  'garble label': labelMutation((text, label, random) =>
    withText(text, { start: label.end - 1, end: label.end }, random.pick(OTHER_CHARACTERS)),
  ),
  'delete stretch': deleteStretch,
  'delete page': deletePage,
}
