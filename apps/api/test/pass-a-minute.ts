import { vi } from 'vitest'

/** Lets a minute pass once somebody waits for it, in which nothing else can happen: no thread is heard between microtasks. */
export async function passAMinute(): Promise<void> {
  for (let task = 0; task < 100 && vi.getTimerCount() === 0; task++) await Promise.resolve()
  vi.advanceTimersByTime(60_000)
}

/** The first minute that anybody waits for from now on passes at once: before a thread can be heard. */
export function passTheNextMinute(): void {
  const wait = globalThis.setTimeout
  const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((callback: () => void, ms?: number) => {
    if (ms !== 60_000) return wait(callback, ms)
    spy.mockRestore()
    queueMicrotask(callback)
    return wait(() => {}, 0)
  }) as typeof setTimeout)
}
