/** Reports of many agencies, and the same reports with other figures, made from one sample. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DIVISIONS } from '@gongkai/parser'
import { REPOSITORY } from '../../apps/api/src/config.ts'

const SAMPLE = join(REPOSITORY, 'samples/001_d746fab4eb0be43f.txt')
const NAMES = DIVISIONS.map(({ name }) => name)
/** Districts with a name of two characters, as that of the sample, which no other division has. */
const DISTRICTS = DIVISIONS.filter(({ name }) => /^..区$/.test(name) && NAMES.indexOf(name) === NAMES.lastIndexOf(name))
/** Or all would be said to repeat one another. */
const LONG_PARAGRAPH = /^(?!.*2024 年公开)[^#|\n]{25,}。.*$/gm

export const YEARS = [2023, 2024] as const
export const MOST_AGENCIES = DISTRICTS.length

/** Different for each report of a round, so that no two share a place; and for each round of a report. */
const figureOf = (report: number, round: number) => ((report * 7919 + round * 104_729) % 9_973) * 1000 + report

/** Writes the reports of the agencies from `from` up to but without `to`, as they are restated in a round. */
export async function writeReports(folder: string, from: number, to: number, round: number): Promise<void> {
  const sample = (await readFile(SAMPLE, 'utf8')).replaceAll(LONG_PARAGRAPH, '')
  await mkdir(folder, { recursive: true })
  for (let agency = from; agency < to; agency++)
    for (const year of YEARS)
      await writeFile(join(folder, `${agency}-${year}.txt`), reportOf(sample, agency, year, round))
}

function reportOf(sample: string, agency: number, year: number, round: number): string {
  const [district] = DISTRICTS[agency]?.name.split('区') ?? []
  return sample
    .replaceAll('惠济', district ?? '')
    .replaceAll('2024', String(year))
    .replaceAll('1909', String(figureOf(agency * YEARS.length + year, round)))
}
