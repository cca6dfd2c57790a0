import { BASES, type Metric } from '@gongkai/schema/metrics'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { isVolume } from '../lib/ranking.ts'
import type { RankingState } from '../lib/ranking-state.ts'
import { slugOf } from '../lib/ranking-state.ts'
import type { RegionOption } from '../lib/region-options.ts'
import { messagesIn } from '../messages/index.ts'
import { AgencySelects, choicesOf, FilterForm, Select } from './filter-form.tsx'

interface Props {
  readonly lang: Lang
  readonly metric: Metric
  readonly state: RankingState
  readonly years: readonly number[]
  readonly regions: readonly RegionOption[]
}

export function RankingFilters({ lang, metric, state, years, regions }: Props) {
  const t = messagesIn(lang)
  return (
    <FilterForm lang={lang} path={hrefIn(lang, `/rankings/${slugOf(metric.key)}`)} state={state}>
      <AgencySelects lang={lang} state={state} years={years} regions={regions} />
      {isVolume(metric) && (
        <Select name="basis" label={t.basis} all={t.basisAll} choices={choicesOf(BASES, lang)} state={state} />
      )}
      <Select
        name="direction"
        label={t.order}
        all={t.orderDescending}
        choices={[{ value: 'asc', label: t.orderAscending }]}
        state={state}
      />
    </FilterForm>
  )
}
