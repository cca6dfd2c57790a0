/** How far a run is: a bar on a terminal, and lines that do not tear it. */
import { MultiBar, type SingleBar } from 'cli-progress'
import type { Io } from '../io.ts'

export interface Progress {
  /** More files done. */
  add(count: number): void
  /** Writes a line of text to standard error. */
  say(line: string): void
  stop(): void
}

const FORMAT = '{bar} {value}/{total}  {rate}/s  {eta_formatted} left'

/** `total` comes when it is known: a country’s files take a while to count. */
export function startProgress(total: Promise<number>, io: Io): Progress {
  if (!io.stderr.isTTY) return { add: () => {}, say: (line) => io.stderr.write(line), stop: () => {} }
  const bars = new MultiBar({ format: FORMAT, hideCursor: true, clearOnComplete: true, gracefulExit: false })
  const bar = bars.create(0, 0, { rate: '–' })
  total.then((count) => bar.setTotal(count)).catch(() => {}) // the run itself hears of what is wrong
  const startedAt = performance.now()
  return {
    add: (count) => advance(bar, count, startedAt),
    say: (line) => bars.log(line),
    stop: () => {
      bars.update() // writes the lines that wait
      bars.stop()
    },
  }
}

function advance(bar: SingleBar, count: number, startedAt: number): void {
  bar.increment(count)
  const seconds = (performance.now() - startedAt) / 1000
  bar.update({ rate: Math.round((bar as SingleBar & { value: number }).value / seconds) })
}
