/**
 * The figures of one year that are not 0, in blocks of agencies. Within a block those of one metric lie side by side, so that a
 * column is made by passing over memory in order; a change makes only the blocks anew that it touches. Immutable.
 */
import type { Row, RowArena } from './row-arena.ts'

/** Larger blocks are read a little faster, and changed twice as slowly where they are twice as large. */
const BITS_OF_PLACE = 6
const PLACES = 1 << BITS_OF_PLACE
const WORDS = PLACES / 32

interface Block {
  /** Of each metric as many words as hold a bit for every place: whether its figure is not 0. */
  readonly bits: Uint32Array
  /** Where the figures of each metric begin. */
  readonly starts: Uint16Array
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
    this.none = { bits: new Uint32Array(metrics * WORDS), starts: new Uint16Array(metrics), values: new Float64Array() }
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
    const bits = this.bitsOf(old, rows)
    const starts = new Uint16Array(this.metrics)
    let total = 0
    for (let i = 0; i < bits.length; i++) {
      if (i % WORDS === 0) starts[i / WORDS] = total
      total += countBits(bits[i] as number)
    }
    const values = new Float64Array(total)
    const block = { bits, starts, values }
    copyOthers(old, block, rows)
    for (const [place, row] of rows)
      row.metrics.forEach((metric, i) => {
        if (metric < this.metrics) values[indexIn(block, metric, place)] = row.values[i] as number
      })
    return block
  }

  /** A metric that this program does not know is none it could show. */
  private bitsOf(old: Block, rows: ReadonlyMap<number, Row>): Uint32Array {
    const bits = old.bits.slice()
    const replaced = bitsOfPlaces(rows.keys())
    for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] as number) & ~(replaced[i % WORDS] as number)
    for (const [place, row] of rows)
      for (const metric of row.metrics) {
        const word = metric * WORDS + (place >>> 5)
        if (metric < this.metrics) bits[word] = (bits[word] as number) | (1 << place)
      }
    return bits
  }

  /** The figures of a metric at some places, 0 where there is none: fastest where places come in order. */
  read(metric: number, places: Int32Array): Float64Array {
    const figures = new Float64Array(places.length)
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number
      const block = this.blocks[place >>> BITS_OF_PLACE] ?? this.none
      const word = (place >>> 5) % WORDS
      const bits = block.bits[metric * WORDS + word] as number
      if (place % 32 === 0 && places[i + 31] === place + 31) {
        // A whole word of places in order, as nearly all are when a column is made.
        let next = bits === 0 ? 0 : beginOf(block, metric, word)
        for (let rest = bits; rest !== 0; rest &= rest - 1)
          figures[i + 31 - Math.clz32(rest & -rest)] = block.values[next++] as number
        i += 31
      } else if ((bits & (1 << place)) !== 0)
        figures[i] = block.values[indexIn(block, metric, place % PLACES)] as number
    }
    return figures
  }
}

/** Where the figures of a metric begin that are of the places of one word and of later ones. */
function beginOf({ bits, starts }: Block, metric: number, word: number): number {
  let begin = starts[metric] as number
  for (let i = metric * WORDS; i < metric * WORDS + word; i++) begin += countBits(bits[i] as number)
  return begin
}

/** Where the figure of a place is, which is not 0. */
function indexIn(block: Block, metric: number, place: number): number {
  const word = place >>> 5
  const before = (block.bits[metric * WORDS + word] as number) & ((1 << place) - 1)
  return beginOf(block, metric, word) + countBits(before)
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
  for (let i = 0; i < block.bits.length; i++) {
    const [before, after] = [old.bits[i] as number, block.bits[i] as number]
    for (let rest = before | after; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      if ((before & bit) !== 0 && ((replaced[i % WORDS] as number) & bit) === 0)
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
