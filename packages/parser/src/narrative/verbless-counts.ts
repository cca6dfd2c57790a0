/** The first figures of sentences that say of them nowhere before that they were disclosed. */
import { type CountPhrase, lastVerb } from './count-phrases.ts'
import { type CountReading, isItem, readingOf, type Scene } from './count-reading.ts'
import { isOutOfPlay, saysThisYear } from './count-scope.ts'
import {
  ALL_DISCLOSED,
  BARE_CHANNEL,
  COMPARISON,
  DISCLOSED_TAIL,
  DISCLOSING_VERB,
  LIST_HEAD,
  LIST_MARK,
  MADE,
  NEXT_CHANNEL,
  NOTHING_BUT_YEAR,
  OTHER_WORK,
  REACHES,
  RESPECTIVELY,
  SUM_UP,
} from './wording.ts'

/** The first figure of a sentence that has no verb before it. */
export function readWithoutVerb(
  phrase: CountPhrase,
  scene: Scene,
  skipped: CountPhrase | undefined,
): CountReading | undefined {
  const { lead, unit } = phrase
  const tail = isItem(unit) && NOTHING_BUT_YEAR.test(lead) ? disclosedTail(phrase, scene) : undefined
  if (tail !== undefined) return { ...readingOf({ ...phrase, clause: lead + tail }, scene), phrase, isPlain: true }
  if (isItem(unit) && isMadeAndDisclosed(phrase, scene)) return { ...readingOf(phrase, scene), isPlain: true }
  if (skipped) return readAfterSkipped(phrase, skipped, scene)
  return lead.includes(LIST_MARK) ? readListed(phrase, scene) : undefined
}

/** 523条|政府信息主动公开, 523条|信息在县政府网站公开. */
const disclosedTail = ({ end }: CountPhrase, { prose: { text } }: Scene) =>
  DISCLOSED_TAIL.exec(text.slice(end, end + LONGEST_TAIL))?.[0]
const LONGEST_TAIL = 40

const isMadeAndDisclosed = ({ clause, end }: CountPhrase, { prose: { text } }: Scene) =>
  MADE.test(clause) && ALL_DISCLOSED.test(text.slice(end, end + LONGEST_TAIL))

/** 主动公开情况 / 门户网站350条，微信公众号210条: the first of several channels, under words of disclosing. */
export function startsChannels(
  { clause, lead, end, start, sentenceStart }: CountPhrase,
  { prose: { text } }: Scene,
): boolean {
  if (!BARE_CHANNEL.test(clause) || OTHER_WORK.test(lead)) return false
  const heading = text.slice(Math.max(0, sentenceStart - LONGEST_TAIL), start)
  return DISCLOSING_VERB.test(heading) && NEXT_CHANNEL.test(text.slice(end, end + LONGEST_TAIL))
}

/** 2022年公开信息180条，2023年206条, 公开信息增加26条，达到206条, 第一季度公开信息20条…，全年共140条, 网站、微信分别公开20条、30条，共50条. */
function readAfterSkipped(phrase: CountPhrase, skipped: CountPhrase, scene: Scene): CountReading | undefined {
  const { lead, value, unit } = phrase
  const isOfThisYear = saysThisYear(lead, scene.year)
  const isNextYear = isOfThisYear && NOTHING_BUT_YEAR.test(lead)
  const isSum = SUM_UP.test(lead) && value > skipped.value && (isOfThisYear || RESPECTIVELY.test(skipped.clause))
  const isChanged = COMPARISON.test(skipped.clause) && REACHES.test(lead)
  if (!isItem(unit) || !(isNextYear || isSum || isChanged)) return undefined
  const clause = skipped.clause.replace(COMPARISON, '')
  const reading = readingOf({ ...skipped, clause, verb: lastVerb(clause) }, scene)
  return { ...reading, phrase, isWhole: reading.isWhole || isSum }
}

/** The first of a list whose whole is not told before it: 主动公开政府信息：网站350条，微信210条. */
function readListed(phrase: CountPhrase, scene: Scene): CountReading | undefined {
  const head = phrase.lead.slice(0, phrase.lead.length - phrase.clause.length)
  if (isOutOfPlay(phrase) || !LIST_HEAD.test(head) || !isItem(phrase.unit) || OTHER_WORK.test(phrase.lead))
    return undefined
  const reading = readingOf(phrase, scene)
  if (reading.channel !== null && BARE_CHANNEL.test(phrase.clause)) return reading
  return reading.channel === null ? { ...reading, kind: 'category' } : undefined
}
