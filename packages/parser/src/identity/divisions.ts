/** The national divisions from province to county, statistical zones included (design §4). */
import type { Level } from '@gongkai/schema/metrics'
import { DIVISION_LINES } from './divisions.data.ts'

export interface Division {
  /** Six digits of the national division code. */
  readonly code: string
  readonly name: string
  readonly level: Exclude<Level, 'township'>
  /** Code of the division above; null for provinces. Counties under no prefecture belong to their province. */
  readonly parent: string | null
}

const CODE_LENGTH = 6

const codes = new Set(DIVISION_LINES.split('\n').map((line) => line.slice(0, CODE_LENGTH)))

const levelOf = (code: string) => (code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county')

function parentOf(code: string): string | null {
  const ancestors = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
  return ancestors.find((ancestor) => ancestor !== code && codes.has(ancestor)) ?? null
}

/** Every province, prefecture, county and zone, in the order of their codes. */
export const DIVISIONS: readonly Division[] = DIVISION_LINES.split('\n').map((line) => {
  const code = line.slice(0, CODE_LENGTH)
  return {
    code,
    name: line.slice(CODE_LENGTH),
    level: levelOf(code),
    parent: code.endsWith('0000') ? null : parentOf(code),
  }
})

const byCode = new Map(DIVISIONS.map((division) => [division.code, division]))

/** The division of a code of two to six digits (41, 4103 and 410300 are one way of writing). */
export function findDivision(code: string): Division | undefined {
  return byCode.get(code.padEnd(CODE_LENGTH, '0'))
}

/** True where `division` is the other or lies below it. */
export function isWithin(division: Division, ancestor: Division): boolean {
  for (let at: Division | undefined = division; at; at = at.parent === null ? undefined : byCode.get(at.parent)) {
    if (at === ancestor) return true
  }
  return false
}

/** The divisions above, nearest first. */
export function listAncestors(division: Division): Division[] {
  const parent = division.parent === null ? undefined : byCode.get(division.parent)
  return parent ? [parent, ...listAncestors(parent)] : []
}
