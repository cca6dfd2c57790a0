/** Reports say the same things in the same words: what was read of a short text once need not be read again. */

const LONGEST = 200
const MOST = 2000

/** A part of a document keeps the whole of it in memory; its copy does not. */
const copyOf = (part: string) => ` ${part}`.slice(1)

/** A pure reading of text that remembers the last few thousand short texts. */
export const remembered = <Value extends object | boolean | null>(
  read: (raw: string) => Value,
): ((raw: string) => Value) => {
  const known = new Map<string, Value>()
  return (raw) => {
    const before = known.get(raw)
    if (before !== undefined) return before
    if (raw.length > LONGEST) return read(raw)
    const own = copyOf(raw)
    const value = read(own)
    if (known.size >= MOST) known.clear()
    known.set(own, value)
    return value
  }
}
