/**
 * `npm run bench:mutations [-- COUNT --seed N --explain]`: damages COUNT rendered reports (10,000 unless told), and puts
 * slips of clerks and of recognition into a quarter as many. Prints per layout, and in all, how many cells were right,
 * refused, wrong with an error finding on their row or column, and wrong without one. Exits 1 where the last is not 0.
 * `--explain` prints each of those.
 */
import { parseArgs } from 'node:util'
import {
  describeTally,
  emptyTally,
  MUTATED_LAYOUTS,
  type MutatedLayout,
  mutantTrial,
  renderedTrial,
  silentCells,
  slipTrial,
  type Tally,
  type Trial,
  VERDICTS,
} from '../test/mutations/index.ts'

const { values: options, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '0' }, explain: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const count = Number(positionals[0] ?? 10_000)
/** Far enough apart that no two layouts share a seed. */
const SEEDS_OF_LAYOUT = 1_000_000
const UNMUTATED = 50

const add = (into: Tally, trial: Trial) => {
  for (const { verdict } of trial.judgements) into[verdict]++
}

const explain = (trial: Trial) => {
  for (const { metric, expected, actual } of silentCells(trial))
    console.log(
      `    ${trial.layout} seed ${trial.seed} ${trial.edition} ${trial.mutation}: ${metric}=${actual} not ${expected}`,
    )
}

const run = async (layout: MutatedLayout, trials: number, trialOf: typeof mutantTrial) => {
  const tally = emptyTally()
  const first = Number(options.seed) + SEEDS_OF_LAYOUT * MUTATED_LAYOUTS.indexOf(layout)
  for (let i = 0; i < trials; i++) {
    const trial = await trialOf(layout, first + i)
    add(tally, trial)
    if (options.explain) explain(trial)
  }
  return tally
}

const report = (name: string, tally: Tally) => console.log(`${name.padEnd(20)} ${describeTally(tally)}`)

/** Damages as many reports, shared out among the layouts; the tally of all. */
const runAll = async (trials: number, trialOf: typeof mutantTrial): Promise<Tally> => {
  const total = emptyTally()
  for (const layout of MUTATED_LAYOUTS) {
    const tally = await run(layout, Math.ceil(trials / MUTATED_LAYOUTS.length), trialOf)
    report(layout, tally)
    for (const verdict of VERDICTS) total[verdict] += tally[verdict]
  }
  report('all', total)
  return total
}

/** One slip for so many damages: most slips leave a table contradicting itself, which tells less of the reader. */
const DAMAGES_PER_SLIP = 4

console.log(`As rendered, ${UNMUTATED} each:`)
for (const layout of MUTATED_LAYOUTS) report(layout, await run(layout, UNMUTATED, renderedTrial))
console.log(`Mutated, ${count} in all:`)
const damaged = await runAll(count, mutantTrial)
console.log(`With slips, ${count / DAMAGES_PER_SLIP} in all:`)
const slipped = await runAll(count / DAMAGES_PER_SLIP, slipTrial)
process.exitCode = damaged.silent + slipped.silent > 0 ? 1 : 0
