import type { Output } from './io.ts'

export interface Printer {
  print(value: unknown): void
  /** To be called once, after the last value. */
  end(): void
}

/** One compact object a line. */
export const createLinePrinter = (output: Output): Printer => ({
  print: (value) => output.write(`${JSON.stringify(value)}\n`),
  end: () => {},
})

/** One value as itself, several as an array, written as they come. */
export function createJsonPrinter(output: Output): Printer {
  const queue: unknown[] = []
  let count = 0
  const flush = (before: string) => output.write(before + JSON.stringify(queue.shift(), null, 2))
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
