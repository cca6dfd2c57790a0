/** The regions a filter offers: those of the agencies while they are few, else the way down to the chosen one. */
import type { FilterOptionsQuery, FilterOptionsQueryVariables } from '../generated/graphql.ts'

export interface RegionOption {
  readonly code: string
  readonly name: string
  /** 0 for provinces. */
  readonly depth: number
}

interface Region {
  readonly code: string
  readonly name: string
  readonly parent?: Region | null
}

/** 410304 lies in province 410000 and prefecture 410300, whose divisions are offered too. */
export const regionVariables = (chosen: string | undefined): FilterOptionsQueryVariables =>
  chosen
    ? { isWithin: true, province: `${chosen.slice(0, 2)}0000`, prefecture: `${chosen.slice(0, 4)}00` }
    : { isWithin: false }

const pathOf = (region: Region | null | undefined): Region[] => (region ? [...pathOf(region.parent), region] : [])

const atDepth = (regions: readonly Region[] | undefined, depth: number): RegionOption[] =>
  (regions ?? []).map(({ code, name }) => ({ code, name, depth }))

/** Codes are numbered down the tree, so their order is the tree’s. */
const inTreeOrder = (options: readonly RegionOption[]): RegionOption[] =>
  [...new Map([...options].reverse().map((option) => [option.code, option])).values()].sort((a, b) =>
    a.code.localeCompare(b.code),
  )

/** With the chosen one in any case: a form that shows another than what the figures are of would mislead. */
export const regionOptions = (
  { agencies, provinces, province, prefecture }: FilterOptionsQuery,
  chosen?: string,
): RegionOption[] => {
  const below = [...atDepth(province?.children, 1), ...atDepth(prefecture?.children, 2)]
  const divisions = [...atDepth(provinces, 0), ...below]
  if (agencies.totalCount > agencies.nodes.length) return inTreeOrder(divisions)
  return inTreeOrder([
    ...agencies.nodes.flatMap(({ region }) => pathOf(region).flatMap((one, depth) => atDepth([one], depth))),
    ...divisions.filter(({ code }) => code === chosen),
  ])
}
