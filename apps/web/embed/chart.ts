/** What every kind of embed comes down to, before it is written as HTML, SVG, CSV or JSON. */
import { FACT_STATES } from '@gongkai/schema/metrics'
import type { TrendPoint } from '../charts/trend-chart.ts'
import type { EmbedCountsFragment } from '../generated/graphql.ts'
import type { EmbedState } from '../lib/embed-state.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import type { Dispute } from './dispute.ts'
import type { Restatement } from './restatement.ts'

export interface Row {
  readonly label: string
  /** Path of the page about it. */
  readonly href?: string | undefined
  readonly place?: number
  /** Null where there is a reason instead. */
  readonly value: number | null
  readonly reason?: string | undefined
  readonly note?: string | undefined
  /** Where the report contradicts its own figure. */
  readonly disputed?: Dispute | undefined
  /** No line may be drawn to it from the row before. */
  readonly isBroken?: boolean
  /** Only in frozen embeds: the value of today. */
  readonly now?: number | null | undefined
}

export interface AbsentCount {
  readonly label: string
  readonly count: number
}

export interface Chart {
  readonly shape: 'bars' | 'line' | 'number'
  readonly title: string
  readonly unit: string
  /** What the chart shows, in one sentence. */
  readonly sentence: string
  /** What the rows are. */
  readonly head: string
  readonly rows: readonly Row[]
  /** Agencies without a number, by reason. */
  readonly absent: readonly AbsentCount[]
  readonly shown?: string
  /** Path of the full view. */
  readonly path: string
  readonly isSynthetic: boolean
  /** Of a frozen embed: since when its figures are others. */
  readonly restatement: Restatement
  /** Of a trend, for the interactive chart. */
  readonly points?: readonly TrendPoint[]
}

/** An embed’s state with the year it asks for; the newest that has reports where it names none. */
export interface Question {
  readonly state: EmbedState
  readonly year: number | undefined
}

/** A question once the answer has said which year it is about, and what region. */
export interface Answered {
  readonly state: EmbedState
  readonly year: number
  /** Which of all agencies, in words; empty where they are all or named. */
  readonly scope: string
}

/** Agencies beyond those that state a number, by reason; a reason that nobody has is left out, but for not filing. */
export const absentCounts = (counts: Omit<EmbedCountsFragment, 'number'>, lang: Lang): AbsentCount[] => {
  const t = messagesIn(lang)
  const all = [
    { label: FACT_STATES.blank[lang], count: counts.blank },
    { label: FACT_STATES.missing[lang], count: counts.missing },
    { label: FACT_STATES.not_on_form[lang], count: counts.notOnForm },
    { label: FACT_STATES.unreadable[lang], count: counts.unreadable },
    { label: t.otherBasis, count: counts.otherBasis },
  ]
  return [...all.filter(({ count }) => count > 0), { label: t.notFiled, count: counts.notFiled }]
}

/** Whether a figure of a frozen embed is another today. */
export const isOther = ({ now, value }: Pick<Row, 'now' | 'value'>): boolean => now !== undefined && now !== value

export const hasChanged = ({ rows }: Chart): boolean => rows.some(isOther)
