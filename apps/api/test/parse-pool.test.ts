import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWorkers, type ParsePool } from '../src/parsing/parse-pool.ts'

const SAMPLE = '000_22994185ec2f013c.txt'

let pool: ParsePool
let bytes: Uint8Array
beforeAll(async () => {
  bytes = await readFile(join(import.meta.dirname, '../../../samples', SAMPLE))
  pool = await openWorkers(1)
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => pool.close())

test('a document that is not read within a minute is refused, and those behind it are read', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const slow = pool.parse('slow.txt', bytes, undefined).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await slow).toMatchObject({ code: 'document.too_slow', message: expect.stringContaining('slow.txt') })

  const [behind, next] = await Promise.all(['behind.txt', 'next.txt'].map((name) => pool.parse(name, bytes, undefined)))
  expect([behind?.[0]?.source.name, next?.[0]?.source.name]).toEqual(['behind.txt', 'next.txt'])
})

test('what the parser refuses, it refuses in its own words', async () => {
  await expect(pool.parse('empty.txt', new Uint8Array(), undefined)).rejects.toMatchObject({ code: 'document.empty' })
})
