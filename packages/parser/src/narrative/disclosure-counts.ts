/** Which figures count disclosed information, and what each of them is a count of (design §5). */
import { channelsIn, isSameSource, readChannel } from './channels.ts'
import { type CountPhrase, listCountPhrases } from './count-phrases.ts'
import { type CountReading, countsInformation, isItem, readingOf, type Scene, type Telling } from './count-reading.ts'
import { isCumulative, isOutOfPlay, saysThisYear, speaksOfAnotherYear } from './count-scope.ts'
import type { Prose } from './prose.ts'
import { readWithoutVerb, startsChannels } from './verbless-counts.ts'
import {
  ADDITION,
  ANSWERING,
  BARE_CHANNEL,
  BARE_OBJECT,
  BESIDE_REQUESTS,
  BRACKET_CLOSING,
  BRACKET_OPENING,
  CLOSED_BRACKET,
  COUNT_LABEL,
  DISCLOSED_PART,
  DISCLOSES_INFORMATION,
  DISCLOSURE_TOPIC,
  HANDLING,
  INFORMATION,
  INFORMATION_TAIL,
  LIST_OPENING,
  LISTED,
  NEXT_FIGURE,
  NOTHING_BETWEEN,
  ONLY_YEAR,
  OTHER_WORK,
  PARTS_LIST,
  PARTS_MARK,
  PARTS_OPENING,
  RUNNING,
  RUNNING_WORD,
  SENT_ON,
  SUM_UP,
  THIS_YEAR,
  UNTIL_DATE,
  WORD_OF_INFORMATION,
} from './wording.ts'

/** What is known of the figures so far while reading on. */
interface State extends Scene {
  readings: CountReading[]
  /** The last figure that is no part, or undefined where it counted something else than information. */
  parent: CountReading | undefined
  /** The last figure read, of whatever kind, where it counted information. */
  previous: CountReading | undefined
  /** The last figure of disclosed information in the sentence that was left out. */
  skipped: CountPhrase | undefined
  isInParts: boolean
  isInBrackets: boolean
}

/** Reads the figures of disclosed information in compact prose. */
export function readCounts(prose: Prose, telling: Telling): CountReading[] {
  const state: State = { ...telling, prose, readings: [], ...NOTHING_READ }
  let sentence = -1
  for (const phrase of listCountPhrases(prose)) {
    enterParts(state, phrase, phrase.sentence !== sentence)
    sentence = phrase.sentence
    const reading = readCount(phrase, state)
    if (reading && state.previous && revealsRunning(reading, state.previous, telling.year))
      replace(state, state.previous, { ...state.previous, kind: 'cumulative' })
    if (reading) state.readings.push(reading)
    if (!state.isInParts) state.parent = reading
    state.previous = reading
  }
  return state.readings
}

const replace = ({ readings }: State, old: CountReading, by: CountReading) => {
  readings[readings.lastIndexOf(old)] = by
}

/** 截至年底，累计公开1058条，2023年公开156条: this year’s smaller count shows that the one before is not this year’s. */
const revealsRunning = ({ kind, phrase, isNarrow }: CountReading, previous: CountReading, year: number | null) =>
  kind === 'main' &&
  !isNarrow &&
  saysThisYear(phrase.clause, year) &&
  isRunning(previous) &&
  phrase.value < previous.phrase.value

/** 截至年底，共公开3256条，其中2023年公开512条: the whole is not this year’s. */
const revealsRunningWhole = ({ phrase }: CountReading, parent: CountReading, year: number | null) =>
  year !== null &&
  phrase.clause.includes(String(year)) &&
  isRunning(parent) &&
  !saysThisYear(parent.phrase.clause.replace(UNTIL_DATE, ''), year) &&
  phrase.value < parent.phrase.value

const isRunning = ({ kind, phrase }: CountReading) =>
  kind === 'main' && RUNNING.test(phrase.lead) && !THIS_YEAR.test(phrase.lead)

const NOTHING_READ = {
  parent: undefined,
  previous: undefined,
  skipped: undefined,
  isInParts: false,
  isInBrackets: false,
}

function enterParts(state: State, phrase: CountPhrase, isNewSentence: boolean) {
  const { lead: words, clause } = phrase
  const lead = words.replace(CLOSED_BRACKET, '')
  if (isNewSentence) {
    state.previous = undefined
    state.skipped = undefined
    state.isInParts = PARTS_OPENING.test(lead)
    state.isInBrackets = false
    return
  }
  if (state.isInBrackets && lead.includes(BRACKET_CLOSING)) {
    state.isInParts = false
    state.isInBrackets = false
  }
  if (state.previous && isOfSameThing(phrase, state.previous)) return
  if (PARTS_MARK.test(lead) || PARTS_LIST.test(clause) || LIST_OPENING.test(lead)) {
    state.isInBrackets = state.isInBrackets || lead.startsWith(BRACKET_OPENING)
    state.isInParts = true
  }
}

function readCount(phrase: CountPhrase, state: State): CountReading | undefined {
  const isAlone = !state.isInParts && state.previous === undefined
  if (isAlone && isItem(phrase.unit) && COUNT_LABEL.test(phrase.lead))
    return { ...readingOf(phrase, state), isPlain: true }
  if (isAlone && isItem(phrase.unit) && startsChannels(phrase, state)) return readingOf(phrase, state)
  if (isAlone && !phrase.verb) return readWithoutVerb(phrase, state, state.skipped)
  if (isOutOfPlay(phrase)) return skip(phrase, state)
  if (leavesParts(phrase, state)) state.isInParts = false
  if (state.isInParts) return readPart(phrase, state)
  if (sumsUp(phrase, state)) return readSum(phrase, state)
  if (!countsInformation(phrase) && !isBareCount(phrase, state)) return readContinuation(phrase, state)
  if (isCumulative(phrase, state.year) || runsOn(phrase, state.previous, state.year))
    return { ...readingOf(phrase, state), kind: 'cumulative' }
  return speaksOfAnotherYear(phrase, state.prose, state.year) ? skip(phrase, state) : readingOf(phrase, state)
}

function skip(phrase: CountPhrase, state: State): undefined {
  if (isItem(phrase.unit) && countsInformation(phrase)) state.skipped = phrase
}

/** After the parts of one channel’s count, the next channel begins a count of its own. */
function leavesParts(phrase: CountPhrase, state: State): boolean {
  const { parent } = state
  if (!parent?.channel) return false
  if (!countsInformation(phrase) && !isBareCount(phrase, state)) return false
  const { channel } = readChannel(phrase, state.prose)
  return channel !== null && channel !== parent.channel
}

/** A figure after 其中 belongs to the one before, except this year’s, or the agency’s own, share of a larger count. */
function readPart(phrase: CountPhrase, state: State): CountReading | undefined {
  const { parent } = state
  const isOther = OTHER_WORK.test(phrase.clause) && !INFORMATION.test(phrase.clause)
  if (isOther || !isItem(phrase.unit) || isOnlyAnotherYear(phrase, state)) return undefined
  const reading = readingOf(phrase, state)
  if (!parent) return isDisclosedPart(phrase, state) ? { ...reading, isPlain: true } : undefined
  if (isDisclosedByItself(phrase, parent, state)) {
    replace(state, parent, { ...parent, kind: 'category' })
    return { ...reading, isPlain: true }
  }
  const isRevealed = revealsRunningWhole(reading, parent, state.year)
  if (isRevealed) replace(state, parent, { ...parent, kind: 'cumulative' })
  const isThisYear = isRevealed || (parent.kind === 'cumulative' && saysThisYear(phrase.clause, state.year))
  if (isThisYear || (parent.subject === 'region' && reading.subject === 'own')) {
    state.isInParts = false
    return reading
  }
  return { ...reading, kind: 'category', channel: reading.channel ?? parent.channel }
}

/** 206条（2022年180条）. */
const isOnlyAnotherYear = (phrase: CountPhrase, { prose, year }: State) =>
  ONLY_YEAR.test(phrase.clause) && speaksOfAnotherYear(phrase, prose, year)

/** Of a figure that also holds what was disclosed on request. */
const isDisclosedByItself = ({ lead, end }: CountPhrase, { kind, phrase }: CountReading, { prose: { text } }: State) =>
  kind === 'main' &&
  !DISCLOSURE_TOPIC.test(phrase.clause) &&
  DISCLOSED_PART.test(lead) &&
  BESIDE_REQUESTS.test(text.slice(end, end + LONGEST_NEXT))

function isDisclosedPart({ lead, sentenceStart, start }: CountPhrase, { prose: { text } }: State): boolean {
  return DISCLOSED_PART.test(lead) && text.slice(sentenceStart, start - lead.length).includes(WORD_OF_INFORMATION)
}

/** 规章13件，行政规范性文件60件: the second shares the verb and the channel of the first. */
function readContinuation(phrase: CountPhrase, state: State): CountReading | undefined {
  const { previous } = state
  if (!previous || !isItem(phrase.unit) || OTHER_WORK.test(phrase.lead) || SENT_ON.test(phrase.clause)) return undefined
  const isAddition =
    (previous.kind === 'cumulative' || isRunning(previous)) &&
    ADDITION.test(phrase.clause) &&
    saysThisYear(phrase.clause, state.year)
  if (isAddition) return readingOf(phrase, state)
  const isSame = isOfSameThing(phrase, previous)
  const isChannel = BARE_CHANNEL.test(phrase.clause)
  if (!isSame && !isChannel && !INFORMATION.test(phrase.clause) && !LISTED.test(phrase.lead)) return undefined
  const reading = readingOf(phrase, state)
  if (reading.named.length > 0 && reading.channel !== previous.channel)
    return reading.channel === null ? undefined : { ...reading, isClass: reading.isClass || previous.isClass }
  const kind = previous.kind === 'cumulative' ? 'category' : previous.kind
  if (!isSame && !previous.isPlain) replace(state, previous, { ...previous, isClass: true })
  return { ...reading, kind, isNarrow: !isSame, channel: previous.channel, source: previous.source }
}

/** 240期、960条信息, 152期456条. */
const isOfSameThing = ({ lead, tail }: CountPhrase, { phrase }: CountReading) =>
  (lead === '、' && INFORMATION_TAIL.test(tail)) || (!isItem(phrase.unit) && NOTHING_BETWEEN.test(lead))

/** 公开甲类信息8条，乙类5条，共13条. */
const sumsUp = (phrase: CountPhrase, { previous, year }: State) =>
  previous !== undefined &&
  previous.kind !== 'cumulative' &&
  !isOfSameThing(phrase, previous) &&
  phrase.value > previous.phrase.value &&
  SUM_UP.test(phrase.lead) &&
  !runsOn(phrase, previous, year)

/** 2023年公开56条，累计公开248条: a running count beside this year’s. */
const runsOn = ({ lead, value }: CountPhrase, previous: CountReading | undefined, year: number | null) =>
  previous?.kind === 'main' &&
  previous.isPlain &&
  lead.includes(RUNNING_WORD) &&
  !saysThisYear(lead, year) &&
  saysThisYear(previous.phrase.clause, year) &&
  value > previous.phrase.value

/** The figures that a sum adds up are parts of it, unless they are channels of their own. */
function readSum(phrase: CountPhrase, state: State): CountReading {
  const summed = state.readings.filter(({ phrase: of, kind }) => of.sentence === phrase.sentence && kind === 'main')
  const [first] = summed
  const isOfOneSource =
    first !== undefined &&
    summed.every(({ channel, source }) => channel === first.channel && isSameSource(source, first.source))
  if (isOfOneSource)
    state.readings = state.readings.map((of) => (summed.includes(of) ? { ...of, kind: 'category' } : of))
  const { subject } = state.previous ?? {}
  const reading = readingOf(phrase, state)
  const { channel, source } = isOfOneSource ? first : { ...reading, channel: null }
  return { ...reading, channel, source, subject, isNarrow: false, isPlain: true, isWhole: true }
}

const LONGEST_NEXT = 6

/** 微信公众号发布120条: no word for what, but for where; or the sentence said what before. */
function isBareCount(phrase: CountPhrase, { prose, previous, year }: State): boolean {
  const { clause, unit, sentenceStart, start, end, verb } = phrase
  if (
    !verb ||
    !(isItem(unit) || NEXT_FIGURE.test(prose.text.slice(end, end + LONGEST_NEXT))) ||
    !BARE_OBJECT.test(clause.slice(verb.end))
  )
    return false
  const sentence = prose.text.slice(sentenceStart, start)
  if (ANSWERING.test(sentence) || HANDLING.test(clause.slice(0, verb.at))) return false
  if (previous !== undefined || channelsIn(clause).length > 0 || DISCLOSURE_TOPIC.test(sentence)) return true
  return saysThisYear(clause, year) && DISCLOSES_INFORMATION.test(sentence)
}
