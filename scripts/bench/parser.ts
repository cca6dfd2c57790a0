/** How fast documents become reports, against the least that could be done with the same bytes. */
import { transcode } from 'node:buffer'
import mammoth from 'mammoth'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openWorkers } from '../../apps/api/src/parsing/parse-pool.ts'
import { parseDocument, type Source } from '../../packages/parser/src/index.ts'
import { MUTATED_LAYOUTS, mutantTrial, silentCells } from '../../packages/parser/test/mutations/index.ts'
import { getLayout, PLAIN, seededRandom } from '../../packages/parser/test/render/index.ts'
import { AGENCIES } from '../../packages/parser/test/render/wording.ts'
import { listSamples, renamed } from '../../packages/parser/test/samples.ts'
import type { Benchmark } from './benchmark.ts'
import { alternate } from './measure.ts'

/** The five samples, as they are or as another format shows them. */
async function sampleSources(layout?: string): Promise<Source[]> {
  const samples = listSamples()
  if (layout === undefined) return samples.map(({ name, bytes }) => ({ name, bytes }))
  const render = (sample: (typeof samples)[number], i: number) =>
    getLayout(layout).render(renamed(sample, AGENCIES[i] ?? AGENCIES[0]), seededRandom(i), PLAIN)
  return Promise.all(
    samples.map(async (sample, i) => ({ name: `${sample.name}.${layout}`, bytes: await render(sample, i) })),
  )
}

const forEach = (sources: readonly Source[], work: (source: Source) => unknown) => async () => {
  for (const source of sources) await work(source)
}

/** Decodes, splits into lines and looks for digits: nobody reads a report with less. */
const floor = ({ bytes }: Source): number =>
  transcode(bytes, 'utf8', 'ucs2')
    .toString('ucs2')
    .split('\n')
    .filter((line) => /\d/.test(line)).length

const againstFloor = (layout?: string) => async () => {
  const sources = await sampleSources(layout)
  const { a, b } = await alternate(forEach(sources, parseDocument), forEach(sources, floor))
  return a / b
}

const mammothAlone = ({ bytes }: Source) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) })

async function pdfJsAlone({ bytes }: Source): Promise<void> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  for (let number = 1; number <= pdf.numPages; number++) await (await pdf.getPage(number)).getTextContent()
  await task.destroy()
}

const againstLibrary = (layout: string, library: (source: Source) => unknown) => async () => {
  const sources = await sampleSources(layout)
  const { a, b } = await alternate(forEach(sources, parseDocument), forEach(sources, library))
  return a / b
}

const COPIES = 3
const ROUNDS_OF_WORKERS = 7
/** Each thread is compiled for itself, and one of two sees only half of the files; compiling takes the second core meanwhile. */
const RUNS_IN = 20
const LAYOUTS_OF_ONE_FOLDER = [undefined, 'html', 'docx', 'pdf']

/** A folder of reports in four formats, parsed by the workers that `--jobs` opens: two against one. */
async function twoWorkers(): Promise<number> {
  const sources = (await Promise.all(LAYOUTS_OF_ONE_FOLDER.map(sampleSources))).flat()
  const folder = Array.from({ length: COPIES }, () => sources).flat()
  const [one, two] = [openWorkers(1), openWorkers(2)]
  const parseAll = (pool: typeof one) => () =>
    Promise.all(folder.map(({ name, bytes }) => pool.parse(name, bytes, undefined)))
  for (let i = 0; i < RUNS_IN; i++) for (const pool of [one, two, two]) await parseAll(pool)()
  const { a, b } = await alternate(parseAll(one), parseAll(two), ROUNDS_OF_WORKERS)
  await Promise.all([one.close(), two.close()])
  return a / b
}

const LINE = '全年通过门户网站公开信息12条，收到政府信息公开申请3件，均已按时答复，未发生行政复议和行政诉讼。\n'

/** Time for each byte of a document of 5 MB ÷ that of one of 0.5 MB, lines of prose before its tables. */
async function growth(): Promise<number> {
  const [sample] = listSamples()
  const text = new TextDecoder().decode(sample?.bytes)
  const ofSize = (size: number) =>
    new TextEncoder().encode(text.replace('二、', `${LINE.repeat(size / new TextEncoder().encode(LINE).length)}二、`))
  const [large, small] = [ofSize(5_000_000), ofSize(500_000)]
  const { a, b } = await alternate(
    () => parseDocument({ name: 'large.txt', bytes: large }),
    () => parseDocument({ name: 'small.txt', bytes: small }),
  )
  return a / large.length / (b / small.length)
}

async function silentMutants(reports: number): Promise<number> {
  let silent = 0
  for (let i = 0; i < reports; i++) {
    const layout = MUTATED_LAYOUTS[i % MUTATED_LAYOUTS.length] as string
    silent += silentCells(await mutantTrial(layout, 1 + Math.floor(i / MUTATED_LAYOUTS.length))).length
  }
  return silent
}

const FLOOR = 'floor: decode, split lines, test for digits'
export const PARSER_BENCHMARKS: readonly Benchmark[] = [
  { name: 'parser.text', against: FLOOR, target: { most: 6 }, measure: againstFloor() },
  { name: 'parser.html', against: FLOOR, target: { most: 6 }, measure: againstFloor('html') },
  {
    name: 'parser.docx',
    against: 'mammoth to HTML',
    target: { most: 1.3 },
    measure: againstLibrary('docx', mammothAlone),
  },
  { name: 'parser.pdf', against: 'pdf.js text', target: { most: 1.3 }, measure: againstLibrary('pdf', pdfJsAlone) },
  { name: 'parser.jobs2', against: 'one worker', target: { least: 1.7 }, measure: twoWorkers },
  { name: 'parser.linear', against: 'the same bytes in 0.5 MB', target: { most: 1.5 }, measure: growth },
  { name: 'parser.mutants', against: 'wrong and silent cells', target: { most: 0 }, measure: silentMutants },
]
