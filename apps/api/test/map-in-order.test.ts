import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inGroups, mapInOrder } from '../src/parsing/map-in-order.ts'

async function* sizes(...all: number[]) {
  for (const [index, size] of all.entries()) yield { index, size }
}
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all = []
  for await (const item of items) all.push(item)
  return all
}
const ROOMY = { count: 100, bytes: 100 }

test('results keep the order of the items, whichever is ready first', async () => {
  const slowFirst = async ({ index }: { index: number }) => {
    for (let turns = 10 - index; turns > 0; turns--) await turn()
    return index
  }
  expect(await collect(mapInOrder(sizes(1, 1, 1, 1, 1), ROOMY, slowFirst))).toEqual([0, 1, 2, 3, 4])
})

test.each([
  ['count', { count: 3, bytes: 100 }, 3],
  ['bytes', { count: 100, bytes: 25 }, 2],
])('no more is under way than there is room for, by %s', async (_by, room, most) => {
  let underWay = 0
  let peak = 0
  const map = async () => {
    peak = Math.max(peak, ++underWay)
    await turn()
    underWay--
  }
  const items = sizes(...Array.from({ length: 20 }, () => 10))
  expect(await collect(mapInOrder(items, room, map))).toHaveLength(20)
  expect(peak).toBe(most)
})

test('an item larger than all room goes alone', async () => {
  const room = { count: 10, bytes: 10 }
  expect(await collect(mapInOrder(sizes(50, 50), room, async ({ size }) => size))).toEqual([50, 50])
  const groups = await collect(inGroups(sizes(1, 50, 1, 1), room, 1e9))
  expect(groups.map((group) => group.map(({ size }) => size))).toEqual([[1], [50], [1, 1]])
})

test('a group ends by count, and when its first item has waited long enough', async () => {
  const lengths = async (patienceMs: number) =>
    (await collect(inGroups(sizes(1, 1, 1, 1, 1), { count: 2, bytes: 100 }, patienceMs))).map(({ length }) => length)
  expect(await lengths(1e9)).toEqual([2, 2, 1])
  expect(await lengths(0)).toEqual([1, 1, 1, 1, 1])
})
