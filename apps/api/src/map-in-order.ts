/** Maps with at most `limit` calls under way, and yields item and result in the order of the items. `map` must not reject. */
export async function* mapInOrder<Item, Result>(
  items: readonly Item[],
  limit: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const underWay: Promise<readonly [Item, Result]>[] = []
  for (const item of items) {
    underWay.push(map(item).then((result) => [item, result] as const))
    if (underWay.length >= limit) yield await (underWay.shift() as Promise<readonly [Item, Result]>)
  }
  for (const pending of underWay) yield await pending
}
