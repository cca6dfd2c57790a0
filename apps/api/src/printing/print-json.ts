import type { Output } from '../io.ts'

/** Signs that JSON leaves as they are and a terminal obeys: what they mean is the same where they are escaped. */
const ACTIVE = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** JSON that does nothing to a terminal, whatever a document says. */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    ACTIVE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export interface Printer {
  print(value: unknown): void
  /** To be called once, after the last value. */
  end(): void
}

/** One compact object a line. */
export const createLinePrinter = (output: Output): Printer => ({
  print: (value) => output.write(`${toJson(value)}\n`),
  end: () => {},
})

/** One value as itself, several as an array, written as they come. */
export function createJsonPrinter(output: Output): Printer {
  const queue: unknown[] = []
  let count = 0
  const flush = (before: string) => output.write(before + toJson(queue.shift(), 2))
  return {
    print(value) {
      queue.push(value)
      if (count++ > 0) flush(count === 2 ? '[\n' : ',\n')
    },
    end() {
      if (count === 0) return
      flush(count === 1 ? '' : ',\n')
      output.write(count === 1 ? '\n' : '\n]\n')
    },
  }
}
