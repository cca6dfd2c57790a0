/**
 * `npm run demo`: a province that does not exist, in a database of its own, with everything that may be wrong in reports
 * planted in it; then the API and the dashboard, which says on every page that it is made up.
 */
import { join } from 'node:path'
import { startProgress } from '../apps/api/src/ingest/progress.ts'
import { startFromTerminal } from './start.ts'
import { AGENCIES_OF_A_COUNTY, COUNTIES_OF_A_PROVINCE } from './synthetic/country.ts'
import { YEARS } from './synthetic/figures.ts'
import { type Filling, isFilled } from './synthetic/fill.ts'
import { fillSynthetic } from './synthetic/fill-on-all-cores.ts'

const AGENCIES = COUNTIES_OF_A_PROVINCE * AGENCIES_OF_A_COUNTY
/** The reports of every thirteenth agency are read from documents, of every kind in turn; reading all would take minutes. */
const PROVINCE: Filling = { agencies: AGENCIES, seed: 1, renderedEvery: 13 }

export const demonstrate = () =>
  startFromTerminal({
    configure: (config) => ({ ...config, databaseUrl: undefined, dataDirectory: join(config.dataDirectory, 'demo') }),
    fill: async (store, io) => {
      const what = `a made-up province: ${COUNTIES_OF_A_PROVINCE} counties × ${AGENCIES_OF_A_COUNTY} agencies × ${YEARS.length} years`
      if (await isFilled(store.db, PROVINCE)) return what
      io.stdout.write(`Filling    ${what}, which takes a minute or two the first time …\n`)
      const progress = startProgress(Promise.resolve(AGENCIES * YEARS.length), io)
      try {
        const reports = await fillSynthetic(store, PROVINCE, progress.add, io.signal)
        return `${reports} of ${what}`
      } finally {
        progress.stop()
      }
    },
  })
