/**
 * The value below which a part (0 to 1) of rising values lies, in proportion between neighbours, as PostgreSQL’s
 * `percentile_cont` has it; null where there are none.
 */
export function quantileOf(count: number, valueAt: (index: number) => number, part: number): number | null {
  if (count === 0) return null
  const at = (count - 1) * part
  const low = Math.floor(at)
  const below = valueAt(low)
  return at === low ? below : below + (valueAt(low + 1) - below) * (at - low)
}
