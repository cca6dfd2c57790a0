import { FINDING_CODES, SEVERITIES } from '@gongkai/schema/metrics'
import { type FindingState, formatFindingState } from '../lib/finding-state.ts'
import type { RuleCount } from '../lib/findings.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly state: FindingState
  readonly rules: readonly RuleCount[]
}

function Facet({ lang, state, rule }: Omit<Props, 'rules'> & { readonly rule: RuleCount }) {
  const { after: _, ...first } = state
  const isChosen = state.rule === rule.code
  const to = formatFindingState({ ...first, rule: rule.code })
  return (
    <li>
      <a href={hrefIn(lang, `/findings${to}`)} aria-current={isChosen ? 'true' : undefined}>
        {FINDING_CODES[rule.code][lang]}
      </a>{' '}
      <span className="num">{formatNumber(rule.count, lang)}</span>
    </li>
  )
}

/** Rules that found something, each leading to its findings; those that found nothing are one word away. */
export function RuleFacets({ lang, state, rules }: Props) {
  const t = messagesIn(lang)
  const { rule: _, after: __, ...all } = state
  const isShown = ({ code, count }: RuleCount) => count > 0 || code === state.rule
  const silent = rules.filter((rule) => !isShown(rule))
  return (
    <nav className="facets" aria-label={t.byRule}>
      <h2>{t.byRule}</h2>
      <ul>
        <li>
          <a href={hrefIn(lang, `/findings${formatFindingState(all)}`)} aria-current={state.rule ? undefined : 'true'}>
            {t.allRules}
          </a>{' '}
          <span className="num">
            {formatNumber(
              rules.reduce((sum, { count }) => sum + count, 0),
              lang,
            )}
          </span>
        </li>
        {rules.filter(isShown).map((rule) => (
          <Facet key={rule.code} lang={lang} state={state} rule={rule} />
        ))}
      </ul>
      {silent.length > 0 && (
        <details>
          <summary>{t.silentRules(silent.length)}</summary>
          <ul className="soft">
            {silent.map(({ code }) => (
              <li key={code}>{FINDING_CODES[code][lang]}</li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}

/** The chosen rule: how grave it is and what it rests on. */
export function RuleSummary({ lang, state }: Pick<Props, 'lang' | 'state'>) {
  const t = messagesIn(lang)
  if (!state.rule) return null
  const { severity, legalBasis } = FINDING_CODES[state.rule]
  return (
    <p className="rule-summary small">
      <span className={`tag tag-${severity}`}>{SEVERITIES[severity][lang]}</span> {t.legalBasis}{' '}
      <span lang="zh-CN">{legalBasis}</span> ·{' '}
      <a href={hrefIn(lang, `/methodology#rule-${state.rule}`)}>{t.method.title}</a>
    </p>
  )
}
