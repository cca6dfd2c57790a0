/** Arrays that are needed only while something is made of them: fresh ones for every column would all have to be collected. */

const FIRST_BYTES = 2 ** 20
/** Of the widest numbers. */
const ALIGNED = Float64Array.BYTES_PER_ELEMENT

export class Scratch {
  private buffer = new ArrayBuffer(FIRST_BYTES)
  private used = 0

  /** Itself, with all that was taken before given back: it is overwritten by what is taken next. */
  cleared(): this {
    this.used = 0
    return this
  }

  /** So many zeros. */
  bytes(length: number): Uint8Array {
    const begin = this.take(length)
    return new Uint8Array(this.buffer, begin, length).fill(0)
  }

  int32(length: number): Int32Array {
    const begin = this.take(length * Int32Array.BYTES_PER_ELEMENT)
    return new Int32Array(this.buffer, begin, length).fill(0)
  }

  float64(length: number): Float64Array {
    const begin = this.take(length * Float64Array.BYTES_PER_ELEMENT)
    return new Float64Array(this.buffer, begin, length).fill(0)
  }

  /** Where so many bytes begin, in a larger buffer where this one is full; arrays taken before keep theirs. */
  private take(bytes: number): number {
    if (this.used + bytes > this.buffer.byteLength) {
      this.buffer = new ArrayBuffer(2 * (this.buffer.byteLength + bytes))
      this.used = 0
    }
    const begin = this.used
    this.used = Math.ceil((begin + bytes) / ALIGNED) * ALIGNED
    return begin
  }
}
