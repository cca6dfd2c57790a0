/** How often each value of a column occurs among some agencies. */
import { NOT_FILED, NUMBER, STATES } from './cell-states.ts'
import type { Column } from './column.ts'
import type { Runs } from './tally.ts'

/** How many of the places have each value of the column, and how many are in each state. */
export function countPlaces({ states, codes, values }: Column, places: Int32Array) {
  const [byCode, byState] = [new Int32Array(values.length), new Int32Array(STATES.length)]
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const state = states[place] ?? NOT_FILED
    if (state === NUMBER) {
      const code = codes[place] as number
      byCode[code] = (byCode[code] as number) + 1
    } else byState[state] = (byState[state] as number) + 1
  }
  for (let code = 0; code < byCode.length; code++)
    byState[NUMBER] = (byState[NUMBER] as number) + (byCode[code] as number)
  return { byCode, byState }
}

/** The values of a column that occur; of each, how often. */
export function runsOf({ values }: Column, counts: Int32Array): Runs {
  const codes = new Int32Array(counts.length)
  let runs = 0
  for (let code = 0; code < counts.length; code++) if (counts[code] !== 0) codes[runs++] = code
  const starts = new Int32Array(runs + 1)
  const occurring = new Float64Array(runs)
  for (let run = 0; run < runs; run++) {
    const code = codes[run] as number
    occurring[run] = values[code] as number
    starts[run + 1] = (starts[run] as number) + (counts[code] as number)
  }
  return { values: occurring, starts }
}
