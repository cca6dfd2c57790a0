/** How far figures reach, zero always among them: some metrics are changes, which may be below it. One rule for all charts. */
export interface Extent {
  readonly least: number
  readonly most: number
}

export const extentOf = (rows: readonly { readonly value: number | null }[]): Extent => {
  const values = rows.map(({ value }) => value ?? 0)
  return { least: Math.min(0, ...values), most: Math.max(0, ...values) }
}

/** A part of a whole as attributes and styles have it. */
export const percent = (part: number): string => `${Number((100 * part).toFixed(2))}%`

/** From 0 at the least to 1 at the most. */
export const partOf = (value: number, { least, most }: Extent): number =>
  most > least ? (value - least) / (most - least) : 0

/** A bar goes from zero to its value, whichever is more. */
export const barOf = (value: number, extent: Extent) => {
  const start = partOf(Math.min(0, value), extent)
  return { start, length: partOf(Math.max(0, value), extent) - start }
}
