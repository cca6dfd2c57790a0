/** The figures that are not 0 of reports as they arrive, one report after the other. */

const CHUNK_BITS = 16
const CHUNK_SIZE = 1 << CHUNK_BITS
const IN_CHUNK = CHUNK_SIZE - 1

/** Of one report: numbers of metrics, rising, and beside each its figure. */
export interface Row {
  readonly metrics: Uint16Array
  readonly values: Float64Array
}

export class RowArena {
  private readonly chunks: Row[] = []
  private end = 0
  /** By place, where its row begins: with its length. */
  private readonly offsets = new Map<number, number>()

  /** Takes the place of an earlier row; none is torn over two chunks. */
  set(place: number, metrics: ArrayLike<number>, values: ArrayLike<number>) {
    if ((this.end & IN_CHUNK) + metrics.length >= CHUNK_SIZE) this.end = (this.end | IN_CHUNK) + 1
    this.offsets.set(place, this.end)
    const chunk = this.chunkAt(this.end)
    chunk.metrics[this.end++ & IN_CHUNK] = metrics.length
    for (let i = 0; i < metrics.length; i++) {
      chunk.metrics[this.end & IN_CHUNK] = metrics[i] as number
      chunk.values[this.end++ & IN_CHUNK] = (values[i] as number) + 0
    }
  }

  private chunkAt(offset: number): Row {
    const index = offset >>> CHUNK_BITS
    this.chunks[index] ??= { metrics: new Uint16Array(CHUNK_SIZE), values: new Float64Array(CHUNK_SIZE) }
    return this.chunks[index]
  }

  get places(): Iterable<number> {
    return this.offsets.keys()
  }

  get(place: number): Row {
    const offset = this.offsets.get(place)
    if (offset === undefined) throw new Error(`No row arrived for place ${place}.`)
    const chunk = this.chunkAt(offset)
    const begin = (offset & IN_CHUNK) + 1
    const end = begin + (chunk.metrics[begin - 1] as number)
    return { metrics: chunk.metrics.subarray(begin, end), values: chunk.values.subarray(begin, end) }
  }
}
