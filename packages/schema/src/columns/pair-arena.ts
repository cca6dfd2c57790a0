/** The figures that are not 0 of many reports, one after the other: appended to and never changed. */

const CHUNK_BITS = 16
const CHUNK_SIZE = 1 << CHUNK_BITS
const IN_CHUNK = CHUNK_SIZE - 1

interface Chunk {
  readonly metrics: Uint16Array
  readonly values: Float64Array
}

export class PairArena {
  private readonly chunks: Chunk[] = []
  private end = 0

  /** How many pairs were ever appended, those of reports since replaced among them. */
  get length(): number {
    return this.end
  }

  /** Appends the pairs of one report, metrics rising, and returns their offset; they are never torn over two chunks. */
  append(metrics: ArrayLike<number>, values: ArrayLike<number>): number {
    if ((this.end & IN_CHUNK) + metrics.length > CHUNK_SIZE) this.end = (this.end | IN_CHUNK) + 1
    const offset = this.end
    const chunk = this.chunkAt(offset)
    for (let i = 0; i < metrics.length; i++) {
      chunk.metrics[(offset & IN_CHUNK) + i] = metrics[i] as number
      chunk.values[(offset & IN_CHUNK) + i] = (values[i] as number) + 0
    }
    this.end += metrics.length
    return offset
  }

  private chunkAt(offset: number): Chunk {
    const index = offset >>> CHUNK_BITS
    this.chunks[index] ??= { metrics: new Uint16Array(CHUNK_SIZE), values: new Float64Array(CHUNK_SIZE) }
    return this.chunks[index]
  }

  /** The figure of a metric among the pairs of one report; 0 where it has none. */
  valueAt(offset: number, count: number, metric: number): number {
    const chunk = this.chunks[offset >>> CHUNK_BITS]
    if (!chunk) return 0
    let low = offset & IN_CHUNK
    const end = low + count
    let high = end
    while (low < high) {
      const middle = (low + high) >> 1
      if ((chunk.metrics[middle] as number) < metric) low = middle + 1
      else high = middle
    }
    return low < end && chunk.metrics[low] === metric ? (chunk.values[low] as number) : 0
  }

  /** Appends what another arena holds of one report. */
  appendFrom(other: PairArena, offset: number, count: number): number {
    const chunk = other.chunks[offset >>> CHUNK_BITS]
    const start = offset & IN_CHUNK
    const end = start + count
    return this.append(chunk?.metrics.subarray(start, end) ?? [], chunk?.values.subarray(start, end) ?? [])
  }
}
