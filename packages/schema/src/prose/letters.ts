/**
 * Text as search compares it: letters and digits of one width and case, each with its offset. White space is passed over,
 * since lines are broken within words; whatever else stands between two letters parts them, and so does an empty line.
 */
export interface Letters {
  /** Runs of letters, parted by line ends. */
  readonly text: string
  /** The UTF-16 offset of each of them in the source. */
  readonly places: Int32Array
}

/** UTF-16 offsets into a text. */
export interface Place {
  readonly start: number
  readonly end: number
}

const LINE_END = 10
/** Parts runs of letters. */
export const BREAK = LINE_END
/** An empty line. */
const LINES_OF_A_BREAK = 2
const SPACE = -1

/** By UTF-16 unit, what stands for it: a letter, BREAK, or SPACE; 0 where it was not asked for yet. */
const letters = new Int32Array(2 ** 16)

function letterOf(code: number): number {
  const known = letters[code] as number
  if (known !== 0) return known
  letters[code] = classify(String.fromCharCode(code))
  return letters[code] as number
}

/** Half a surrogate pair is a letter: beyond the basic plane there are rare names, and few signs. */
function classify(character: string): number {
  if (/\s/.test(character)) return SPACE
  const plain = character.normalize('NFKC').toLowerCase()
  return /^[\p{L}\p{N}\p{Cs}]/u.test(plain) ? plain.charCodeAt(0) : BREAK
}

/** The letters of a stretch as UTF-16 units, without making a text of them. */
export function unitsIn(text: string, { start, end }: Place): { units: Uint16Array; places: Int32Array } {
  const units = new Uint16Array(end - start)
  const places = new Int32Array(end - start)
  let length = 0
  let lines = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const letter = letterOf(code)
    if (letter !== SPACE) lines = 0
    else if (code !== LINE_END || ++lines < LINES_OF_A_BREAK) continue
    const unit = letter === SPACE ? BREAK : letter
    if (unit === BREAK && (length === 0 || units[length - 1] === BREAK)) continue
    units[length] = unit
    places[length++] = at
  }
  return { units: units.subarray(0, length), places: places.subarray(0, length) }
}

export function lettersIn(text: string, passage: Place = { start: 0, end: text.length }): Letters {
  const { units, places } = unitsIn(text, passage)
  return { text: Buffer.from(units.buffer, 0, units.byteLength).toString('utf16le'), places }
}
