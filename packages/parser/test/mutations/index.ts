/**
 * The mutation proof: reports rendered in every layout from random figures, damaged, parsed and judged. From one
 * seed the same mutants.
 */
import { DocumentError } from '../../src/document/document.ts'
import { parseDocument } from '../../src/parse-document.ts'
import type { ParsedReport } from '../../src/report.ts'
import {
  EDITIONS,
  type Figures,
  type Random,
  randomFigures,
  randomStyle,
  seededRandom,
  withBlanks,
  withBlankTotals,
} from '../render/index.ts'
import { type Judgement, judge, VERDICTS, type Verdict } from './judge.ts'
import { FIGURE_MUTATIONS } from './mutate-figures.ts'
import { MARKUP_MUTATIONS } from './mutate-markup.ts'
import { type Mutant, type Mutate, TEXT_MUTATIONS } from './mutate-text.ts'
import { marksOf } from './places.ts'
import { fillIn, renderTemplate, type Template } from './template.ts'

export { VERDICTS, type Verdict } from './judge.ts'

/** Layouts that can be mutated as text or markup; PDF is drawn, not written. */
export const MUTATED_LAYOUTS = [
  'text-pdf',
  'text-tabs',
  'text-cell-per-line',
  'text-collapsed',
  'markdown-pipes',
  'markdown-fragments',
  'html',
  'html-spans',
  'html-flat',
  'docx',
] as const

export type MutatedLayout = (typeof MUTATED_LAYOUTS)[number]

export interface Trial {
  readonly seed: number
  readonly layout: string
  readonly edition: string
  /** Name of the mutation, `none` for the document as rendered. */
  readonly mutation: string
  readonly bytes: Uint8Array
  readonly reports: readonly ParsedReport[]
  readonly judgements: readonly Judgement[]
}

export const parsed = async (bytes: Uint8Array): Promise<readonly ParsedReport[]> => {
  try {
    return await parseDocument({ name: 'mutant', bytes })
  } catch (error) {
    if (error instanceof DocumentError) return []
    throw error
  }
}

/** Blanks only where a blank shows: text without cells needs a mark for it. */
const figuresFor = (random: Random, layout: string, blank: string): Figures => {
  const figures = randomFigures(random, random.pick(EDITIONS))
  const showsBlanks = blank !== '' || !['text-pdf', 'text-collapsed'].includes(layout)
  if (!showsBlanks || random.chance(0.7)) return figures
  return random.chance(0.5) ? withBlanks(figures) : withBlankTotals(figures)
}

const templateOf = (layout: string, seed: number, random: Random): Promise<Template> => {
  const style = randomStyle(random)
  return renderTemplate(layout, figuresFor(random, layout, style.blank), style, seed)
}

const unmutated: Mutate = ({ text, figures }) => ({ text, truths: [figures.values] })
const mutationsOf = ({ kind }: Template) => (kind === 'text' ? TEXT_MUTATIONS : MARKUP_MUTATIONS)

const trialOf = async (seed: number, template: Template, mutation: string, mutate: Mutate, random: Random) => {
  const mutant = mutate(template, random)
  if (!mutant) return undefined
  const bytes = await fillIn(template, mutant.text)
  const reports = await parsed(bytes)
  const judgements = judge(mutant.truths, reports)
  return { seed, layout: template.layout, edition: template.figures.edition, mutation, bytes, reports, judgements }
}

/** The document of a seed as it was rendered. */
export const renderedTrial = async (layout: string, seed: number): Promise<Trial> => {
  const random = seededRandom(seed)
  return (await trialOf(seed, await templateOf(layout, seed, random), 'none', unmutated, random)) as Trial
}

const leavesTruth = ({ figures }: Template, { truths }: Mutant) => truths[0] === figures.values

/** Two damages that leave the truth alone, one after the other. */
const twice: Mutate = (template, random) => {
  const mutations = Object.values({ ...mutationsOf(template), ...FIGURE_MUTATIONS })
  const first = random.pick(mutations)(template, random)
  if (!first || marksOf(first.text).length === 0) return undefined
  const second = random.pick(mutations)({ ...template, text: first.text }, random)
  if (!second || !leavesTruth(template, first) || !leavesTruth(template, second)) return undefined
  return { text: second.text, truths: [...first.truths, ...second.truths] }
}

const mutated = async (
  layout: string,
  seed: number,
  mutationsFor: (template: Template) => Readonly<Record<string, Mutate>>,
): Promise<Trial> => {
  const random = seededRandom(seed)
  const template = await templateOf(layout, seed, random)
  const mutations = Object.entries(mutationsFor(template))
  for (;;) {
    const [name, mutate] = random.pick(mutations)
    const trial = await trialOf(seed, template, name, mutate, random)
    if (trial) return trial
  }
}

/** The mutant of a seed; a mutation that finds nothing to change gives way to another. */
export const mutantTrial = (layout: string, seed: number): Promise<Trial> => mutated(layout, seed, mutationsOf)

/** The report of a seed with a slip of a clerk or of recognition in its figures, or with two damages. */
export const slipTrial = (layout: string, seed: number): Promise<Trial> =>
  mutated(layout, seed, () => ({ ...FIGURE_MUTATIONS, 'two damages': twice }))

export type Tally = Record<Verdict, number>
export const emptyTally = (): Tally => ({ right: 0, refused: 0, flagged: 0, silent: 0 })

export const tallied = (trials: Iterable<Trial>): Tally => {
  const tally = emptyTally()
  for (const { judgements } of trials) for (const { verdict } of judgements) tally[verdict]++
  return tally
}

export const silentCells = ({ judgements }: Trial): readonly Judgement[] =>
  judgements.filter(({ verdict }) => verdict === 'silent')

export const describeTally = (tally: Tally): string => {
  const all = VERDICTS.reduce((sum, verdict) => sum + tally[verdict], 0) || 1
  return VERDICTS.map(
    (verdict) => `${verdict} ${tally[verdict]} (${((100 * tally[verdict]) / all).toFixed(2)} %)`,
  ).join('  ')
}
