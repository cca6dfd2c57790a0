/** Labels out of the order of the form: which of them can still be trusted. */

export const isRising = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value > (values[i - 1] as number))

/** Lengths of the longest rising sequences that end at each place. */
const risingTo = (values: readonly number[]): number[] => {
  const lengths: number[] = []
  values.forEach((value, i) => {
    const before = values.slice(0, i).map((other, j) => (other < value ? (lengths[j] as number) : 0))
    lengths.push(1 + Math.max(0, ...before))
  })
  return lengths
}

/**
 * For each place, whether it belongs to every longest rising sequence. Of two swapped neighbours neither does: which of
 * the two stands wrong cannot be told.
 */
export const inOrder = (values: readonly number[]): boolean[] => {
  if (isRising(values)) return values.map(() => true)
  const upTo = risingTo(values)
  const from = risingTo(values.map((value) => -value).reverse()).reverse()
  const longest = Math.max(0, ...upTo)
  const onLongest = values.map((_, i) => (upTo[i] as number) + (from[i] as number) - 1 === longest)
  return values.map((_, i) => {
    const rivals = values.filter((_, j) => onLongest[j] && upTo[j] === upTo[i])
    return (onLongest[i] as boolean) && rivals.length === 1
  })
}
