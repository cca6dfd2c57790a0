import { BASES, MINIMUM_CASES } from '@gongkai/schema/metrics'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { isVolume } from '../lib/ranking.ts'
import type { RankingState } from '../lib/ranking-state.ts'
import type { RankingSubject } from '../lib/ranking-subject.ts'
import type { RegionOption } from '../lib/region-options.ts'
import { messagesIn } from '../messages/index.ts'
import { AgencySelects, choicesOf, FilterForm, Select } from './filter-form.tsx'

interface Props {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly state: RankingState
  readonly years: readonly number[]
  readonly regions: readonly RegionOption[]
}

const MINIMUMS = [1, MINIMUM_CASES, 50, 100, 500]

export function RankingFilters({ lang, subject, state, years, regions }: Props) {
  const t = messagesIn(lang)
  return (
    <FilterForm lang={lang} path={hrefIn(lang, `/rankings/${subject.slug}`)}>
      <AgencySelects lang={lang} state={state} years={years} regions={regions} />
      {state.show && <input type="hidden" name="show" value={state.show} />}
      {subject.metric && isVolume(subject.metric) && (
        <Select name="basis" label={t.basis} all={t.basisAll} choices={choicesOf(BASES, lang)} state={state} />
      )}
      {subject.rate && (
        <Select
          name="minimum"
          label={t.minimumCases}
          choices={MINIMUMS.map((cases) => ({ value: String(cases), label: t.atLeastCases(cases) }))}
          state={{ ...state, minimum: state.minimum ?? MINIMUM_CASES }}
        />
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
