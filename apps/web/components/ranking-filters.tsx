import { BASES, LEVELS, type Metric, SECTORS, type Wording } from '@gongkai/schema/metrics'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { isVolume } from '../lib/ranking.ts'
import type { RankingState } from '../lib/ranking-state.ts'
import { slugOf } from '../lib/ranking-state.ts'
import type { RegionOption } from '../lib/region-options.ts'
import { messagesIn } from '../messages/index.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly lang: Lang
  readonly metric: Metric
  readonly state: RankingState
  readonly years: readonly number[]
  readonly regions: readonly RegionOption[]
}

const INDENT = '\u3000'
const choicesOf = (vocabulary: Readonly<Record<string, Wording>>, lang: Lang): Choice[] =>
  Object.entries(vocabulary).map(([value, wording]) => ({ value, label: wording[lang] }))

interface SelectProps {
  readonly name: keyof RankingState
  readonly label: string
  /** What choosing nothing is called; left out where something must be chosen. */
  readonly all?: string
  readonly choices: readonly Choice[]
  readonly state: RankingState
}

function Select({ name, label, all, choices, state }: SelectProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={String(state[name] ?? '')}>
        {all !== undefined && <option value="">{all}</option>}
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A plain form whose answers are the address of the ranking, so that it works without JavaScript. */
export function RankingFilters({ lang, metric, state, years, regions }: Props) {
  const t = messagesIn(lang)
  const path = hrefIn(lang, `/rankings/${slugOf(metric.key)}`)
  const regionChoices = regions.map(({ code, name, depth }) => ({ value: code, label: INDENT.repeat(depth) + name }))
  return (
    // The key makes the form anew for each address: the browser keeps what was chosen before otherwise.
    <form className="filters" action={path} aria-label={t.filters} key={JSON.stringify(state)}>
      <Select
        name="year"
        label={t.year}
        choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        state={state}
      />
      <Select name="region" label={t.region} all={t.regionAll} choices={regionChoices} state={state} />
      <Select name="level" label={t.level} all={t.levelAll} choices={choicesOf(LEVELS, lang)} state={state} />
      <Select name="sector" label={t.sector} all={t.sectorAll} choices={choicesOf(SECTORS, lang)} state={state} />
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
      <button type="submit" className="button">
        {t.apply}
      </button>
      <a className="reset" href={path}>
        {t.reset}
      </a>
    </form>
  )
}
