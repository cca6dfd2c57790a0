/** One figure of `npm run bench`, under the name design §13 gives it. */
export interface Benchmark {
  readonly name: string
  /** What it is measured against. */
  readonly against: string
  readonly target: Target
  /** The ratio, or a count; `reports` is how many reports to make where that is open. */
  readonly measure: (reports: number) => Promise<number>
  /** Ends what figures of one kind share, once all are taken. */
  readonly close?: () => Promise<void>
}

export type Target = { readonly most: number } | { readonly least: number }

export const isMet = (target: Target, ratio: number): boolean =>
  'most' in target ? ratio <= target.most : ratio >= target.least

export const formatTarget = (target: Target): string => ('most' in target ? `<=${target.most}` : `>=${target.least}`)
