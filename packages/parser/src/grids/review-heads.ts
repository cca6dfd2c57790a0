/** The heads of table 四 in the text of a page, where their lines run into each other: told by their letters alone. */
import { type Label, REVIEW_COLUMNS, REVIEW_GROUPS, REVIEW_HEAD, SECTIONS } from '@gongkai/schema/metrics'
import { compactText } from '../text/characters.ts'

const TOTAL = REVIEW_COLUMNS.at(-1)?.zh ?? ''
const HEAD_LENGTH = 4
const HEAD_LETTERS = new Set(REVIEW_COLUMNS.flatMap(({ zh }) => [...zh]))

/** What stands above the heads: the section’s heading, and the groups; the longest first. */
const ABOVE_HEADS = [SECTIONS[3], REVIEW_HEAD, ...REVIEW_GROUPS]
  .flatMap(({ zh, aliases }: Label) => [zh, ...aliases])
  .map((wording) => compactText(wording))
  .sort((a, b) => b.length - a.length)
const SECTION_NUMBER = /^四、/

/** The letters of some wording that are of heads, or of other words. */
export const withoutGroups = (wording: string): string =>
  ABOVE_HEADS.reduce((rest, above) => rest.replace(above, ''), compactText(wording)).replace(SECTION_NUMBER, '')

export const sortedLetters = (wording: string): string => (wording.match(/\p{Script=Han}/gu) ?? []).sort().join('')

/** How many heads some letters make, if they are of nothing else. */
export const countHeads = (letters: string): number | undefined => {
  const totals = letters.split(TOTAL.charAt(0)).length - 1
  const others = (letters.length - totals * TOTAL.length) / HEAD_LENGTH
  if (!Number.isInteger(others) || others < 0) return undefined
  return [...letters].every((letter) => HEAD_LETTERS.has(letter)) ? totals + others : undefined
}

/** Whether letters are 总计 and nothing else, which is a head of other tables too. */
export const isTotalAlone = (letters: string): boolean => letters === TOTAL

/** The letters without one 总计, whose figures may stand behind those of others; undefined where there is none. */
export const withoutTotal = (letters: string): string | undefined =>
  [...TOTAL].every((letter) => letters.includes(letter))
    ? [...TOTAL].reduce((rest, letter) => rest.replace(letter, ''), letters)
    : undefined
