/** Rows of tabs whose figures stand on the line below their labels, behind a tab, as some converters break them. */

const TAB = '\t'
/** A line that begins with a tab and holds anything but figures and marks for blanks: most reports of tabs have one early. */
const OTHER_INDENTED_LINE = /\n\t(?!(?=[^\n\d]*\d)[\t \d.,，．０-９/／\\—－–-]*(?:\n|$))/
const FIGURE = /^[\d.,，．０-９-]+$/
/** Fewer than this may be rows that have lost their labels. */
const FEWEST_ROWS = 8

const isBlank = (line: string | undefined) => line !== undefined && line.trim() === ''
const isLabelLine = (line: string | undefined) =>
  line !== undefined &&
  !isBlank(line) &&
  !line.startsWith(TAB) &&
  !line.split(TAB).some((cell) => FIGURE.test(cell.trim()))

/** The text with such lines put behind their labels, place for place; as it is where not all of them stand so. */
export const withFiguresBeside = (text: string): string => {
  if (!text.includes(`\n${TAB}`) || OTHER_INDENTED_LINE.test(text)) return text
  const lines = text.split('\n')
  const indented = [...lines.keys()].filter((i) => lines[i]?.startsWith(TAB))
  // The row of table four has no label, and stands below nothing.
  const below = new Set(indented.filter((i) => isLabelLine(lines[i - 1])))
  const isRow = (i: number) => below.has(i) || isBlank(lines[i - 1])
  if (below.size < FEWEST_ROWS || !indented.every(isRow)) return text
  return lines.map((line, i) => (i === 0 ? line : `${below.has(i) ? ' ' : '\n'}${line}`)).join('')
}
