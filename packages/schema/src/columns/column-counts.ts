/** How often each value of a column occurs among some agencies. */
import { NOT_FILED, NUMBER, STATES } from './cell-states.ts'
import type { Column } from './column.ts'
import type { Runs } from './tally.ts'

/** How many of the places have each value of the column, and how many are in each state. */
export function countPlaces({ codes, values }: Column, places: Int32Array) {
  const counts = new Int32Array(values.length + STATES.length)
  let beyond = 0
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    if (place < codes.length) {
      const code = codes[place] as number
      counts[code] = (counts[code] as number) + 1
    } else beyond++
  }
  const [byCode, byState] = [counts.subarray(0, values.length), counts.slice(values.length)]
  for (let code = 0; code < byCode.length; code++)
    byState[NUMBER] = (byState[NUMBER] as number) + (byCode[code] as number)
  byState[NOT_FILED] = (byState[NOT_FILED] as number) + beyond
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
