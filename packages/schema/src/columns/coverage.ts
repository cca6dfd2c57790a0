/** Who filed. An agency that has not has no figures; it has no zeros. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { Form } from '../metrics/index.ts'
import { FORM_KEYS } from './cell-states.ts'
import type { Snapshot } from './snapshot.ts'

export interface CoverageCounts {
  /** Known agencies of the filter: those with a report of any year. */
  readonly agencies: number
  readonly filed: number
  readonly forms: readonly FormCount[]
}

export interface FormCount {
  /** Null for reports without a table that can be read. */
  readonly form: Form | null
  readonly reports: number
}

export function coverageOf(snapshot: Snapshot, year: number, filter: AgencyFilter): CoverageCounts {
  const set = snapshot.select(filter)
  return snapshot.answer(`coverage/${year}/${set.key}`, () => {
    const forms = countForms(snapshot, year, set.places)
    return { agencies: set.known, filed: forms.reduce((sum, { reports }) => sum + reports, 0), forms }
  })
}

export function countForms(snapshot: Snapshot, year: number, places: Int32Array): FormCount[] {
  const cells = snapshot.cellsOf(year)
  const counts = new Uint32Array(FORM_KEYS.length)
  for (const place of places) {
    if (!cells.hasFiled(place)) continue
    const form = cells.formCodeAt(place)
    counts[form] = (counts[form] as number) + 1
  }
  const rows = FORM_KEYS.map((form, code) => ({ form, reports: counts[code] as number }))
  return rows.filter(({ reports }) => reports > 0).sort((a, b) => orderOf(a) - orderOf(b))
}

/** Editions first, reports without a form last. */
const orderOf = ({ form }: FormCount) => (form === null ? FORM_KEYS.length : FORM_KEYS.indexOf(form))
