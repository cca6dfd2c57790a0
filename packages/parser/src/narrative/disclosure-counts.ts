/** Which figures count disclosed information, and what each of them is a count of (design §5). */
import type { Channel, CountKind } from '@gongkai/schema/metrics'
import { type CountPhrase, listCountPhrases } from './count-phrases.ts'
import {
  BRACKET_CLOSING,
  BRACKET_OPENING,
  CHANNEL_CLAUSE,
  CHANNEL_WORDS,
  COMPARISON,
  DISCLOSING,
  HANDLING,
  INFORMATION,
  INFORMATION_TAIL,
  ITEM_UNITS,
  LIST_BREAK,
  LIST_OPENING,
  NARROW_OBJECT,
  OTHER_WORK,
  PART_OF_YEAR,
  PARTS_LIST,
  PARTS_MARK,
  PARTS_OPENING,
  RESPECTIVELY,
  SEVERAL_CHANNELS,
  SINCE_BEGINNING,
  SINCE_THIS_YEAR,
  SINCE_YEAR,
  SINGLE_CLASS,
  STATED_WHOLE,
  STATED_YEAR,
  THIS_YEAR,
} from './wording.ts'

/** A figure of disclosed information. `main` ones await their kind until all of them are known. */
export interface CountReading {
  readonly phrase: CountPhrase
  readonly kind: CountKind | 'main'
  readonly channel: Channel | null
  /** All channels it names; of several, `channel` is null. */
  readonly named: readonly Channel[]
  /** Counts something narrower than information at large. */
  readonly isNarrow: boolean
  /** Counts one class of information, and so is never a whole. */
  readonly isClass: boolean
  /** Says of itself that it is the whole. */
  readonly isWhole: boolean
}

export const isItem = (unit: string) => ITEM_UNITS.includes(unit)

/** What is known of the figures so far while reading on. */
interface State {
  /** The last figure that is no part, or undefined where it counted something else than information. */
  parent: CountReading | undefined
  /** The last figure read, of whatever kind, where it counted information. */
  previous: CountReading | undefined
  isInParts: boolean
  isInBrackets: boolean
}

/** Reads the figures of disclosed information in compact text; `year` is the report’s. */
export function readCounts(text: string, year: number | null): CountReading[] {
  const state: State = { parent: undefined, previous: undefined, isInParts: false, isInBrackets: false }
  const readings: CountReading[] = []
  let sentence = -1
  for (const phrase of listCountPhrases(text)) {
    enterParts(state, phrase, phrase.sentence !== sentence)
    sentence = phrase.sentence
    const reading = readCount(phrase, state, year)
    if (reading) readings.push(reading)
    if (!state.isInParts) state.parent = reading
    state.previous = reading
  }
  return readings
}

function enterParts(state: State, { lead, clause }: CountPhrase, isNewSentence: boolean) {
  if (isNewSentence) {
    state.previous = undefined
    state.isInParts = PARTS_OPENING.test(lead)
    state.isInBrackets = false
    return
  }
  if (state.isInBrackets && lead.includes(BRACKET_CLOSING)) {
    state.isInParts = false
    state.isInBrackets = false
  }
  if (PARTS_MARK.test(lead) || PARTS_LIST.test(clause) || LIST_OPENING.test(lead)) {
    state.isInBrackets = state.isInBrackets || lead.startsWith(BRACKET_OPENING)
    state.isInParts = true
  }
}

function readCount(phrase: CountPhrase, state: State, year: number | null): CountReading | undefined {
  if (COMPARISON.test(phrase.clause) || RESPECTIVELY.test(phrase.clause) || isOfPartOfYear(phrase)) return undefined
  if (leavesParts(phrase, state)) state.isInParts = false
  if (state.isInParts) return readPart(phrase, state, year)
  if (!countsInformation(phrase)) return readContinuation(phrase, state)
  if (isCumulative(phrase, year)) return { ...readingOf(phrase), kind: 'cumulative' }
  return speaksOfAnotherYear(phrase, year) ? undefined : readingOf(phrase)
}

const isOfPartOfYear = ({ clause, clauseBefore }: CountPhrase) =>
  !THIS_YEAR.test(clause) && (PART_OF_YEAR.test(clause) || PART_OF_YEAR.test(clauseBefore))

/** After the parts of one channel’s count, the next channel begins a count of its own. */
function leavesParts(phrase: CountPhrase, { parent }: State): boolean {
  if (!parent?.channel || !phrase.lead.includes(LIST_BREAK) || !countsInformation(phrase)) return false
  const channel = findChannel(phrase)
  return channel !== null && channel !== parent.channel
}

/** A figure after 其中 belongs to the one before, except this year’s share of a cumulative count. */
function readPart(phrase: CountPhrase, state: State, year: number | null): CountReading | undefined {
  const { parent } = state
  const isOther = OTHER_WORK.test(phrase.clause) && !INFORMATION.test(phrase.clause)
  if (!parent || isOther || !isItem(phrase.unit)) return undefined
  const reading = readingOf(phrase)
  if (parent.kind === 'cumulative' && saysThisYear(phrase.clause, year)) {
    state.isInParts = false
    return reading
  }
  return { ...reading, kind: 'category', channel: reading.channel ?? parent.channel }
}

/** 规章13件，行政规范性文件60件: the second shares the verb and the channel of the first. */
function readContinuation(phrase: CountPhrase, { previous }: State): CountReading | undefined {
  if (!previous || !isItem(phrase.unit) || OTHER_WORK.test(phrase.lead) || !INFORMATION.test(phrase.clause))
    return undefined
  const kind = previous.kind === 'cumulative' ? 'category' : previous.kind
  return { ...readingOf(phrase), kind, isNarrow: true, channel: previous.channel }
}

function countsInformation(phrase: CountPhrase): boolean {
  const { clause, tail } = phrase
  const verb = lastVerb(clause)
  if (!verb || OTHER_WORK.test(objectOf(phrase)) || HANDLING.test(clause.slice(0, verb.index))) return false
  return INFORMATION.test(clause) || INFORMATION_TAIL.test(tail)
}

const lastVerb = (clause: string) => [...clause.matchAll(DISCLOSING)].at(-1)

function isCumulative({ lead }: CountPhrase, year: number | null): boolean {
  if (!SINCE_BEGINNING.test(lead) || SINCE_THIS_YEAR.test(lead)) return false
  return !THIS_YEAR.test(lead) && !(year !== null && lead.includes(SINCE_YEAR(year)))
}

const saysThisYear = (clause: string, year: number | null) =>
  THIS_YEAR.test(clause) || (year !== null && clause.includes(String(year)))

/** The last year named before the figure, unless it only dates the count (截至2023年…). */
function speaksOfAnotherYear({ sentenceLead }: CountPhrase, year: number | null): boolean {
  const stated = [...sentenceLead.matchAll(STATED_YEAR)].at(-1)?.[1]
  return year !== null && stated !== undefined && Number(stated) !== year
}

function readingOf(phrase: CountPhrase): CountReading {
  const object = objectOf(phrase)
  return {
    phrase,
    kind: 'main',
    channel: findChannel(phrase),
    named: channelsIn(phrase.clause),
    isNarrow: NARROW_OBJECT.test(object),
    isClass: SINGLE_CLASS.test(object),
    isWhole: STATED_WHOLE.test(phrase.clause),
  }
}

/** The words after the last verb of disclosing, or before it where it ends the clause (解读信息发布7条). */
function objectOf({ clause, tail }: CountPhrase): string {
  const verb = lastVerb(clause)
  if (!verb) return clause
  const object = clause.slice(verb.index + verb[0].length)
  return object === '' ? clause.slice(0, verb.index) + tail : object
}

/** The one channel a figure names in its clause, or in the clause before that says through what. */
function findChannel({ clause, clauseBefore, lead }: CountPhrase): Channel | null {
  const own = channelsIn(clause)
  if (own.length > 0 || SEVERAL_CHANNELS.test(clause)) return soleChannel(own, clause)
  if (!CHANNEL_CLAUSE.test(clauseBefore) || clauseBefore.search(DISCLOSING) >= 0 || !lead.includes(clauseBefore))
    return null
  return soleChannel(channelsIn(clauseBefore), clauseBefore)
}

const channelsIn = (clause: string) =>
  CHANNEL_WORDS.filter(([, words]) => words.test(clause)).map(([channel]) => channel)

const soleChannel = (channels: readonly Channel[], clause: string) =>
  channels.length === 1 && !SEVERAL_CHANNELS.test(clause) ? (channels[0] ?? null) : null
