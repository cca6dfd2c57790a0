import { FINDING_CODES, type FindingCodeKey, getMetric, ORIGINS, SEVERITIES } from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import type { Finding, Reply, Ruling } from '../lib/finding.ts'
import { formatDate, formatNumber } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import type { PlacedQuote } from '../lib/report-view.ts'
import { type Messages, messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly finding: Finding
  readonly id?: string
  /** Places in the source; left out where the card stands on another page. */
  readonly quotes?: readonly PlacedQuote[] | undefined
  /** Stands above the message, such as the agency and its year. */
  readonly children?: ReactNode
}

/** How the two figures of a finding are called, where its rule does not say what must be. */
const NAMES: Partial<Record<FindingCodeKey, keyof Messages['figuresOf']>> = {
  'narrative.contradicts_table': 'table',
  'narrative.parts_exceed_total': 'total',
  'narrative.year_mismatch': 'year',
  'carryover.requests': 'before',
  'carryover.items': 'before',
  'stock.in_force': 'stock',
  'outlier.year_on_year': 'usual',
}

function Versus({ finding, lang }: Pick<Props, 'finding' | 'lang'>) {
  const { expected, actual, code } = finding
  if (expected === null || actual === null) return null
  const names = NAMES[code] ?? 'rule'
  const called = messagesIn(lang).figuresOf[names]
  const shown = (figure: number) => (names === 'year' ? String(figure) : formatNumber(figure, lang))
  return (
    <dl className="versus">
      <div className="prose">
        <dt>{called.actual}</dt>
        <dd>{shown(actual)}</dd>
      </div>
      <div>
        <dt>{called.expected}</dt>
        <dd>{shown(expected)}</dd>
      </div>
    </dl>
  )
}

function Quotes({ quotes, lang }: { readonly quotes: readonly PlacedQuote[]; readonly lang: Lang }) {
  if (quotes.length === 0) return null
  return (
    <ul className="quotes">
      {quotes.map(({ before, marked, after, href }) => (
        <li key={href}>
          <q>
            {before}
            <mark>{marked}</mark>
            {after}
          </q>{' '}
          <a href={href}>{messagesIn(lang).seeInSource}</a>
        </li>
      ))}
    </ul>
  )
}

function RulingNote({ lang, ruling }: { readonly lang: Lang; readonly ruling: Ruling }) {
  const t = messagesIn(lang)
  const { author, reason, madeAt, inputsChanged } = ruling
  return (
    <div className="ruling small">
      <p>
        <strong>{t.rulingBy(author, formatDate(madeAt, lang))}</strong> {reason}
      </p>
      {inputsChanged && <p className="soft">{t.inputsChanged}</p>}
    </div>
  )
}

/** Beside the finding wherever that stands; the answer to the whole report, which the page of it shows once, by a link there. */
function ReplyNote({
  lang,
  reply,
  isWhole,
}: {
  readonly lang: Lang
  readonly reply: Reply
  readonly isWhole: boolean
}) {
  const t = messagesIn(lang)
  if (!isWhole)
    return (
      <p className="small">
        <a href="#reply">{t.replyHeading}</a>
      </p>
    )
  return (
    <div className="ruling small">
      <p>
        <strong>
          {t.replyHeading} · {reply.author} · {formatDate(reply.madeAt, lang)}
        </strong>{' '}
        <span lang="zh-CN">{reply.text}</span>
      </p>
      {reply.inputsChanged && <p className="soft">{t.inputsChanged}</p>}
    </div>
  )
}

/** One finding: how grave, which rule, the two figures that do not agree, and where they stand. */
export function FindingCard({ lang, finding, id, quotes, children }: Props) {
  const { code, severity, metrics, message, origin, legalBasis, ruling, reply } = finding
  const t = messagesIn(lang)
  return (
    <li className={`finding finding-${severity}`} id={id}>
      <div className="finding-head">
        <span className={`tag tag-${severity}`}>{SEVERITIES[severity][lang]}</span>
        <strong>{FINDING_CODES[code][lang]}</strong>
        {metrics.length === 1 && metrics[0] && <span className="soft">{getMetric(metrics[0]).label[lang]}</span>}
      </div>
      {children}
      <Versus finding={finding} lang={lang} />
      <p className="message">{message[lang]}</p>
      {ruling && <RulingNote lang={lang} ruling={ruling} />}
      {reply && <ReplyNote lang={lang} reply={reply} isWhole={reply.isToFinding || quotes === undefined} />}
      <Quotes quotes={quotes ?? []} lang={lang} />
      <p className="finding-foot">
        {t.originOf(ORIGINS[origin][lang])} · <span lang="zh-CN">{legalBasis}</span>
      </p>
    </li>
  )
}
