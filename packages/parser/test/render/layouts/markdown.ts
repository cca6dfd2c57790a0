/** Markdown pipe tables: whole ones with merges lost, and the fragments a PDF converter makes of them. */
import type { FormCell, FormTable } from '../form.ts'
import { type TextWriter, textLayout } from '../layout.ts'
import type { Random } from '../random.ts'
import { anchorRows, fullGrid, isFigure, wrapped } from '../table-rows.ts'

const pipes = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const separator = (width: number) => `|${'---|'.repeat(width)}`

function pipeTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  return [pipes(head), separator(head.length), ...body.map(pipes)].join('\n')
}

/** Merged places are empty or repeat their cell, as converters choose. */
function wholeTable(table: FormTable, random: Random): string {
  const repeats = random.chance(0.4)
  return pipeTable(
    fullGrid(table).map((places) =>
      places.map(({ cell, kind }) => (kind === 'anchor' || (repeats && !isFigure(cell)) ? cell.text : '')),
    ),
  )
}

const LABEL_WIDTH = 11

/** A label too long for its cell stands above the table as lines; its figures are a table of one row. */
function torn(cells: readonly FormCell[]): string[] {
  const labels = cells.filter((cell) => !isFigure(cell)).flatMap((cell) => wrapped(cell.text, LABEL_WIDTH))
  return ['', ...labels, '', pipeTable([cells.filter(isFigure).map((cell) => cell.text)]), '']
}

/** Rows whose labels fit stay together, each run a table of its own. */
function fragments(table: FormTable): string {
  const lines: string[] = []
  let run: string[][] = []
  const flush = () => {
    if (run.length > 0) lines.push(pipeTable(run), '')
    run = []
  }
  for (const cells of anchorRows(table)) {
    const whole = cells.every((cell) => cell.text.length <= LABEL_WIDTH) && cells.some(isFigure)
    if (whole) {
      run.push(cells.map((cell) => cell.text))
      continue
    }
    flush()
    lines.push(...(cells.some(isFigure) ? torn(cells) : cells.map((cell) => cell.text)))
  }
  flush()
  return lines.join('\n')
}

const heading: TextWriter['text'] = (part, random) =>
  part.kind === 'paragraph' ? `${part.text}\n` : `\n${'#'.repeat(random.integer(0, 4))} ${part.text}`.trimEnd()

export const markdownPipes = textLayout('markdown-pipes', 'text/markdown', {
  text: heading,
  table: (table, random) => `\n${wholeTable(table, random)}\n`,
})

export const markdownFragments = textLayout('markdown-fragments', 'text/markdown', {
  text: heading,
  table: (table) => `\n${fragments(table)}\n`,
})
