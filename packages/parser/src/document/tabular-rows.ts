/** Tables as recognition sets them for LaTeX: `\begin{tabular}{|l|c|} 规章 & 0 & 3 & 12 \\ \hline … \end{tabular}`. */

const TABULAR_HINT = '\\begin{tabular}'
const TABULAR = /\\begin\{tabular\}(?:\[[^\]\n]{0,9}\])?\{[^}\n]{0,200}\}([^\0]{0,20000}?)\\end\{tabular\}/g
const ROW_END = /\\\\(?:\[[^\]\n]{0,9}\])?/
const RULES = /\\(?:hline|toprule|midrule|bottomrule|cline\{[^}\n]{0,19}\})/g
const SPANNING = /\\multi(?:column|row)\{([^}\n]{1,9})\}\{[^}\n]{0,99}\}\{([^{}\n]{0,200})\}/g
const ESCAPED_AMPERSAND = /\\&/g

/** A cell that spans columns stands in the first of them. */
const withEmptyCells = (printed: string, count: string, text: string) =>
  printed.startsWith('\\multicolumn') ? text + ' & '.repeat(Math.max(0, Math.min(99, Number(count)) - 1) || 0) : text

const rowOf = (printed: string): string => {
  const cells = printed
    .replace(SPANNING, withEmptyCells)
    .replace(/\s+/g, ' ')
    .replace(ESCAPED_AMPERSAND, '＆')
    .split('&')
  return `| ${cells.map((cell) => cell.trim()).join(' | ')} |`
}

/** The text with the rows of its LaTeX tables on lines between pipes; as it is where it has none. */
export const withTabularRows = (text: string): string =>
  text.includes(TABULAR_HINT)
    ? text.replace(TABULAR, (_, body: string) => {
        const rows = body.replace(RULES, '').split(ROW_END)
        return `\n${rows
          .filter((row) => row.trim() !== '')
          .map(rowOf)
          .join('\n')}\n`
      })
    : text
