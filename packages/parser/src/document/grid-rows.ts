/** Grid tables, as reStructuredText and Markdown have them: each row several lines between two lines of dashes. */

const BORDER = /^\s*\+(?:[-=]+\+)+\s*$/
const BORDER_HINT = '+-'
const PIPE = '|'
/** Digits below digits, or characters of a label: a narrow cell has wrapped them. */
const WRAPPED = /(?:\d|\p{Script=Han}|[）（、，。”“．.：])$/u

const isBorder = (line: string | undefined): boolean => line !== undefined && BORDER.test(line)
const isRowLine = (line: string | undefined): boolean => {
  const printed = line?.trim() ?? ''
  return printed.length > 1 && printed.startsWith(PIPE) && printed.endsWith(PIPE)
}

const joined = (pieces: readonly string[]): string =>
  pieces.reduce((text, piece) =>
    text === '' || piece === '' || WRAPPED.test(text) ? text + piece : `${text} ${piece}`,
  )

/** The lines of one row as one line; undefined where they have not the same cells. */
const rowOf = (lines: readonly string[]): string | undefined => {
  const cells = lines.map((line) => line.trim().slice(1, -1).split(PIPE))
  const width = cells[0]?.length ?? 0
  if (cells.some((own) => own.length !== width)) return undefined
  const texts = Array.from({ length: width }, (_, i) => joined(cells.map((own) => own[i]?.trim() ?? '')))
  return `${PIPE} ${texts.join(` ${PIPE} `)} ${PIPE}`
}

/** The rows of the table that begins at a line, and where it ends; undefined where a row is not to be told. */
const tableAt = (lines: readonly string[], from: number): { rows: string[]; end: number } | undefined => {
  const rows: string[] = []
  let end = from + 1
  for (let start = end; isRowLine(lines[start]); start = end) {
    while (isRowLine(lines[end])) end++
    const row = isBorder(lines[end]) ? rowOf(lines.slice(start, end)) : undefined
    if (row === undefined) return undefined
    rows.push(row)
    end++
  }
  return rows.length > 0 ? { rows, end } : undefined
}

/** The text with each row of its grid tables on one line between pipes; as it is where it has none. */
export const withGridRows = (text: string): string => {
  if (!text.includes(BORDER_HINT)) return text
  const lines = text.split('\n')
  const printed: string[] = []
  for (let i = 0; i < lines.length; ) {
    const table = isBorder(lines[i]) ? tableAt(lines, i) : undefined
    if (table) printed.push(...table.rows)
    else printed.push(lines[i] as string)
    i = table?.end ?? i + 1
  }
  return printed.join('\n')
}
