/**
 * `npm run bench:mutations [-- COUNT] [-- --explain]`: damages COUNT rendered reports (10,000 unless told) and prints per
 * layout, and in all, how many cells were right, refused, wrong with an error finding on their row or column, and wrong
 * without one. Exits 1 where the last is not 0. `--explain` prints each of those.
 */
import {
  describeTally,
  emptyTally,
  MUTATED_LAYOUTS,
  mutantTrial,
  renderedTrial,
  silentCells,
  type Tally,
  type Trial,
  VERDICTS,
} from '../test/mutations/index.ts'

const count = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 10_000)
const explains = process.argv.includes('--explain')
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

const run = async (layout: string, trials: number, trialOf: (layout: string, seed: number) => Promise<Trial>) => {
  const tally = emptyTally()
  for (let seed = 1; seed <= trials; seed++) {
    const trial = await trialOf(layout, seed)
    add(tally, trial)
    if (explains) explain(trial)
  }
  return tally
}

const report = (name: string, tally: Tally) => console.log(`${name.padEnd(20)} ${describeTally(tally)}`)

const total = emptyTally()
console.log(`As rendered, ${UNMUTATED} each:`)
for (const layout of MUTATED_LAYOUTS) report(layout, await run(layout, UNMUTATED, renderedTrial))
console.log(`Mutated, ${count} in all:`)
for (const layout of MUTATED_LAYOUTS) {
  const tally = await run(layout, Math.ceil(count / MUTATED_LAYOUTS.length), mutantTrial)
  report(layout, tally)
  for (const verdict of VERDICTS) total[verdict] += tally[verdict]
}
report('all', total)
process.exitCode = total.silent > 0 ? 1 : 0
