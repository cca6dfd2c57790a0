/**
 * Folders of reports made from one sample: many agencies and years, restatements, two reports in one file, and letters.
 * Few keep their narrative, which all would otherwise have in common: then it would be left to chance which of them is said
 * to repeat which.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DIVISIONS } from '@gongkai/parser'
import { REPOSITORY } from '../../src/config.ts'

const SAMPLE = join(REPOSITORY, 'samples/001_d746fab4eb0be43f.txt')
/** Districts with a name of two characters, as that of the sample. */
const DISTRICTS = [
  ...new Set(DIVISIONS.flatMap(({ name }) => (/^..区$/.test(name) && name !== '惠济区' ? name.slice(0, 2) : []))),
]
const YEARS = [2024, 2023, 2022, 2021]

/** But not the one that states how much was disclosed. */
const LONG_PARAGRAPH = /^(?!.*2024 年公开)[^#|\n]{25,}。.*$/gm

export interface CorpusOptions {
  /** At most one for each district and year. */
  readonly files: number
  /** Without restatements, several programs may store the files in any order and arrive at the same. */
  readonly restatements?: boolean
}

/** Writes the files, the same each time. */
export async function writeCorpus(folder: string, { files, restatements = true }: CorpusOptions): Promise<void> {
  const sample = await readFile(SAMPLE, 'utf8')
  await mkdir(folder, { recursive: true })
  for (let index = 0; index < files; index++) {
    const name = join(folder, String(index).padStart(6, '0'))
    await writeFile(`${name}.txt`, contentOf(sample, index, files))
    if (restatements && index % 5 === 0) await writeFile(`${name}-restated.txt`, `${reportOf(sample, index)}\n\n`)
    if (index % 25 === 0) await writeFile(`${name}-letter.txt`, `各位同事：明天下午开会。${index}\n`)
  }
}

const contentOf = (sample: string, index: number, files: number) =>
  index % 10 === 3 ? `${reportOf(sample, index)}\n\n${reportOf(sample, files + index)}` : reportOf(sample, index)

function reportOf(sample: string, index: number): string {
  const text = index % 20 === 0 ? sample : sample.replaceAll(LONG_PARAGRAPH, '')
  const district = DISTRICTS[index % DISTRICTS.length] as string
  const year = YEARS[Math.floor(index / DISTRICTS.length) % YEARS.length] as number
  return text
    .replaceAll('惠济', district)
    .replaceAll('2024', String(year))
    .replace('324', String(100 + index))
}
