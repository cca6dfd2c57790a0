/** Of a figure that its own report contradicts: where that is told, and whether its agency has answered. */
import { hrefIn, type Lang } from '../lib/lang.ts'
import { readMetricKey } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'

export interface Dispute {
  /** Path of the agency’s answer, or of the findings where it has not answered. */
  readonly href: string
  readonly isAnswered: boolean
}

interface DisputedReport {
  readonly id: string
  readonly reply: object | null
}

export const disputeOf = ({ id, reply }: DisputedReport, lang: Lang): Dispute => ({
  href: hrefIn(lang, `/reports/${id}#${reply ? 'reply' : 'findings'}`),
  isAnswered: reply !== null,
})

/** A finding of severity error, as the API tells of it. */
interface Disputing {
  readonly metrics: readonly string[]
  readonly report: DisputedReport
}

/** Undefined where no finding disputes the metric in that report. */
export const findDispute = (disputing: readonly Disputing[], metric: string, id: string, lang: Lang) => {
  const found = disputing.find(
    ({ report, metrics }) => report.id === id && metrics.some((name) => readMetricKey(name) === metric),
  )
  return found && disputeOf(found.report, lang)
}

/** What stands beside the figure. */
export const disputeWords = ({ isAnswered }: Dispute, lang: Lang): string =>
  isAnswered ? embedMessagesIn(lang).answered(messagesIn(lang).disputed) : messagesIn(lang).disputed
