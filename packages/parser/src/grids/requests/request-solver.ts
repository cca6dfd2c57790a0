/**
 * Which readings of the rows of table 三 can be true together: where digits are run together most rows have several ways to
 * be cut, and in each column the outcomes make （七）总计, which with what is carried out makes all that came in. Partial
 * sums are kept instead of combinations, of which there may be millions.
 */
import { APPLICANTS } from '@gongkai/schema/metrics'
import type { Reading } from '../../figures/readings.ts'

/** A number for each applicant. */
type Column = readonly number[]

interface Choice {
  readonly reading: Reading
  readonly values: Column
}
type Rows = ReadonlyMap<string, readonly Reading[]>

/** The rows whose columns balance: 一 + 二 = 三（七） + 四. */
export interface Balance {
  readonly received: string
  readonly carriedIn: string
  readonly resolved: string
  readonly carriedOut: string
}

/** Beyond as many partial sums, or pairs of rows, the sums tell too little for the work. */
const MOST_SUMS = 20_000

const NOTHING: Column = APPLICANTS.map(() => 0)
const plus = (a: Column, b: Column): Column => a.map((value, i) => value + (b[i] as number))
const keyOf = (values: Column) => values.join()

/** Blank adds nothing; a reading with a cell that nobody can read adds up to nothing for certain, and is left out. */
const choicesOf = (readings: readonly Reading[] = []): Choice[] =>
  readings
    .filter((reading) => reading.every(({ state }) => state !== 'unreadable'))
    .map((reading) => ({ reading, values: reading.map(({ value }) => value ?? 0) }))

const extreme = (choices: readonly Choice[], of: (...values: number[]) => number): Column =>
  NOTHING.map((_, column) => of(...choices.map(({ values }) => values[column] as number)))

/** The least and the most that the rows from each on can add to a column. */
const remainders = (rows: readonly (readonly Choice[])[]): { least: Column; most: Column }[] => {
  const rest = [{ least: NOTHING, most: NOTHING }]
  for (const choices of rows.toReversed()) {
    const { least, most } = rest[0] as (typeof rest)[number]
    rest.unshift({ least: plus(least, extreme(choices, Math.min)), most: plus(most, extreme(choices, Math.max)) })
  }
  return rest
}

type Sums = Map<string, Column>

/** All sums of the first rows, for each number of rows, that the others can still bring to the total. */
const partialSums = (rows: readonly (readonly Choice[])[], total: Column): Sums[] | undefined => {
  const rest = remainders(rows).slice(1)
  const sums: Sums[] = [new Map([[keyOf(NOTHING), NOTHING]])]
  for (const [i, choices] of rows.entries()) {
    const { least, most } = rest[i] as (typeof rest)[number]
    const canReach = (sum: Column) =>
      sum.every((value, column) => {
        const missing = (total[column] as number) - value
        return missing >= (least[column] as number) && missing <= (most[column] as number)
      })
    const next: Sums = new Map()
    for (const before of (sums[i] as Sums).values())
      for (const { values } of choices) {
        const sum = plus(before, values)
        if (canReach(sum)) next.set(keyOf(sum), sum)
        if (next.size > MOST_SUMS) return undefined
      }
    sums.push(next)
  }
  return sums
}

/** For each row the choices with which all rows make the total; none where they cannot. */
const choicesMaking = (rows: readonly (readonly Choice[])[], total: Column): Set<Choice>[] | undefined => {
  const sums = partialSums(rows, total)
  if (!sums) return undefined
  let reached: ReadonlySet<string> = new Set([keyOf(total)])
  const fitting = rows.map(() => new Set<Choice>())
  for (let i = rows.length - 1; i >= 0; i--) {
    const before = new Set<string>()
    for (const [key, sum] of sums[i] as Sums)
      for (const choice of rows[i] as readonly Choice[])
        if (reached.has(keyOf(plus(sum, choice.values)))) {
          fitting[i]?.add(choice)
          before.add(key)
        }
    reached = before
  }
  return fitting
}

type Pair = readonly [Choice, Choice]

/** All pairs by their sum; undefined where there are too many. */
const pairsBySum = (first: readonly Choice[], second: readonly Choice[]): Map<string, Pair[]> | undefined =>
  first.length * second.length > MOST_SUMS
    ? undefined
    : Map.groupBy(
        first.flatMap((a) => second.map((b): Pair => [a, b])),
        ([a, b]) => keyOf(plus(a.values, b.values)),
      )

/** The readings of each row that some choice of readings for all rows, with which every column adds up, has. */
export const readingsInBalance = (
  rows: Rows,
  { received, carriedIn, resolved, carriedOut }: Balance,
): Rows | undefined => {
  const choices = new Map([...rows].map(([key, readings]) => [key, choicesOf(readings)]))
  const of = (key: string) => choices.get(key) ?? []
  const outcomes = [...rows.keys()].filter((key) => ![received, carriedIn, resolved, carriedOut].includes(key))
  const incoming = pairsBySum(of(received), of(carriedIn))
  const outgoing = pairsBySum(of(resolved), of(carriedOut))
  if (!incoming || !outgoing) return undefined
  const fitting = new Map([...rows.keys()].map((key) => [key, new Set<Choice>()]))
  const take = (key: string, choice: Choice) => void fitting.get(key)?.add(choice)
  const balanced = [...outgoing].flatMap(([sum, pairs]) =>
    incoming.has(sum) ? pairs.map((pair) => ({ sum, pair })) : [],
  )
  for (const [total, all] of Map.groupBy(balanced, ({ pair }) => pair[0])) {
    const made = choicesMaking(outcomes.map(of), total.values)
    if (!made) return undefined
    if (made.some((own) => own.size === 0)) continue
    for (const [i, key] of outcomes.entries()) for (const choice of made[i] ?? []) take(key, choice)
    for (const { sum, pair } of all) {
      take(resolved, pair[0])
      take(carriedOut, pair[1])
      for (const [a, b] of incoming.get(sum) ?? []) {
        take(received, a)
        take(carriedIn, b)
      }
    }
  }
  return new Map([...fitting].map(([key, own]) => [key, Array.from(own, ({ reading }) => reading)]))
}
