/** The figures a rendered report prints, made so that every sum of the form holds. */
import {
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  type FormEdition,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
  type RequestRow,
  type Unit,
} from '@gongkai/schema/metrics'
import type { Random } from './random.ts'
import { AGENCIES, sentences } from './wording.ts'

/** `mixed`: table 二 of 2021 with the one-row 其他处理 of 2019. */
export type Edition = FormEdition | 'mixed'
export const EDITIONS: readonly Edition[] = ['2019', '2021', 'mixed']

export interface Figures {
  readonly edition: Edition
  readonly agency: { readonly name: string; readonly regionCode: string; readonly sector: string }
  readonly year: number
  readonly narrative: {
    readonly overview: readonly string[]
    readonly problems: readonly string[]
    readonly other: readonly string[]
  }
  /** What the narrative states as the year's whole. */
  readonly volume: number
  /** By metric key; null where the cell is left blank. */
  readonly values: ReadonlyMap<string, number | null>
}

export const disclosureEdition = (edition: Edition): FormEdition => (edition === '2019' ? '2019' : '2021')
export const requestsEdition = (edition: Edition): FormEdition => (edition === '2021' ? '2021' : '2019')

/** Rows of table 三 that this edition prints. */
export const printedRequestRows = (edition: Edition): readonly RequestRow[] =>
  REQUEST_ROWS.filter((row) => row.forms.includes(requestsEdition(edition)))

const FRAME_ROWS = ['received', 'carried_in', 'resolved_total', 'carried_out']
/** Rows whose figures add up to （七）总计. */
export const resultRows = (edition: Edition) =>
  printedRequestRows(edition).filter((row) => !FRAME_ROWS.includes(row.key))

type Values = Map<string, number>

const anyCount = (random: Random) =>
  random.chance(0.4) ? 0 : random.chance(0.7) ? random.integer(1, 60) : random.integer(61, 25_000)
const FIGURE_OF_UNIT: Partial<Record<Unit, (random: Random) => number>> = {
  wan_yuan: (random) => (random.chance(0.3) ? 0 : random.integer(1, 3_000_000) / 100),
}

function disclosureValues(edition: Edition, random: Random): Values {
  const form = disclosureEdition(edition)
  const values: Values = new Map()
  for (const block of DISCLOSURE_BLOCKS)
    for (const row of block.rows.filter((row) => row.forms.includes(form)))
      for (const column of block.columns[form]) {
        const figure = (FIGURE_OF_UNIT[column.unit] ?? anyCount)(random)
        const negative = column.key === 'items_change' && figure > 0 && random.chance(0.3)
        values.set(`${row.key}.${column.key}`, negative ? -figure : figure)
      }
  return values
}

/** One applicant's column of table 三: results drawn first, then what makes the balance of the form hold. */
function requestColumn(edition: Edition, busy: boolean, random: Random): Values {
  const column: Values = new Map()
  let resolved = 0
  for (const row of resultRows(edition)) {
    const figure = busy && random.chance(0.35) ? random.integer(1, random.chance(0.2) ? 400 : 12) : 0
    column.set(row.key, figure)
    resolved += figure
  }
  const carriedOut = busy && random.chance(0.4) ? random.integer(1, 9) : 0
  const carriedIn = random.integer(0, Math.min(resolved + carriedOut, 9))
  column.set('resolved_total', resolved)
  column.set('carried_out', carriedOut)
  column.set('carried_in', carriedIn)
  column.set('received', resolved + carriedOut - carriedIn)
  return column
}

function requestValues(edition: Edition, random: Random): Values {
  const values: Values = new Map()
  for (const { key: applicant } of APPLICANTS.filter((a) => a.key !== 'total')) {
    const column = requestColumn(edition, random.chance(applicant === 'natural_person' ? 0.9 : 0.35), random)
    for (const [row, figure] of column) {
      values.set(`requests.${row}.${applicant}`, figure)
      const total = `requests.${row}.total`
      values.set(total, (values.get(total) ?? 0) + figure)
    }
  }
  return values
}

function reviewValues(random: Random): Values {
  const values: Values = new Map()
  for (const group of REVIEW_GROUPS) {
    let total = 0
    for (const column of REVIEW_COLUMNS.filter((c) => c.key !== 'total')) {
      const figure = random.chance(0.3) ? random.integer(1, 30) : 0
      values.set(`${group.key}.${column.key}`, figure)
      total += figure
    }
    values.set(`${group.key}.total`, total)
  }
  return values
}

/** Figures that satisfy the sums of the form: balance, outcomes, applicants, reviews. */
export function randomFigures(random: Random, edition: Edition): Figures {
  const year = edition === '2019' ? random.integer(2019, 2021) : random.integer(2021, 2025)
  const volume = random.integer(20, 12_000)
  const values = [disclosureValues(edition, random), requestValues(edition, random), reviewValues(random)]
  return {
    edition,
    agency: random.pick(AGENCIES),
    year,
    volume,
    narrative: sentences(year, volume),
    values: new Map(values.flatMap((part) => [...part])),
  }
}

/** The same report with cells left blank; zeros only, as clerks do, unless `choose` says otherwise. */
export function withBlanks(
  figures: Figures,
  choose: (metric: string, value: number | null) => boolean = (_, value) => value === 0,
): Figures {
  const values = [...figures.values].map(([metric, value]) => [metric, choose(metric, value) ? null : value] as const)
  return { ...figures, values: new Map(values) }
}

/** The same report with the 总计 of every row of table 三 left blank. */
export const withBlankTotals = (figures: Figures): Figures =>
  withBlanks(figures, (metric) => metric.startsWith('requests.') && metric.endsWith('.total'))

export type Expected = ReadonlyMap<string, { readonly state: 'number' | 'blank'; readonly value: number | null }>

/** What a reader of the rendered document must find: every printed cell, and no other. */
export const expectedFacts = (figures: Figures): Expected =>
  new Map([...figures.values].map(([metric, value]) => [metric, { state: value === null ? 'blank' : 'number', value }]))
