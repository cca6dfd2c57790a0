import type { ComparisonQuery } from '../generated/graphql.ts'
import type { AgencyView } from '../lib/agency.ts'
import { type ComparisonState, formatComparisonState, MAX_AGENCIES } from '../lib/comparison-state.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { slugOf } from '../lib/ranking-state.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly state: ComparisonState
  readonly agencies: readonly AgencyView[]
  readonly found: ComparisonQuery['search']
}

const hrefOf = (lang: Lang, state: ComparisonState) => hrefIn(lang, `/compare${formatComparisonState(state)}`)

function Chosen({ lang, state, agencies }: Omit<Props, 'found'>) {
  const t = messagesIn(lang)
  if (agencies.length === 0) return null
  return (
    <ul className="chosen" aria-label={t.compared}>
      {agencies.map(({ id, name }) => (
        <li key={id}>
          <span lang="zh-CN">{name}</span>{' '}
          <a href={hrefOf(lang, { ...state, agencies: state.agencies.filter((one) => one !== id) })}>
            {t.remove}
            <span className="visually-hidden"> {name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Found({ lang, state, found }: Omit<Props, 'agencies'>) {
  const t = messagesIn(lang)
  if (state.search === '') return null
  const others = found.filter(({ id }) => !state.agencies.includes(id))
  if (others.length === 0) return <p role="status">{t.nothingFound(state.search)}</p>
  return (
    <ul className="found" aria-label={t.foundAgencies}>
      {others.map(({ id, name, region }) => (
        <li key={id}>
          <a href={hrefOf(lang, { ...state, agencies: [...state.agencies, id], search: '' })}>
            {t.add} <span lang="zh-CN">{name}</span>
          </a>{' '}
          <span className="soft small" lang="zh-CN">
            {region?.name}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Chooses up to eight agencies by name, in plain forms and links. */
export function AgencyPicker({ lang, state, agencies, found }: Props) {
  const t = messagesIn(lang)
  return (
    <div className="picker">
      <Chosen lang={lang} state={state} agencies={agencies} />
      {agencies.length < MAX_AGENCIES ? (
        <form className="filters" action={hrefIn(lang, '/compare')} aria-label={t.search}>
          {state.agencies.map((id) => (
            <input key={id} type="hidden" name="agency" value={id} />
          ))}
          {state.metric && <input type="hidden" name="metric" value={slugOf(state.metric)} />}
          {state.year && <input type="hidden" name="year" value={state.year} />}
          <label className="search-field">
            {t.searchAgency}
            <input type="search" name="q" defaultValue={state.search} autoComplete="off" required />
          </label>
          <button type="submit" className="button">
            {t.search}
          </button>
        </form>
      ) : (
        <p className="soft small">{t.enoughAgencies(MAX_AGENCIES)}</p>
      )}
      <Found lang={lang} state={state} found={found} />
    </div>
  )
}
