/**
 * Rows in PostgreSQL’s binary COPY format, which it takes without reading every figure from text. A column’s type must be the
 * one it has in the database: nothing is converted.
 */

type Elements<T> = ArrayLike<T | null>

/** What a column of each type takes; null stands in any. */
interface Values {
  readonly integer: number
  readonly smallint: number
  readonly bigint: number
  readonly double: number
  readonly boolean: boolean
  readonly text: string
  /** As JSON text. */
  readonly jsonb: string
  readonly bytea: Uint8Array
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly timestamptz: Date
  readonly smallints: Elements<number>
  readonly integers: Elements<number>
  readonly doubles: Elements<number>
  readonly texts: Elements<string>
}
export type ColumnType = keyof Values

export type ColumnTypes = Readonly<Record<string, ColumnType>>
export type RowOf<C extends ColumnTypes> = { readonly [K in keyof C]: Values[C[K]] | null }

type Write<T> = (writer: Writer, value: T) => void

/** Types of elements by their number in PostgreSQL’s catalogue, which is the same in every version. */
const SMALLINT = 21
const INTEGER = 23
const TEXT = 25
const DOUBLE = 701

const WRITERS: { readonly [T in ColumnType]: Write<Values[T]> } = {
  integer: (writer, value) => writer.int32(value),
  smallint: (writer, value) => writer.int16(value),
  bigint: (writer, value) => writer.int64(BigInt(value)),
  double: (writer, value) => writer.double(value),
  boolean: (writer, value) => writer.byte(value ? 1 : 0),
  text: (writer, value) => writer.text(value),
  jsonb: (writer, value) => writer.byte(JSONB_VERSION).text(value),
  bytea: (writer, value) => writer.bytes(value),
  date: (writer, value) => writer.int32((momentOf(value) - EPOCH_MS) / DAY_MS),
  timestamptz: (writer, value) => writer.int64(BigInt(value.getTime() - EPOCH_MS) * 1000n),
  smallints: (writer, values) => writeArray(writer, SMALLINT, values, writeSmallint),
  integers: (writer, values) => writeArray(writer, INTEGER, values, writeInteger),
  doubles: (writer, values) => writeArray(writer, DOUBLE, values, writeDouble),
  texts: (writer, values) => writeArray(writer, TEXT, values, (texts, text) => writeField(texts, text, WRITERS.text)),
}

const JSONB_VERSION = 1
/** PostgreSQL counts from the year 2000. */
const EPOCH_MS = Date.UTC(2000)
const DAY_MS = 86_400_000

/** Throws where there is no such day, which `Date` would take for one of the next month. */
function momentOf(day: string): number {
  const moment = Date.parse(day)
  if (Number.isNaN(moment) || new Date(moment).toISOString() !== `${day}T00:00:00.000Z`)
    throw new RangeError(`There is no day ${day}.`)
  return moment
}

function writeArray<T>(writer: Writer, type: number, values: Elements<T>, write: Write<T | null>) {
  writer.int32(values.length === 0 ? 0 : 1) // dimensions
  writer.int32(1) // there may be nulls
  writer.int32(type)
  if (values.length === 0) return
  writer.int32(values.length)
  writer.int32(1) // the number of the first
  for (let i = 0; i < values.length; i++) write(writer, values[i] as T | null)
}

// Numbers with their lengths in one go: a report has a thousand.

function writeSmallint(writer: Writer, value: number | null) {
  if (value === null) return writer.int32(NULL)
  writer.int32(2)
  writer.int16(value)
}

function writeInteger(writer: Writer, value: number | null) {
  if (value === null) return writer.int32(NULL)
  writer.int32(4)
  writer.int32(value)
}

function writeDouble(writer: Writer, value: number | null) {
  if (value === null) return writer.int32(NULL)
  writer.int32(8)
  writer.double(value)
}

const NULL = -1

/** Its length, then the value. */
function writeField<T>(writer: Writer, value: T | null, write: Write<T>) {
  if (value === null) {
    writer.int32(NULL)
    return
  }
  const start = writer.skip(4)
  write(writer, value)
  writer.lengthFrom(start)
}

/** A buffer that grows. Throws where a number is out of the range of its type, which would be written as another. */
class Writer {
  length = 0
  private buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES + SPARE_BYTES)
  private view = viewOf(this.buffer)

  /** Where that much is left free. Whoever writes there asks first: the buffer may be another afterwards. */
  skip(bytes: number): number {
    this.reserve(bytes)
    const start = this.length
    this.length += bytes
    return start
  }

  /** Writes how much came after the place that was left free for it. */
  lengthFrom(start: number) {
    this.view.setInt32(start, this.length - start - 4)
  }

  byte(value: number): this {
    const start = this.skip(1)
    this.view.setInt8(start, value)
    return this
  }

  int16(value: number) {
    if (value !== (value << 16) >> 16) throw new RangeError(`${value} is no smallint.`)
    const start = this.skip(2)
    this.view.setInt16(start, value)
  }

  int32(value: number) {
    if (value !== (value | 0)) throw new RangeError(`${value} is no integer.`)
    const start = this.skip(4)
    this.view.setInt32(start, value)
  }

  int64(value: bigint) {
    const start = this.skip(8)
    this.view.setBigInt64(start, value)
  }

  double(value: number) {
    const start = this.skip(8)
    this.view.setFloat64(start, value)
  }

  text(value: string) {
    this.reserve(3 * value.length)
    this.length += this.buffer.write(value, this.length)
  }

  bytes(value: Uint8Array) {
    const start = this.skip(value.length)
    this.buffer.set(value, start)
  }

  private reserve(bytes: number) {
    const most = this.length + bytes
    if (most <= this.buffer.length) return
    const buffer = Buffer.allocUnsafeSlow(2 * most)
    buffer.set(this.written())
    this.buffer = buffer
    this.view = viewOf(buffer)
  }

  written(): Buffer {
    return this.buffer.subarray(0, this.length)
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer) => new DataView(buffer, byteOffset, byteLength)

const CHUNK_BYTES = 1 << 17
/** For the row that makes a chunk whole. */
const SPARE_BYTES = 1 << 16
/** Then flags and the length of an extension, of which there are none. */
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const END = -1

/** The rows in pieces of some size, each made as it is sent. */
export function* binaryRows<C extends ColumnTypes>(columns: C, rows: Iterable<RowOf<C>>): Generator<Buffer> {
  const fields = Object.entries(columns).map(([name, type]) => [name, WRITERS[type] as Write<unknown>] as const)
  let writer = new Writer()
  writer.bytes(SIGNATURE)
  for (const row of rows) {
    writer.int16(fields.length)
    for (const [name, write] of fields) writeField(writer, row[name], write)
    if (writer.length < CHUNK_BYTES) continue
    yield writer.written()
    writer = new Writer()
  }
  writer.int16(END)
  yield writer.written()
}
