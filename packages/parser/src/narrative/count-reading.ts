/** What one figure of disclosed information is a count of, by the words of its clause. */
import type { Channel, CountKind } from '@gongkai/schema/metrics'
import { type NamedChannel, readChannel } from './channels.ts'
import type { CountPhrase } from './count-phrases.ts'
import type { Prose } from './prose.ts'
import { findSubject, type Subject, type Teller } from './subjects.ts'
import {
  AND_SO_ON,
  ENUMERATION,
  GENERAL_OBJECT,
  HANDLING,
  INFORMATION,
  INFORMATION_TAIL,
  ITEM_UNITS,
  NARROW_OBJECT,
  OF_ALL_KINDS,
  OF_CLASS,
  OTHER_WORK,
  PASSED_ON,
  PIECE,
  PLAIN_OBJECT,
  POSTED,
  POSTING_PLACE,
  PRESS_COVERAGE,
  SEVERAL_CHANNELS,
  SINGLE_CLASS,
  STATED_WHOLE,
  TOPIC,
} from './wording.ts'

/** A figure of disclosed information. `main` ones await their kind until all of them are known. */
export interface CountReading extends NamedChannel {
  readonly phrase: CountPhrase
  readonly kind: CountKind | 'main'
  /** Counts something narrower than information at large. */
  readonly isNarrow: boolean
  /** Counts information at large in so many words. */
  readonly isPlain: boolean
  /** Counts one class of information, and so is never a whole. */
  readonly isClass: boolean
  /** Counts information at large, though with words between. */
  readonly isGeneral: boolean
  /** Counts what others print about the agency. */
  readonly isPress: boolean
  /** Says of itself that it is the whole. */
  readonly isWhole: boolean
  readonly subject: Subject | undefined
}

export const isItem = (unit: string) => ITEM_UNITS.includes(unit)

/** Who speaks, and of what year. */
export interface Telling {
  readonly year: number | null
  readonly teller?: Teller | undefined
}

/** Where a figure stands: in what prose, told by whom. */
export interface Scene extends Telling {
  readonly prose: Prose
}

/** What a figure counts, by its clause. */
export function readingOf(phrase: CountPhrase, { prose, teller }: Scene): CountReading {
  const object = objectOf(phrase)
  const channel = readChannel(phrase, prose)
  const subject = findSubject(prose.text.slice(phrase.sentenceStart, phrase.start), teller)
  return {
    phrase,
    kind: 'main',
    ...channel,
    isNarrow: NARROW_OBJECT.test(object),
    isPlain: PLAIN_OBJECT.test(object),
    isClass: isOfOneClass(phrase, object, channel.channel),
    isGeneral: GENERAL_OBJECT.test(phrase.clause),
    isPress: PRESS_COVERAGE.test(phrase.clause),
    isWhole: STATED_WHOLE.test(phrase.clause),
    subject,
  }
}

/** Never the whole; in a channel of its own what is told piece by piece may be all of it. */
function isOfOneClass(phrase: CountPhrase, object: string, channel: Channel | null): boolean {
  const { clause, verb } = phrase
  const isNamedOnly = AND_SO_ON.test(object) && (channel !== null || OF_ALL_KINDS.test(object))
  if (SINGLE_CLASS.test(object) && !isNamedOnly) return true
  if (OF_CLASS.test(clause) || isPosted(phrase, object)) return true
  const isPostingPlace = POSTING_PLACE.test(clause) && !SEVERAL_CHANNELS.test(clause)
  if (channel !== null) return isPostingPlace || isOfOneTopic(object)
  const isPassedOn = verb !== undefined && PASSED_ON.test(clause.slice(verb.at, verb.end))
  return isPassedOn || PIECE.test(object) || isPostingPlace || isOfOneTopic(object)
}

/** What must be posted before it is decided: 公示低保信息. */
const isPosted = ({ clause, verb }: CountPhrase, object: string) =>
  verb !== undefined && POSTED === clause.slice(verb.at, verb.end) && !PLAIN_OBJECT.test(object)

const isOfOneTopic = (object: string) => TOPIC.test(object) && !GENERAL_OBJECT.test(object) && !ENUMERATION.test(object)

/** The words after the last verb of disclosing, or before it where it ends the clause (解读信息发布7条). */
function objectOf({ clause, tail, verb }: CountPhrase): string {
  if (!verb) return clause
  const object = clause.slice(verb.end)
  return object === '' ? clause.slice(0, verb.at) + tail : object
}

/** Whether its clause says that it counts disclosed information. */
export function countsInformation(phrase: CountPhrase): boolean {
  const { clause, tail, verb } = phrase
  if (!verb || OTHER_WORK.test(objectOf(phrase)) || HANDLING.test(clause.slice(0, verb.at))) return false
  return INFORMATION.test(clause) || INFORMATION_TAIL.test(tail)
}
