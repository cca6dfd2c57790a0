import { describe, expect, it } from 'vitest'
import {
  describeTally,
  MUTATED_LAYOUTS,
  mutantTrial,
  renderedTrial,
  silentCells,
  slipTrial,
  type Trial,
  tallied,
} from './mutations/index.ts'

/** 500 in all; Word files take ten times as long to write and read. */
const mutantsOf = (layout: string) => (layout === 'docx' ? 10 : 40)
const slipsOf = (layout: string) => (layout === 'docx' ? 4 : 14)
const RENDERED_EACH = 6
/** Layouts that show every figure’s place. */
const LEGIBLE = MUTATED_LAYOUTS.filter((layout) => layout !== 'text-collapsed')

const trialsOf = (count: number, first: number, trialOf: typeof mutantTrial, layout: string) =>
  Promise.all(Array.from({ length: count }, (_, i) => trialOf(layout, first + i)))

const silentIn = (trial: Trial): string[] =>
  silentCells(trial).map(({ metric, actual }) => `${trial.seed} ${trial.mutation}: ${metric}=${actual}`)

describe('a damaged report', () => {
  it.each(MUTATED_LAYOUTS)('gives no wrong value without an error on its row or column in %s', async (layout) => {
    const trials = await trialsOf(mutantsOf(layout), 9_000_000, mutantTrial, layout)
    expect(trials.flatMap(silentIn)).toEqual([])
    expect(tallied(trials).right, describeTally(tallied(trials))).toBeGreaterThan(0)
  })

  it.each(MUTATED_LAYOUTS)(
    'gives no wrong value without an error where somebody has made a slip in %s',
    async (layout) => {
      const trials = await trialsOf(slipsOf(layout), 9_500_000, slipTrial, layout)
      expect(trials.flatMap(silentIn)).toEqual([])
      expect(tallied(trials).right, describeTally(tallied(trials))).toBeGreaterThan(0)
    },
  )

  it('keeps every span on its raw text, and parses to the same twice', async () => {
    for (const layout of MUTATED_LAYOUTS) {
      const [first, second] = await Promise.all([mutantTrial(layout, 77), mutantTrial(layout, 77)])
      expect(second).toEqual(first)
      for (const { text, facts } of first.reports)
        for (const { raw, span } of facts) if (span) expect(text.slice(span.start, span.end)).toBe(raw)
    }
  })
})

describe('a report as rendered', () => {
  it.each(MUTATED_LAYOUTS)('gives no wrong value in %s', async (layout) => {
    const tally = tallied(await trialsOf(RENDERED_EACH, 8_000_000, renderedTrial, layout))
    expect({ flagged: tally.flagged, silent: tally.silent }).toEqual({ flagged: 0, silent: 0 })
  })

  it.each(LEGIBLE)('is read to at least 99 % in %s', async (layout) => {
    const tally = tallied(await trialsOf(RENDERED_EACH, 8_000_000, renderedTrial, layout))
    expect(tally.right / (tally.right + tally.refused)).toBeGreaterThanOrEqual(0.99)
  })
})
