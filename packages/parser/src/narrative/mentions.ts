/** Figures of the prose that the tables give too, so that the two can be compared. Better none than a false one. */
import type { NarrativeMention } from '../report.ts'
import { LONGEST_LEAD } from './count-phrases.ts'
import { readNumeral } from './numerals.ts'
import {
  FIGURES_OF_PUBLICATION,
  INCLUDES_CARRIED_IN,
  MENTION_CLAUSE_END,
  MENTION_RULES,
  type MentionRule,
  PART_WORDS,
  SENTENCE_END,
  SENTENCE_ENDS,
  STATED_YEAR,
} from './wording.ts'

/** A mention with offsets into the compact text. */
export type CompactMention = Omit<NarrativeMention, 'span'> & { readonly start: number; readonly end: number }

interface Match {
  readonly rule: MentionRule
  readonly start: number
  readonly end: number
  readonly number: string | undefined
  readonly isPart: boolean
}

/** Every mention in compact text, in order; `year` is the report’s. */
export function listMentions(text: string, year: number | null): CompactMention[] {
  const matches = MENTION_RULES.flatMap((rule) =>
    [...text.matchAll(rule.pattern)].flatMap((match) => read(text, rule, match, year) ?? []),
  )
  const stated = matches.filter((match) => match.rule.repeats === undefined)
  const figures = matches.flatMap((match) => mentionsOf(match, stated))
  return relate(figures).sort((a, b) => a.start - b.start || a.metric.localeCompare(b.metric))
}

function read(text: string, rule: MentionRule, match: RegExpExecArray, year: number | null): Match | undefined {
  const end = match.index + match[0].length
  const sentence = text.slice(sentenceStart(text, match.index), end)
  if (rule.unless?.test(sentence + clauseAfter(text, end)) || speaksOfAnotherYear(sentence, year)) return undefined
  if (INCLUDES_CARRIED_IN.test(text.slice(end, end + AFTERMATH_LENGTH))) return undefined
  const clause = text.slice(clauseStart(text, match.index), end)
  if (isPublished(rule, text.slice(clauseStart(text, match.index), match.index))) return undefined
  return {
    rule,
    start: match.index,
    end,
    number: match.groups?.number,
    isPart: rule.isPart ?? (rule.value === undefined && PART_WORDS.test(clause)),
  }
}

/** 公示办结行政许可…: posts, not decisions. */
const isPublished = ({ metrics }: MentionRule, before: string) =>
  metrics.some((metric) => metric.endsWith('.decisions')) && FIGURES_OF_PUBLICATION.test(before)

function sentenceStart(text: string, at: number): number {
  const first = Math.max(0, at - LONGEST_LEAD)
  let start = at
  while (start > first && !SENTENCE_ENDS.includes(text[start - 1] as string)) start--
  return start
}

function clauseStart(text: string, at: number): number {
  const first = Math.max(0, at - LONGEST_LEAD)
  let start = at
  while (start > first && !MENTION_CLAUSE_END.test(text[start - 1] as string)) start--
  return start
}

const AFTERMATH_LENGTH = 20

/** What the sentence says right after a match. */
const clauseAfter = (text: string, end: number) => text.slice(end, end + AFTERMATH_LENGTH).split(SENTENCE_END)[0] ?? ''

function speaksOfAnotherYear(sentence: string, year: number | null): boolean {
  const stated = [...sentence.matchAll(STATED_YEAR)].at(-1)?.[1]
  return year !== null && stated !== undefined && Number(stated) !== year
}

function mentionsOf(match: Match, all: readonly Match[]): CompactMention[] {
  const value = figureOf(match, all)
  if (value === undefined) return []
  const relation = match.isPart ? 'at_most' : 'equal'
  return match.rule.metrics.map((metric) => ({ metric, value, relation, start: match.start, end: match.end }))
}

function figureOf({ rule, number, start }: Match, all: readonly Match[]): number | undefined {
  if (rule.value !== undefined) return rule.value
  if (number !== undefined) return readNumeral(number)
  const repeated = all.findLast(
    (other) => other.rule.metrics[0] === rule.repeats && other.start < start && !other.isPart,
  )
  return repeated === undefined ? undefined : figureOf(repeated, [])
}

/** Where the prose gives one metric several figures, only the largest can be the table’s; the others are parts. */
function relate(mentions: readonly CompactMention[]): CompactMention[] {
  const largest = new Map<string, number>()
  for (const { metric, value } of mentions) largest.set(metric, Math.max(value, largest.get(metric) ?? 0))
  return mentions.map((mention) =>
    mention.value < (largest.get(mention.metric) ?? 0) ? { ...mention, relation: 'part' } : mention,
  )
}
