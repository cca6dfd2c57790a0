/** Bytes → normalised text. Chinese government sites serve UTF-8, GB18030 and, from old Word files, UTF-16. */
import { kindTable } from '../text/characters.ts'
import { unitsOf } from '../text/code-units.ts'
import { withoutRadicals } from '../text/radicals.ts'
import { DocumentError } from './document.ts'
import { withoutPageNumbers } from './page-numbers.ts'

const MARKS: readonly { readonly label: string; readonly bytes: readonly number[] }[] = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
]

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte)

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decodeAs = (label: string, bytes: Uint8Array): string | undefined => {
  try {
    return (label === 'utf-8' ? utf8 : new TextDecoder(label, { fatal: true })).decode(bytes)
  } catch {
    return undefined
  }
}

const SAMPLE = 4096
/** A stray NUL or two is damage, not an encoding. */
const FEWEST_ZEROS = 8

/** Some characters end in a zero byte too, 开 (5F00) among them, but ASCII is far more frequent. */
const CLEARLY_MORE = 3

/** UTF-16 without a mark: its ASCII marks, digits and line ends have a zero byte each, on the same side. */
const utf16Label = (bytes: Uint8Array): string | undefined => {
  const zeros = { even: 0, odd: 0 }
  const length = Math.min(bytes.length, SAMPLE)
  for (let i = bytes.indexOf(0); i >= 0 && i < length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++
  if (zeros.odd >= FEWEST_ZEROS && zeros.odd > CLEARLY_MORE * zeros.even) return 'utf-16le'
  return zeros.even >= FEWEST_ZEROS && zeros.even > CLEARLY_MORE * zeros.odd ? 'utf-16be' : undefined
}

const encodingsToTry = (bytes: Uint8Array): string[] => {
  const marked = MARKS.find((mark) => startsWith(bytes, mark.bytes))
  if (marked) return [marked.label]
  const utf16 = utf16Label(bytes)
  return utf16 ? [utf16] : ['utf-8', 'gb18030']
}

/** Stands for bytes that fit no character, as where a site has cut a title in the middle of one. */
const REPLACED = /\ufffd+/g
/** Digits may have been lost with them. */
const REPLACED_BESIDE_FIGURE =
  /[\d０-９〇零一二三四五六七八九十百千万]\ufffd|\ufffd[\d０-９〇零一二三四五六七八九十百千万]/
const HAN = /\p{Script=Han}/gu
/** So many for each that is lost tell the encoding: read in another, half of all fit nothing. */
const FEWEST_HAN = 50

/** A text of which a few bytes fit no character, far from every figure. */
const decodeDamaged = (label: string, bytes: Uint8Array): string | undefined => {
  const text = new TextDecoder(label).decode(bytes)
  const lost = text.match(REPLACED)?.length ?? 0
  const isLegible = (text.match(HAN)?.length ?? 0) >= FEWEST_HAN * lost
  return isLegible && !REPLACED_BESIDE_FIGURE.test(text) ? text : undefined
}

/**
 * Decodes text bytes; a byte order mark decides, else UTF-8 where every byte fits it, else GB18030; a few damaged
 * characters do not matter where no figure stands beside them.
 * Throws `document.encoding` where none fits: a text with replacement characters would hide lost figures.
 */
export const decodeText = (bytes: Uint8Array, name: string): string => {
  const labels = encodingsToTry(bytes)
  for (const decode of [decodeAs, decodeDamaged])
    for (const label of labels) {
      const text = decode(label, bytes)
      if (text !== undefined) return normalizeText(withoutPageNumbers(text))
    }
  throw new DocumentError('document.encoding', `${name} is not text in UTF-8, UTF-16 or GB18030.`)
}

/** Of no width: soft hyphens, joiners, marks of direction and byte order, NUL. They stand within words and figures. */
export const WITHOUT_WIDTH =
  '\0\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e' +
  '\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff'
/** Letters that only programs see, of two units each: the first of them, and any. */
export const TAG_LEAD = '\udb40'
export const UNSEEN_CHARACTERS = new RegExp(`[${WITHOUT_WIDTH}]|${TAG_LEAD}[\\udc00-\\udc7f]`, 'g')

const LINE_ENDS = /\r\n?|[\u2028\u2029\f\v]/g
/** What a text is looked through for before any of it is taken out or put in another way. */
const TO_NORMALIZE = kindTable([1, `\r\u2028\u2029\f\v${WITHOUT_WIDTH}${TAG_LEAD}`])
TO_NORMALIZE.fill(1, 0x2e80, 0x2fe0)

/** Without a way out of the loop: few texts have such a character, and the others are passed over in half the time. */
const isNormal = (text: string): boolean => {
  const units = unitsOf(text)
  let found = 0
  for (let i = 0; i < text.length; i++) found |= TO_NORMALIZE[units[i] as number] as number
  return found === 0
}

/**
 * One kind of line end, no character that nobody sees, and no radical for the character it looks like. Everything else
 * stays as printed, for spans point into this text.
 */
export const normalizeText = (text: string): string =>
  isNormal(text) ? text : withoutRadicals(text).replace(LINE_ENDS, '\n').replace(UNSEEN_CHARACTERS, '')
