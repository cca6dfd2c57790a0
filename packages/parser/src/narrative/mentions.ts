/** Figures of the prose that the tables give too, so that the two can be compared. Better none than a false one. */
import type { NarrativeMention } from '../report.ts'
import { LONGEST_LEAD } from './count-phrases.ts'
import type { Telling } from './count-reading.ts'
import { isCumulative } from './count-scope.ts'
import {
  DIVIDED,
  FIGURES_OF_PUBLICATION,
  INCLUDES_CARRIED_IN,
  MENTION_RULES,
  MENTION_TOPIC,
  MENTION_UNITS,
  type MentionRule,
  OTHER_SCOPE,
  PART_WORDS,
  REGION_WIDE,
  STATEMENT_OPENING,
} from './mention-rules.ts'
import { type Amount, clauseStart, type Prose, yearBetween } from './prose.ts'
import { findSubject } from './subjects.ts'

/** A mention with offsets into the compact text. */
export type CompactMention = Omit<NarrativeMention, 'span'> & { readonly start: number; readonly end: number }

interface Match {
  readonly rule: MentionRule
  readonly start: number
  readonly end: number
  readonly value: number | undefined
  readonly isPart: boolean
}

const FIGURE_RULES = MENTION_RULES.filter((rule) => rule.lead && !rule.continues)
const LIST_RULES = MENTION_RULES.filter((rule) => rule.continues)
const STATEMENT_RULES = MENTION_RULES.filter((rule) => rule.statement)

/** Every mention in compact prose, in order. */
export function listMentions(prose: Prose, telling: Telling): CompactMention[] {
  const matches = [...listFigures(prose, telling), ...listStatements(prose, telling)]
  const stated = matches.filter((match) => match.rule.repeats === undefined)
  return relate(matches.flatMap((match) => mentionsOf(match, stated))).sort(
    (a, b) => a.start - b.start || a.metric.localeCompare(b.metric),
  )
}

/** Figures with their words, and those that go on a list begun by the figure before. */
function listFigures(prose: Prose, telling: Telling): Match[] {
  const matches: Match[] = []
  let before: { readonly amount: Amount; readonly matches: readonly Match[] } | undefined
  for (const amount of prose.amounts) {
    if (!isCase(amount, prose)) continue
    const listed = before?.amount.sentence === amount.sentence ? readListed(prose, amount, before) : []
    const own = listed.length > 0 ? listed : readFigure(prose, amount).slice(0, 1)
    const read = own.filter((match) => isOurs(match, amount.sentence, prose, telling))
    matches.push(...read)
    before = { amount, matches: read }
  }
  return matches
}

/** A plain whole number of cases, with a word of the tables near it. */
function isCase({ unit, approximate, value, numberStart, end }: Amount, { text }: Prose): boolean {
  if (!MENTION_UNITS.includes(unit) || approximate || !Number.isInteger(value)) return false
  return text[end] !== '次' && MENTION_TOPIC.test(text.slice(Math.max(0, numberStart - LEAD_LENGTH), end + TAIL_LENGTH))
}

const LEAD_LENGTH = 48
const TAIL_LENGTH = 24

function readFigure({ text, sentences }: Prose, amount: Amount): Match[] {
  const from = clauseStart(
    text,
    Math.max(sentences[amount.sentence] as number, amount.numberStart - LEAD_LENGTH),
    amount.numberStart,
  )
  const lead = text.slice(from, amount.numberStart)
  const tail = text.slice(amount.end, amount.end + TAIL_LENGTH)
  if (!MENTION_TOPIC.test(lead + tail)) return []
  return FIGURE_RULES.flatMap((rule) => matchOf(rule, amount, { lead, tail, from }) ?? [])
}

function readListed(
  { text }: Prose,
  amount: Amount,
  before: { readonly amount: Amount; readonly matches: readonly Match[] },
): Match[] {
  const from = before.amount.end
  const lead = text.slice(from, amount.numberStart)
  const tail = text.slice(amount.end, amount.end + TAIL_LENGTH)
  const begun = before.matches.flatMap((match) => match.rule.metrics)
  const rules = LIST_RULES.filter((rule) => begun.some((metric) => rule.continues?.test(metric)))
  const isOfPart = before.matches.some((match) => match.isPart)
  return rules.flatMap((rule) => {
    const match = matchOf(rule, amount, { lead, tail, from })
    return match ? { ...match, isPart: match.isPart || isOfPart } : []
  })
}

interface Words {
  readonly lead: string
  readonly tail: string
  /** Where the lead begins. */
  readonly from: number
}

function matchOf(rule: MentionRule, { value, end }: Amount, { lead, tail, from }: Words): Match | undefined {
  if (rule.leadWord !== undefined && !lead.includes(rule.leadWord)) return undefined
  const words = rule.lead?.exec(lead)
  const rest = rule.tail === undefined ? '' : rule.tail.exec(tail)?.[0]
  if (!words || rest === undefined || (rule.onlyZero && value !== 0)) return undefined
  const isPart = rule.isPart === undefined ? PART_WORDS.test(lead + rest) : value !== 0
  return { rule, start: from + words.index, end: end + rest.length, value, isPart }
}

function listStatements(prose: Prose, telling: Telling): Match[] {
  let sentence = 0
  return prose.cues.flatMap((start) => {
    STATEMENT_OPENING.lastIndex = start
    if (!STATEMENT_OPENING.test(prose.text)) return []
    while ((prose.sentences[sentence + 1] ?? Number.POSITIVE_INFINITY) <= start) sentence++
    return STATEMENT_RULES.flatMap((rule) => {
      const pattern = rule.statement as RegExp
      pattern.lastIndex = start
      if (!pattern.test(prose.text)) return []
      const match = {
        rule,
        start,
        end: pattern.lastIndex,
        value: rule.value,
        isPart: isOfPart(rule, prose, start, pattern.lastIndex),
      }
      return isOurs(match, sentence, prose, telling) ? [match] : []
    })
  })
}

const isOfPart = ({ value }: MentionRule, { text }: Prose, start: number, end: number) =>
  value === undefined && PART_WORDS.test(text.slice(clauseStart(text, Math.max(0, start - LEAD_LENGTH), start), end))

/** Whether the sentence speaks of the tables’ year, of the agency whose they are, and of cases, not of posts about them. */
function isOurs({ rule, start, end }: Match, sentence: number, prose: Prose, { year, teller }: Telling): boolean {
  const { text, sentences } = prose
  const begin = Math.max(sentences[sentence] as number, start - LONGEST_LEAD)
  const words = text.slice(begin, end)
  const rest = text.slice(end, Math.min(end + AFTERMATH_LENGTH, sentences[sentence + 1] as number))
  const stated = yearBetween(prose, begin, end)
  if (rule.unless?.test(words + rest) || (year !== null && stated !== undefined && stated !== year)) return false
  if (isCumulative({ lead: words }, year)) return false
  if (OTHER_SCOPE.test(words) || INCLUDES_CARRIED_IN.test(text.slice(end, end + AFTERMATH_LENGTH))) return false
  if (DIVIDED.test(rest) && REGION_WIDE.test(words)) return false
  if (isPublished(rule, text.slice(clauseStart(text, begin, start), start))) return false
  const subject = teller && findSubject(words, teller)
  return subject === undefined || subject === 'own'
}

const AFTERMATH_LENGTH = 30

/** 公示办结行政许可…: posts, not decisions. */
const isPublished = ({ metrics }: MentionRule, before: string) =>
  metrics.some((metric) => metric.endsWith('.decisions')) && FIGURES_OF_PUBLICATION.test(before)

function mentionsOf(match: Match, stated: readonly Match[]): CompactMention[] {
  const value = match.value ?? repeatedValue(match, stated)
  if (value === undefined) return []
  const { metrics, togetherWith } = match.rule
  const relation = match.isPart ? 'at_most' : 'equal'
  const together = togetherWith === undefined || value === 0 ? {} : { together_with: togetherWith }
  return metrics.map((metric) => ({ metric, ...together, value, relation, start: match.start, end: match.end }))
}

const repeatedValue = ({ rule, start }: Match, stated: readonly Match[]) =>
  stated.findLast((other) => other.rule.metrics[0] === rule.repeats && other.start < start && !other.isPart)?.value

/** Where the prose gives one metric several figures, only the largest can be the table’s; the others are parts. */
function relate(mentions: readonly CompactMention[]): CompactMention[] {
  const largest = new Map<string, number>()
  for (const { metric, value } of mentions) largest.set(metric, Math.max(value, largest.get(metric) ?? 0))
  return mentions.map((mention) =>
    mention.value < (largest.get(mention.metric) ?? 0) ? { ...mention, relation: 'part' } : mention,
  )
}
