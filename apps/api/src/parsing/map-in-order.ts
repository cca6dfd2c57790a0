/** Stages of a stream whose items know their size in bytes, so that what is under way fits in memory. */

export interface Sized {
  readonly size: number
}

/** How much a stage may hold at once; one item always, however large. */
export interface Room {
  readonly count: number
  readonly bytes: number
}

/** Maps with as many calls under way as there is room for, and yields in the order of the items. `map` must not reject. */
export async function* mapInOrder<Item extends Sized, Result>(
  items: AsyncIterable<Item>,
  room: Room,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: { readonly size: number; readonly result: Promise<Result> }[] = []
  let bytes = 0
  const takeFirst = () => {
    const [{ size, result }] = underWay.splice(0, 1) as [(typeof underWay)[0]]
    bytes -= size
    return result
  }
  for await (const item of items) {
    while (underWay.length > 0 && bytes + item.size > room.bytes) yield await takeFirst()
    underWay.push({ size: item.size, result: map(item) })
    bytes += item.size
    if (underWay.length >= room.count) yield await takeFirst()
  }
  while (underWay.length > 0) yield await takeFirst()
}

/** Gathers items until there is no room for more, or the first has waited for `patienceMs`. */
export async function* inGroups<Item extends Sized>(
  items: AsyncIterable<Item>,
  room: Room,
  patienceMs: number,
): AsyncGenerator<Item[]> {
  let group: Item[] = []
  let bytes = 0
  let since = 0
  for await (const item of items) {
    if (group.length > 0 && bytes + item.size > room.bytes) {
      yield group
      group = []
    }
    if (group.length === 0) [bytes, since] = [0, performance.now()]
    group.push(item)
    bytes += item.size
    if (group.length < room.count && performance.now() - since < patienceMs) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
