/** Reports of the years before the form: a narrative and a short table of statistics. */

import { headOf } from './heading.ts'
import type { SyntheticReport } from './report.ts'
import { STATISTICS, STATISTICS_REQUESTS, STATISTICS_VOLUME } from './wording.ts'

export function statisticsText(report: SyntheticReport): string {
  const requests = report.values.get('requests.received.total') ?? 0
  return [
    ...headOf(report),
    ...report.narrative.problems,
    ...report.narrative.other,
    ...STATISTICS,
    STATISTICS_VOLUME.replace('{volume}', String(report.volume)),
    STATISTICS_REQUESTS.replace('{n}', String(requests)),
    '',
  ].join('\n')
}
