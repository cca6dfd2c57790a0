/** Rows of `COPY … to stdout (format binary)`, read as their bytes arrive. */

/** Signature, flags and the length of an extension that PostgreSQL does not use. */
const HEADER_LENGTH = 19
const END = -1

/** One row; good until the next one is read. */
export class BinaryRow {
  private bytes: Buffer = Buffer.alloc(0)
  private readonly starts: number[] = []
  private readonly lengths: number[] = []
  private integers = new Uint16Array(512)
  private floats = new Float64Array(512)
  /** Where the row ends. */
  end = 0

  /** Finds the fields of the row that begins here; false where it is not all there yet. */
  locate(bytes: Buffer, begin: number, fields: number): boolean {
    this.bytes = bytes
    let at = begin
    for (let i = 0; i < fields; i++) {
      if (at + 4 > bytes.length) return false
      const length = bytes.readInt32BE(at)
      at += 4
      this.starts[i] = at
      this.lengths[i] = length
      at += Math.max(0, length)
    }
    this.end = at
    return at <= bytes.length
  }

  private startOf(field: number): number {
    return this.starts[field] as number
  }

  isNull(field: number): boolean {
    return this.lengths[field] === -1
  }

  /** Of type `integer`. */
  integer(field: number): number {
    return this.bytes.readInt32BE(this.startOf(field))
  }

  text(field: number): string {
    const start = this.startOf(field)
    return this.bytes.toString('utf8', start, start + (this.lengths[field] as number))
  }

  /** Of type `boolean`. */
  isTrue(field: number): boolean {
    return this.bytes[this.startOf(field)] === 1
  }

  /** Of type `smallint[]`, without nulls; good until the next row is read. */
  smallints(field: number): Uint16Array {
    const [count, first] = this.arrayAt(field)
    if (count > this.integers.length) this.integers = new Uint16Array(2 * count)
    for (let i = 0; i < count; i++) this.integers[i] = this.bytes.readInt16BE(first + 4 + i * 6)
    return this.integers.subarray(0, count)
  }

  /** Of type `double precision[]`, without nulls; good until the next row is read. */
  doubles(field: number): Float64Array {
    const [count, first] = this.arrayAt(field)
    if (count > this.floats.length) this.floats = new Float64Array(2 * count)
    for (let i = 0; i < count; i++) this.floats[i] = this.bytes.readDoubleBE(first + 4 + i * 12)
    return this.floats.subarray(0, count)
  }

  /** How many elements an array has, and where the first begins with its length. */
  private arrayAt(field: number): [count: number, first: number] {
    const start = this.startOf(field)
    const dimensions = this.bytes.readInt32BE(start)
    return dimensions === 0 ? [0, start] : [this.bytes.readInt32BE(start + 12), start + 20]
  }
}

export class BinaryRowReader {
  private readonly onRow: (row: BinaryRow) => void
  private readonly row = new BinaryRow()
  private rest: Buffer = Buffer.alloc(0)
  private isBegun = false
  private isEnded = false

  constructor(onRow: (row: BinaryRow) => void) {
    this.onRow = onRow
  }

  /** Reads the rows that are whole with these bytes, and keeps what is left of the last one. */
  readonly take = (chunk: Buffer): void => {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    let at = 0
    if (!this.isBegun) {
      if (bytes.length < HEADER_LENGTH) {
        this.rest = bytes
        return
      }
      at = HEADER_LENGTH
      this.isBegun = true
    }
    this.rest = bytes.subarray(this.readRows(bytes, at))
  }

  /** Returns where the first row begins that is not whole. */
  private readRows(bytes: Buffer, begin: number): number {
    let at = begin
    while (!this.isEnded && at + 2 <= bytes.length) {
      const fields = bytes.readInt16BE(at)
      if (fields === END) this.isEnded = true
      else if (!this.row.locate(bytes, at + 2, fields)) break
      else this.onRow(this.row)
      at = this.isEnded ? at + 2 : this.row.end
    }
    return at
  }
}
