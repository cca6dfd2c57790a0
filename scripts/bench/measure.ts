/** Two pieces of work timed in alternation, so that whatever else the machine does falls on both. */
export type Work = () => unknown

/** Until the compiler has seen enough of either side. */
const WARM_UP_MS = 2000
const ROUNDS = 11
/** Each turn repeats its work until it lasts about this long, far above what the clock can tell. */
const TURN_MS = 100

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number

/** Mean milliseconds of one call over `times` calls. */
async function timeOf(work: Work, times: number): Promise<number> {
  const startedAt = performance.now()
  for (let i = 0; i < times; i++) await work()
  return (performance.now() - startedAt) / times
}

/** Runs a work in, and says how many calls make a turn. */
async function warmUp(work: Work): Promise<number> {
  const startedAt = performance.now()
  let calls = 0
  do {
    await work()
    calls++
  } while (performance.now() - startedAt < WARM_UP_MS)
  return Math.max(1, Math.round((TURN_MS * calls) / (performance.now() - startedAt)))
}

/** The medians, in milliseconds a call, of A B A B …; both are run in before. */
export async function alternate(a: Work, b: Work, rounds = ROUNDS): Promise<{ a: number; b: number }> {
  const times = { a: await warmUp(a), b: await warmUp(b) }
  const measured = { a: [] as number[], b: [] as number[] }
  for (let i = 0; i < rounds; i++) {
    measured.a.push(await timeOf(a, times.a))
    measured.b.push(await timeOf(b, times.b))
  }
  return { a: median(measured.a), b: median(measured.b) }
}
