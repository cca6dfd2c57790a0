import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openWorkers, type ParsePool } from '../src/parsing/parse-pool.ts'
import { passAMinute } from './pass-a-minute.ts'

const SAMPLE = '000_22994185ec2f013c.txt'

let pool: ParsePool
let bytes: Uint8Array
beforeAll(async () => {
  bytes = await readFile(join(import.meta.dirname, '../../../samples', SAMPLE))
  pool = openWorkers(1)
  await pool.parse('first.txt', bytes, undefined) // begins the thread, by the real clock
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => pool.close())

test('a document that is not read within a minute is refused, and those behind it are read', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const slow = pool.parse('slow.txt', bytes, undefined).catch((error: unknown) => error)
  await passAMinute()
  expect(await slow).toMatchObject({ code: 'document.too_slow', message: expect.stringContaining('slow.txt') })

  const [behind, next] = await Promise.all(['behind.txt', 'next.txt'].map((name) => pool.parse(name, bytes, undefined)))
  expect([behind?.[0]?.source.name, next?.[0]?.source.name]).toEqual(['behind.txt', 'next.txt'])
})

test('a document that lies ready behind one that is too slow has its own minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const [slow, behind] = ['slow.txt', 'behind.txt'].map((name) =>
    pool.parse(name, bytes, undefined).then(
      ([report]) => report?.source.name,
      ({ code }) => code,
    ),
  )
  await passAMinute()
  expect(await Promise.all([slow, behind])).toEqual(['document.too_slow', 'behind.txt'])
})

test('what the parser refuses, it refuses in its own words', async () => {
  await expect(pool.parse('empty.txt', new Uint8Array(), undefined)).rejects.toMatchObject({ code: 'document.empty' })
})

test('documents that wait when the threads are ended are refused to whoever waits for them, and to nobody else', async () => {
  const doomed = openWorkers(1)
  const reads = Array.from({ length: 6 }, (_, i) => doomed.parse(`${i}.txt`, bytes, undefined))
  const settled = Promise.allSettled(reads)
  await reads[0]
  await doomed.close()
  expect((await settled).at(-1)).toMatchObject({ status: 'rejected' })
})
