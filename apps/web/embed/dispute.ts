/** Of a figure that its own report contradicts: where that is told, and whether its agency has answered. */
import { hrefIn, type Lang } from '../lib/lang.ts'
import { readMetricKey } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'

export interface Dispute {
  /** Path of the agency’s answer to its report; of the findings, beside which others stand, where it gave none. */
  readonly href: string
  readonly isAnswered: boolean
}

/** A finding of severity error, with what its agency answered to it, or else to the report. */
interface Answerable {
  readonly reply: { readonly isToFinding: boolean } | null
}

/** Of a report, and the findings in it that dispute a figure. */
export function disputeOf(reportId: string, findings: readonly Answerable[], lang: Lang): Dispute {
  const replies = findings.flatMap(({ reply }) => reply ?? [])
  const isAnswered = replies.length > 0
  const place = isAnswered && replies.every(({ isToFinding }) => !isToFinding) ? 'reply' : 'findings'
  return { href: hrefIn(lang, `/reports/${reportId}#${place}`), isAnswered }
}

/** One of several reports’, as the API tells of it. */
interface Disputing extends Answerable {
  readonly metrics: readonly string[]
  readonly report: { readonly id: string }
}

/** Undefined where no finding disputes the metric in that report. */
export function findDispute(disputing: readonly Disputing[], metric: string, id: string, lang: Lang) {
  const found = disputing.filter(
    ({ report, metrics }) => report.id === id && metrics.some((name) => readMetricKey(name) === metric),
  )
  return found.length > 0 ? disputeOf(id, found, lang) : undefined
}

/** What stands beside the figure. */
export const disputeWords = ({ isAnswered }: Dispute, lang: Lang): string =>
  isAnswered ? embedMessagesIn(lang).answered(messagesIn(lang).disputed) : messagesIn(lang).disputed
