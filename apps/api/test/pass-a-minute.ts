import { vi } from 'vitest'

/** Lets a minute pass once somebody waits for it, in which nothing else can happen: no thread is heard between microtasks. */
export async function passAMinute(): Promise<void> {
  for (let task = 0; task < 100 && vi.getTimerCount() === 0; task++) await Promise.resolve()
  vi.advanceTimersByTime(60_000)
}
