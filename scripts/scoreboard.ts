/** Writes docs/scoreboard.md: what the parser makes of rendered reports, per layout and form; `--check` compares. */
import { fileURLToPath } from 'node:url'
import { parseDocument } from '../packages/parser/src/index.ts'
import {
  EDITIONS,
  type Edition,
  type Figures,
  getLayout,
  LAYOUTS,
  randomFigures,
  seededRandom,
} from '../packages/parser/test/render/index.ts'
import { writeGenerated } from './generated-files.ts'

const COMMAND = 'npm run scoreboard'
const REPORTS = 20
/** Formats whose documents take long to make. */
const FEWER_REPORTS: Readonly<Record<string, number>> = {
  docx: 10,
  pdf: 4,
  'pdf-lines': 4,
  'pdf-shades': 4,
  'pdf-bare': 4,
}

interface Score {
  right: number
  refused: number
  wrong: number
}

/** A blank cell is right where it is no number; any other cell where its number is the one printed. */
function scoreCell(score: Score, printed: number | null, read: number | null): void {
  if (read === null) score[printed === null ? 'right' : 'refused']++
  else score[printed !== null && Math.abs(printed - read) < 1e-6 ? 'right' : 'wrong']++
}

async function scoreReport(score: Score, figures: Figures, bytes: Uint8Array): Promise<void> {
  const reports = await parseDocument({ name: 'rendered', bytes })
  const read = new Map(reports.flatMap((report) => report.facts.map((fact) => [fact.metric, fact.value] as const)))
  for (const [metric, printed] of figures.values) scoreCell(score, printed, read.get(metric) ?? null)
}

async function scoreLayout(layout: string, edition: Edition): Promise<Score & { reports: number }> {
  const score = { right: 0, refused: 0, wrong: 0 }
  const reports = FEWER_REPORTS[layout] ?? REPORTS
  for (let seed = 1; seed <= reports; seed++) {
    const figures = randomFigures(seededRandom(seed), edition)
    await scoreReport(score, figures, await getLayout(layout).render(figures, seededRandom(seed)))
  }
  return { ...score, reports }
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`
const row = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`

async function scoreRow(layout: string, edition: Edition): Promise<string> {
  const { reports, right, refused, wrong } = await scoreLayout(layout, edition)
  const all = right + refused + wrong
  return row([layout, edition, reports, all, percent(right, all), percent(refused, all), wrong])
}

const rows: string[] = []
for (const { name } of LAYOUTS) for (const edition of EDITIONS) rows.push(await scoreRow(name, edition))

const HEAD = ['layout', 'form', 'reports', 'cells', 'right', 'refused', 'wrong']
const page = `<!-- Generated from packages/parser/test/render; run \`${COMMAND}\`. -->

# Scoreboard

What the parser reads of reports it has never seen, in every layout we know and on every form. Each report is rendered
from random figures whose sums hold, in a random style: brackets, numbering, traditional characters, page furniture,
marks for blanks. A cell is **right** where its number is the one printed, or where it is blank and none is given;
**refused** where a number is printed and the parser says that it cannot read it with certainty; **wrong** where it gives
another number. We would rather refuse than guess, so the last column must be 0. \`text-collapsed\` runs all figures of a
row together without a mark between them: what the sums of the form do not settle is refused there. What is refused
elsewhere are amounts of money whose unit the report does not print.

${[row(HEAD), row(HEAD.map(() => '---')), ...rows].join('\n')}
`

process.exitCode = writeGenerated({
  root: fileURLToPath(new URL('../', import.meta.url)),
  files: { 'docs/scoreboard.md': page },
  command: COMMAND,
  check: process.argv.includes('--check'),
})
