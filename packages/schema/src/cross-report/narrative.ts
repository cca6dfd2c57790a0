/** The narrative of a report as runs of letters: what an agency says in its own words, and where each letter stands. */
import { FIRST_TABLE, FORM_WORDING, lettersOf } from './form-wording.ts'

/** UTF-16 offsets into a report’s text. */
export interface Place {
  readonly start: number
  readonly end: number
}

export interface Narrative {
  /** Chinese characters of the narrative, without figures, punctuation and line ends. */
  readonly letters: string
  /** The offset of each letter in the text. */
  readonly places: readonly number[]
  /** Stretches of `letters` between the wordings of the form; no shingle crosses their borders. */
  readonly runs: readonly Place[]
}

/** The letters of `lettersOf`, one by one. */
const isLetter = (code: number) => code >= 0x3400 && code <= 0x9fff && !(code >= 0x4dc0 && code <= 0x4dff)

/** All that is not between the first and the last cell of the tables, without what the form prescribes. */
export function narrativeOf(text: string, cells: readonly Place[]): Narrative {
  const first = cells.reduce((least, { start }) => Math.min(least, start), text.length)
  const last = cells.reduce((most, { end }) => Math.max(most, end), first)
  const before = lettersIn(text, 0, first)
  const own = before.places.length > 0 && cells.length > 0 ? beforeFirstTable(before) : before
  const after = lettersIn(text, last, text.length)
  return {
    letters: own.letters + after.letters,
    places: [...own.places, ...after.places],
    runs: [...runsOf(own.letters, 0), ...runsOf(after.letters, own.letters.length)],
  }
}

interface Letters {
  readonly letters: string
  readonly places: readonly number[]
}

function lettersIn(text: string, from: number, to: number): Letters {
  const places: number[] = []
  for (let at = from; at < to; at++) if (isLetter(text.charCodeAt(at))) places.push(at)
  return { letters: lettersOf(text.slice(from, to)), places }
}

/** Heads stand between the heading of the first table and its first figure. */
function beforeFirstTable({ letters, places }: Letters): Letters {
  const end = [...letters.matchAll(FIRST_TABLE)].at(-1)?.index ?? letters.length
  return { letters: letters.slice(0, end), places: places.slice(0, end) }
}

function runsOf(letters: string, offset: number): Place[] {
  const runs: Place[] = []
  let start = 0
  for (const { 0: wording, index } of letters.matchAll(FORM_WORDING)) {
    runs.push({ start: offset + start, end: offset + index })
    start = index + wording.length
  }
  runs.push({ start: offset + start, end: offset + letters.length })
  return runs.filter(({ start, end }) => end > start)
}
