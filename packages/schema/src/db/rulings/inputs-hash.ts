/** Hashes of what rulings are about; stored, so they must come out the same for good. */
import { createHash } from 'node:crypto'
import type { PlacedFinding } from '../queries/findings.ts'
import type { ContentRow } from '../queries/reports.ts'
import { factsByMetric, getFact } from '../rows/facts.ts'

const hashOf = (inputs: unknown): string => createHash('sha256').update(JSON.stringify(inputs)).digest('hex')

export const hashOfPrintedName = (name: string): string => hashOf(name)

type FindingInputs = Pick<PlacedFinding, 'metrics' | 'expected' | 'actual'>

export function hashOfFinding({ metrics, expected, actual }: FindingInputs, { facts, form }: ContentRow): string {
  const cells = factsByMetric(facts)
  const inputs = metrics
    .map((key) => getFact(cells, key, form))
    .map(({ metric, state, value, raw }) => [metric, state, value, raw])
  return hashOf([inputs, expected, actual])
}

/** Cells that say nothing are left out, so that a metric which the catalogue gains changes no hash. */
export const hashOfReading = ({ facts }: ContentRow): string =>
  hashOf(
    facts
      .filter(({ state }) => state !== 'missing' && state !== 'not_on_form')
      .map(({ metric, state, value }) => [metric, state, value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
