/** Bare numbers of pages in the text of a printed document, whose pages a form feed parts. */

const FORM_FEED = '\f'
const FIRST_LINE = /^\s*(\d{1,3})[^\S\n]*(?=\n|$)/
const LAST_LINE = /(?<=\n)[^\S\n]*(\d{1,3})\s*$/
/** The longest end of a page that is looked at: a number, and the empty lines around it. */
const LONGEST_EDGE = 40
const FEWEST_NUMBERED = 2

interface Edge {
  readonly numberOf: (page: string) => number | undefined
  readonly without: (page: string) => string
}
const EDGES: readonly Edge[] = [
  {
    numberOf: (page) => toNumber(LAST_LINE.exec(page.slice(-LONGEST_EDGE))),
    without: (page) => page.slice(0, -LONGEST_EDGE) + page.slice(-LONGEST_EDGE).replace(LAST_LINE, ''),
  },
  {
    numberOf: (page) => toNumber(FIRST_LINE.exec(page.slice(0, LONGEST_EDGE))),
    without: (page) => page.replace(FIRST_LINE, ''),
  },
]
const toNumber = (match: RegExpExecArray | null) => (match ? Number(match[1]) : undefined)

/** Whether a page has the number that its place gives it, counted from the first that is numbered. */
const numberedPages = (numbers: readonly (number | undefined)[]): readonly boolean[] => {
  const first = numbers.findIndex((number) => number !== undefined)
  const offset = (numbers[first] ?? 0) - first
  return numbers.map((number, i) => number !== undefined && number === i + offset)
}

/**
 * The text without the line of each page that is its number: the last or the first of all pages, but one where the text of
 * a page has another order.
 */
export const withoutPageNumbers = (text: string): string => {
  if (!text.includes(FORM_FEED)) return text
  const pages = text.split(FORM_FEED)
  const printed = pages.at(-1)?.trim() === '' ? pages.slice(0, -1) : pages
  for (const { numberOf, without } of EDGES) {
    const isNumbered = numberedPages(printed.map(numberOf))
    const count = isNumbered.filter(Boolean).length
    if (count >= FEWEST_NUMBERED && count >= printed.length - 1)
      return pages.map((page, i) => (isNumbered[i] ? without(page) : page)).join(FORM_FEED)
  }
  return text
}
