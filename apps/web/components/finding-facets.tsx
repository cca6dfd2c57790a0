import type { FindingCountsQuery } from '../generated/graphql.ts'
import { type FindingState, formatFindingState } from '../lib/finding-state.ts'
import { type FacetChoice, facetChoices } from '../lib/findings.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly state: FindingState
  readonly counts: FindingCountsQuery
}

type Facet = keyof ReturnType<typeof facetChoices>

interface ChoicesProps {
  readonly lang: Lang
  readonly name: string
  readonly choices: readonly FacetChoice[]
  /** Address without this choice; left out where none is made. */
  readonly undone: string | undefined
}

function Choices({ lang, name, choices, undone }: ChoicesProps) {
  const t = messagesIn(lang)
  if (choices.length === 0 && !undone) return null
  return (
    <nav className="facets" aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {choices.map(({ label, count, state, isChosen }) => (
          <li key={label}>
            <a
              href={hrefIn(lang, `/findings${formatFindingState(state)}`)}
              aria-current={isChosen ? 'true' : undefined}
            >
              {label}
            </a>{' '}
            <span className="num">{formatNumber(count, lang)}</span>
          </li>
        ))}
        {undone && (
          <li>
            <a href={undone}>{t.undoChoice}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** Severity, origin and year of findings, each with how many there are; each leads to them. */
export function FindingFacets({ lang, state, counts }: Props) {
  const t = messagesIn(lang)
  const choices = facetChoices(state, counts, lang)
  const names: readonly (readonly [Facet, string])[] = [
    ['severity', t.severity],
    ['origin', t.origin],
    ['year', t.year],
  ]
  const { after: _, ...first } = state
  const without = (facet: Facet) => hrefIn(lang, `/findings${formatFindingState({ ...first, [facet]: undefined })}`)
  return names.map(([facet, name]) => (
    <Choices
      key={facet}
      lang={lang}
      name={name}
      choices={choices[facet]}
      undone={state[facet] === undefined ? undefined : without(facet)}
    />
  ))
}
