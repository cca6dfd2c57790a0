/** Plain forms whose answers are the address of a page, so that they work without JavaScript. */
import { LEVELS, SECTORS, type Wording } from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import type { AgencyState } from '../lib/address-state.ts'
import type { Lang } from '../lib/lang.ts'
import { regionName } from '../lib/region-name.ts'
import type { RegionOption } from '../lib/region-options.ts'
import { messagesIn } from '../messages/index.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

const INDENT = '\u3000'
export const choicesOf = (vocabulary: Readonly<Record<string, Wording>>, lang: Lang): Choice[] =>
  Object.entries(vocabulary).map(([value, wording]) => ({ value, label: wording[lang] }))

interface SelectProps<S> {
  readonly name: keyof S & string
  readonly label: string
  /** What choosing nothing is called; left out where something must be chosen. */
  readonly all?: string | undefined
  readonly choices: readonly Choice[]
  readonly state: S
}

export function Select<S>({ name, label, all, choices, state }: SelectProps<S>) {
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

interface PlaceSelectsProps {
  readonly lang: Lang
  readonly state: Omit<AgencyState, 'year'>
  readonly regions: readonly RegionOption[]
}

/** Which agencies. */
export function PlaceSelects({ lang, state, regions }: PlaceSelectsProps) {
  const t = messagesIn(lang)
  const regionChoices = regions.map(({ code, name, depth }) => ({
    value: code,
    label: INDENT.repeat(depth) + regionName(name, lang),
  }))
  return (
    <>
      <Select name="region" label={t.region} all={t.regionAll} choices={regionChoices} state={state} />
      <Select name="level" label={t.level} all={t.levelAll} choices={choicesOf(LEVELS, lang)} state={state} />
      <Select name="sector" label={t.sector} all={t.sectorAll} choices={choicesOf(SECTORS, lang)} state={state} />
    </>
  )
}

interface AgencySelectsProps extends PlaceSelectsProps {
  readonly state: AgencyState
  readonly years: readonly number[]
  /** What choosing no year is called; left out where one must be chosen. */
  readonly allYears?: string
}

/** Which agencies, and of which year. */
export function AgencySelects({ lang, state, years, allYears, regions }: AgencySelectsProps) {
  const t = messagesIn(lang)
  const yearChoices = years.map((year) => ({ value: String(year), label: String(year) }))
  return (
    <>
      <Select name="year" label={t.year} all={allYears} choices={yearChoices} state={state} />
      <PlaceSelects lang={lang} state={state} regions={regions} />
    </>
  )
}

interface FormProps {
  readonly lang: Lang
  /** Of the page, in the language. */
  readonly path: string
  readonly children: ReactNode
}

export function FilterForm({ lang, path, children }: FormProps) {
  const t = messagesIn(lang)
  return (
    // The browser would fill in what was chosen when the page was left, and one comes back to other figures than those.
    <form className="filters" action={path} aria-label={t.filters} autoComplete="off" data-filters>
      {children}
      <button type="submit" className="button">
        {t.apply}
      </button>
      <a className="reset" href={path}>
        {t.reset}
      </a>
    </form>
  )
}
