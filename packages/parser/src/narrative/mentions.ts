/** Figures of the prose that the tables give too, so that the two can be compared. Better none than a false one. */
import type { NarrativeMention } from '../report.ts'
import { LONGEST_LEAD } from './count-phrases.ts'
import { readNumeral } from './numerals.ts'
import {
  FIGURES_OF_PUBLICATION,
  INCLUDES_CARRIED_IN,
  MENTION_CLAUSE_ENDS,
  MENTION_RULES,
  type MentionRule,
  OTHER_SCOPE,
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
  const start = match.index
  const end = start + match[0].length
  const sentence = text.slice(startAfter(text, SENTENCE_ENDS, start), end)
  if (rule.unless?.test(sentence + clauseAfter(text, end)) || speaksOfAnotherYear(sentence, year)) return undefined
  if (OTHER_SCOPE.test(sentence)) return undefined
  if (INCLUDES_CARRIED_IN.test(text.slice(end, end + AFTERMATH_LENGTH))) return undefined
  const before = text.slice(startAfter(text, MENTION_CLAUSE_ENDS, start), start)
  if (isPublished(rule, before)) return undefined
  const isPart = rule.isPart ?? (rule.value === undefined && PART_WORDS.test(before + match[0]))
  return { rule, start, end, number: match.groups?.number, isPart }
}

/** 公示办结行政许可…: posts, not decisions. */
const isPublished = ({ metrics }: MentionRule, before: string) =>
  metrics.some((metric) => metric.endsWith('.decisions')) && FIGURES_OF_PUBLICATION.test(before)

/** Offset after the last of `ends` before a place; at most some hundred characters back. */
function startAfter(text: string, ends: string, at: number): number {
  const before = text.slice(Math.max(0, at - LONGEST_LEAD), at)
  const last = Math.max(...[...ends].map((end) => before.lastIndexOf(end)))
  return at - before.length + last + 1
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
