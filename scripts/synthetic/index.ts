/** `npm run synthetic -- --reports N`: fills the database that the configuration names with about so many synthetic reports. */
import { parseArgs } from 'node:util'
import { readConfig } from '../../apps/api/src/config.ts'
import { openStore } from '../../apps/api/src/database.ts'
import { describeError, ExpectedError, isInterruption } from '../../apps/api/src/expected-error.ts'
import { startProgress } from '../../apps/api/src/ingest/progress.ts'
import type { Io } from '../../apps/api/src/io.ts'
import { createTerminalIo, endOnUncaught } from '../../apps/api/src/terminal.ts'
import { MOST_AGENCIES } from './country.ts'
import type { Filling } from './fill.ts'
import { fillSynthetic } from './fill-on-all-cores.ts'

/** Reports that an agency has on the average: eight years, but for those never filed. */
const REPORTS_OF_AN_AGENCY = 7.8

export async function fillFromTerminal(args: readonly string[]): Promise<void> {
  endOnUncaught()
  const io = createTerminalIo()
  try {
    io.signal.throwIfAborted() // asked for now, so that no signal kills us before we can clean up
    await fill(readFilling(args), io)
  } catch (error) {
    if (isInterruption(error, io.signal)) return
    io.stderr.write(`synthetic: ${describeError(error, io.environment)}\n`)
    process.exitCode = 1
  }
}

async function fill(filling: Filling, io: Io): Promise<void> {
  const store = await openStore(readConfig(io.environment))
  const progress = startProgress(Promise.resolve(Math.round(filling.agencies * REPORTS_OF_AN_AGENCY)), io)
  try {
    await store.migrate()
    const startedAt = performance.now()
    const reports = await fillSynthetic(store, filling, progress.add, io.signal)
    const seconds = (performance.now() - startedAt) / 1000
    progress.stop()
    io.stdout.write(`${reports} synthetic reports in ${store.label}, ${Math.round(reports / seconds)}/s\n`)
  } finally {
    progress.stop()
    await store.close()
  }
}

function readFilling(args: readonly string[]): Filling {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reports: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      'rendered-every': { type: 'string', default: '0' },
    },
  })
  const reports = wholeNumber('reports', values.reports)
  const agencies = Math.ceil(reports / REPORTS_OF_AN_AGENCY)
  if (agencies > MOST_AGENCIES)
    throw new ExpectedError(
      'usage.reports',
      `--reports is at most ${Math.floor(MOST_AGENCIES * REPORTS_OF_AN_AGENCY)}.`,
    )
  const renderedEvery = wholeNumber('rendered-every', values['rendered-every'])
  return { agencies, seed: wholeNumber('seed', values.seed), renderedEvery }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ExpectedError('usage.number', `--${name} wants a whole number, not ${text}.`)
  return Number(text)
}
