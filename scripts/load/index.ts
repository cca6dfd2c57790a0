/** `npm run test:load [-- --minutes N]`: half an hour unless stated. Exits 1 where an answer was wrong or memory grew. */
import { parseArgs } from 'node:util'
import { runLoad } from './run.ts'

const MOST_GROWTH = 1.1

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes wants a number.')

const seconds = 60 * minutes
const say = (line: string) => void process.stdout.write(`${line}\n`)
const result = await runLoad({
  agencies: 400,
  measureSeconds: Math.min(20, seconds / 10),
  warmUpSeconds: seconds / 6,
  seconds,
  restated: 20,
  restSeconds: 2,
  say,
})
const { api, web } = result.heapGrowth
say(
  `${result.answers} right or wrong answers at ${Math.round(result.perSecond)} a second, ${result.versions} versions of the data`,
)
say(
  `${result.refusals} refusals, ${result.answersAfterRestart} answers after the restart, p99 ${result.percentile99Ms.toFixed(1)} ms`,
)
say(`heap after the traffic ÷ before it: API ${api.toFixed(3)}, dashboard ${web.toFixed(3)} (at most ${MOST_GROWTH})`)
for (const wrong of result.wrong.slice(0, 20)) say(`WRONG  ${wrong}`)
say(`${result.wrong.length} wrong`)
process.exitCode =
  result.wrong.length === 0 && Math.max(api, web) <= MOST_GROWTH && result.answersAfterRestart > 0 ? 0 : 1
