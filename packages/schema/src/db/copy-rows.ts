/**
 * Rows by `COPY … from stdin` and `COPY … to stdout`, which PostgreSQL takes and gives several times faster than by `insert`
 * and `select`, on the connection and in the transaction that Kysely holds: a pool made of `CopyingClient` takes a
 * `RowSource` or a `ByteSink` as the only parameter of a statement.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompiledQuery, type Transaction } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Tables } from './tables.ts'

export type CopyValue = string | number | boolean | null | Uint8Array | readonly (string | number | null)[]

/** Rows as PostgreSQL’s text format has them, in pieces of some size. */
class RowSource {
  readonly chunks: Iterable<Buffer> | AsyncIterable<Buffer>
  constructor(chunks: Iterable<Buffer> | AsyncIterable<Buffer>) {
    this.chunks = chunks
  }
}

/** Takes a chunk of `COPY … to stdout`; where it gives a promise, the next chunk waits for it. */
export type TakeChunk = (chunk: Buffer) => void | Promise<void>

class ByteSink {
  readonly take: TakeChunk
  constructor(take: TakeChunk) {
    this.take = take
  }
}

export class CopyingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: narrower than any of the overloads of `pg`
  override query(...args: any[]): any {
    const [text, parameters] = args
    const end: unknown = parameters?.[0]
    if (end instanceof RowSource) return this.copyIn(text, end)
    if (end instanceof ByteSink) return this.copyOut(text, end)
    return super.query(...(args as Parameters<pg.Client['query']>))
  }

  private async copyIn(text: string, { chunks }: RowSource) {
    await pipeline(Readable.from(chunks), super.query(copyFrom(text)))
    return { command: 'COPY', rows: [] }
  }

  private async copyOut(text: string, { take }: ByteSink) {
    await pipeline(super.query(copyTo(text)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        const taken = take(chunk)
        if (taken) await taken
      }
    })
    return { command: 'COPY', rows: [] }
  }
}

/** Gives the rows of a query to `take` in PostgreSQL’s text format, which every version of it reads. */
export async function copyTextOut(trx: Transaction<Tables>, query: string, take: TakeChunk): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(`copy (${query}) to stdout`, [new ByteSink(take)]))
}

/** Appends rows that `copyTextOut` gave; `target` is a table and its columns, quoted. */
export async function copyTextIn(trx: Transaction<Tables>, target: string, rows: AsyncIterable<Buffer>): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(`copy ${target} from stdin`, [new RowSource(rows)]))
}

/** Gives the rows of a query to `take` in PostgreSQL’s binary format; a chunk may begin and end within a row. */
export async function copyOut(trx: Transaction<Tables>, query: string, take: TakeChunk): Promise<void> {
  await trx.executeQuery(CompiledQuery.raw(`copy (${query}) to stdout (format binary)`, [new ByteSink(take)]))
}

/** Appends rows, which are made as they are sent. */
export async function copyRows<T extends keyof Tables & string, C extends keyof Tables[T] & string>(
  trx: Transaction<Tables>,
  table: T,
  columns: readonly C[],
  rows: Iterable<Readonly<Record<C, CopyValue>>>,
): Promise<void> {
  const text = `copy ${table} (${columns.join(', ')}) from stdin`
  await trx.executeQuery(CompiledQuery.raw(text, [new RowSource(chunksOf(columns, rows))]))
}

const CHUNK_BYTES = 65_536

function* chunksOf<C extends string>(
  columns: readonly C[],
  rows: Iterable<Readonly<Record<C, CopyValue>>>,
): Generator<Buffer> {
  let chunk = new Chunk()
  for (const row of rows) {
    for (const [i, column] of columns.entries()) {
      if (i > 0) chunk.write('\t')
      chunk.write(formatValue(row[column]))
    }
    chunk.write('\n')
    if (chunk.length < CHUNK_BYTES) continue
    yield chunk.bytes()
    chunk = new Chunk()
  }
  yield chunk.bytes()
}

/** Takes values one by one: joined to Chinese text, the digits beside it would be encoded as slowly as it is. */
class Chunk {
  length = 0
  private buffer = Buffer.allocUnsafe(2 * CHUNK_BYTES)

  write(text: string): void {
    const most = this.length + 3 * text.length
    if (most > this.buffer.length) this.buffer = Buffer.concat([this.bytes()], 2 * most)
    this.length += this.buffer.write(text, this.length)
  }

  bytes(): Buffer {
    return this.buffer.subarray(0, this.length)
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string) => text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string)

/** A value as PostgreSQL’s text format has it. */
function formatValue(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Uint8Array) return `\\\\x${bufferOf(value).toString('hex')}`
  // A list of numbers, nulls and quoted texts is the same in JSON, but for its brackets.
  if (typeof value === 'object') return `{${escaped(JSON.stringify(value)).slice(1, -1)}}`
  return String(value)
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength)
