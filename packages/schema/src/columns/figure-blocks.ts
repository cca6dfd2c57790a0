/**
 * The figures of one year that are not 0, in blocks of agencies. Within a block those of one metric lie side by side, so that a
 * column is made by passing over memory in order; a change makes only the blocks anew that it touches. Immutable.
 */
import type { Row, RowArena } from './row-arena.ts'
import type { Scratch } from './scratch.ts'

/** Larger blocks are read a little faster, and changed twice as slowly where they are twice as large. */
const BITS_OF_PLACE = 7
const PLACES = 1 << BITS_OF_PLACE
const WORDS = PLACES / 32
const ENTRY = 1 + WORDS

/** Figures that are not 0, each with the index of its place among those asked for, rising. */
export class NonzeroFigures {
  readonly indexes: Int32Array
  readonly values: Float64Array
  count = 0

  /** With room for `most`; good until the scratch is cleared. */
  constructor(most: number, scratch: Scratch) {
    this.indexes = scratch.int32(most)
    this.values = scratch.float64(most)
  }

  add(index: number, value: number) {
    this.indexes[this.count] = index
    this.values[this.count++] = value
  }
}

interface Block {
  /**
   * Of each metric an entry: where its figures begin, and as many words as hold a bit for every place, whether its figure is
   * not 0. They lie together since fetching from memory takes longer than all the rest.
   */
  readonly index: Uint32Array
  /** By metric, then by place. */
  readonly values: Float64Array
}

export class FigureBlocks {
  private readonly metrics: number
  private readonly blocks: readonly Block[]
  private readonly none: Block

  /** Of metrics with numbers below `metrics`. */
  constructor(metrics: number, blocks: readonly Block[] = []) {
    this.metrics = metrics
    this.blocks = blocks
    this.none = { index: new Uint32Array(metrics * ENTRY), values: new Float64Array() }
  }

  /** With the rows in place of what was there. */
  with(rows: RowArena): FigureBlocks {
    const blocks = [...this.blocks]
    for (const [index, places] of Map.groupBy(rows.places, (place) => place >>> BITS_OF_PLACE)) {
      while (blocks.length < index) blocks.push(this.none)
      blocks[index] = this.rebuild(blocks[index] ?? this.none, new Map(places.map((at) => [at % PLACES, rows.get(at)])))
    }
    return new FigureBlocks(this.metrics, blocks)
  }

  private rebuild(old: Block, rows: ReadonlyMap<number, Row>): Block {
    const index = this.indexOf(old, rows)
    let total = 0
    for (let i = 0; i < index.length; i++) {
      if (i % ENTRY === 0) index[i] = total
      else total += countBits(index[i] as number)
    }
    const block = { index, values: new Float64Array(total) }
    copyOthers(old, block, rows)
    for (const [place, row] of rows)
      row.metrics.forEach((metric, i) => {
        if (metric < this.metrics) block.values[indexIn(block, metric, place)] = row.values[i] as number
      })
    return block
  }

  /** With the bits as they will be. A metric that this program does not know is none it could show. */
  private indexOf(old: Block, rows: ReadonlyMap<number, Row>): Uint32Array {
    const index = old.index.slice()
    const replaced = bitsOfPlaces(rows.keys())
    for (let i = 0; i < index.length; i++)
      if (i % ENTRY !== 0) index[i] = (index[i] as number) & ~(replaced[(i % ENTRY) - 1] as number)
    for (const [place, row] of rows)
      for (const metric of row.metrics) {
        const word = wordOf(metric, place)
        if (metric < this.metrics) index[word] = (index[word] as number) | (1 << place)
      }
    return index
  }

  /** Reads the figures of a metric at some places: fastest where places come in order. */
  read(found: NonzeroFigures, metric: number, places: Int32Array) {
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number
      const block = this.blocks[place >>> BITS_OF_PLACE] ?? this.none
      if (place % PLACES === 0 && places[i + PLACES - 1] === place + PLACES - 1) {
        // A whole block of places in order, as nearly all are when a column is made.
        readAll(found, i, block, metric)
        i += PLACES - 1
      } else if (((block.index[wordOf(metric, place % PLACES)] as number) & (1 << place)) !== 0)
        found.add(i, block.values[indexIn(block, metric, place % PLACES)] as number)
    }
  }
}

/** Reads the figures of a block whose places begin at an index. */
function readAll(found: NonzeroFigures, begin: number, { index, values }: Block, metric: number) {
  const entry = metric * ENTRY
  const first = index[entry] as number
  let { count } = found
  for (let word = 0; word < WORDS; word++)
    for (let rest = index[entry + 1 + word] as number; rest !== 0; rest &= rest - 1)
      found.indexes[count++] = begin + 32 * word + 31 - Math.clz32(rest & -rest)
  for (let at = found.count; at < count; at++) found.values[at] = values[first + at - found.count] as number
  found.count = count
}

/** Where in the index of its block the bit of a place is. */
const wordOf = (metric: number, place: number): number => metric * ENTRY + 1 + (place >>> 5)

/** Where the figures begin that are of the places of one word of the index and of later ones. */
function beginOf({ index }: Block, word: number): number {
  const entry = word - (word % ENTRY)
  let begin = index[entry] as number
  for (let i = entry + 1; i < word; i++) begin += countBits(index[i] as number)
  return begin
}

/** Where the figure of a place is, which is not 0. */
function indexIn(block: Block, metric: number, place: number): number {
  const word = wordOf(metric, place)
  const before = (block.index[word] as number) & ((1 << place) - 1)
  return beginOf(block, word) + countBits(before)
}

function bitsOfPlaces(places: Iterable<number>): Uint32Array {
  const bits = new Uint32Array(WORDS)
  for (const place of places) bits[place >>> 5] = (bits[place >>> 5] as number) | (1 << place)
  return bits
}

/** Copies the figures of all places but those of the rows. */
function copyOthers(old: Block, block: Block, rows: ReadonlyMap<number, unknown>) {
  const replaced = bitsOfPlaces(rows.keys())
  let from = 0
  let to = 0
  for (let i = 0; i < block.index.length; i++) {
    if (i % ENTRY === 0) continue
    const [before, after] = [old.index[i] as number, block.index[i] as number]
    for (let rest = before | after; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      if ((before & bit) !== 0 && ((replaced[(i % ENTRY) - 1] as number) & bit) === 0)
        block.values[to] = old.values[from] as number
      if ((before & bit) !== 0) from++
      if ((after & bit) !== 0) to++
    }
  }
}

/** Of 32. */
function countBits(bits: number): number {
  let counts = bits - ((bits >>> 1) & 0x55555555)
  counts = (counts & 0x33333333) + ((counts >>> 2) & 0x33333333)
  return Math.imul((counts + (counts >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
