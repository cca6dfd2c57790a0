/**
 * Rows by `COPY … from stdin` and `COPY … to stdout`, which PostgreSQL takes and gives several times faster than by `insert`
 * and `select`, on the connection and in the transaction that Kysely holds: a pool made of `CopyingClient` takes a
 * `RowSource` or a `ByteSink` as the only parameter of a statement.
 */
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompiledQuery, type Transaction } from 'kysely'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Tables } from '../tables.ts'
import { binaryRows, type ColumnType, type ColumnTypes, type RowOf } from './binary-rows.ts'

/** Rows as PostgreSQL’s binary format has them, in pieces of some size. */
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

export interface PatientConfig extends pg.ClientConfig {
  /** How long a statement may go without its answer before the connection is taken for lost; as long as it likes unless stated. */
  readonly patienceMs?: number | undefined
}

export class CopyingClient extends pg.Client {
  readonly #patienceMs: number | undefined

  constructor(config: PatientConfig = {}) {
    super(config)
    this.#patienceMs = config.patienceMs
  }

  // biome-ignore lint/suspicious/noExplicitAny: narrower than any of the overloads of `pg`
  override query(...args: any[]): any {
    const [text, parameters] = args
    const end: unknown = parameters?.[0]
    if (end instanceof RowSource) return this.copyIn(text, end)
    if (end instanceof ByteSink) return this.copyOut(text, end)
    const answer: unknown = super.query(...(args as Parameters<pg.Client['query']>))
    return this.#patienceMs !== undefined && answer instanceof Promise ? this.awaited(answer, this.#patienceMs) : answer
  }

  /** A server that stands still, or a network that swallows everything, says nothing ever; nor does pg of its own accord. */
  private awaited<T>(answer: Promise<T>, patienceMs: number): Promise<T> {
    const timer = setTimeout(() => this.breakOff(), patienceMs)
    return answer.finally(() => clearTimeout(timer))
  }

  private breakOff(): void {
    const { connection } = this as unknown as { connection: { stream: Socket } }
    connection.stream.destroy()
  }

  private async copyIn(text: string, { chunks }: RowSource) {
    await pipeline(Readable.from(chunks), super.query(copyFrom(text)))
    return { command: 'COPY', rows: [] }
  }

  /** Where `take` fails, rows are still under way that nobody will read: the connection goes, and its transaction with it. */
  private async copyOut(text: string, { take }: ByteSink) {
    await pipeline(super.query(copyTo(text)), async (chunks: AsyncIterable<Buffer>) => {
      try {
        for await (const chunk of chunks) {
          const taken = take(chunk)
          if (taken) await taken
        }
      } catch (error) {
        this.breakOff()
        throw error
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
export async function copyRows<
  T extends keyof Tables & string,
  C extends Readonly<Partial<Record<keyof Tables[T] & string, ColumnType>>> & ColumnTypes,
>(trx: Transaction<Tables>, table: T, columns: C, rows: Iterable<RowOf<C>>): Promise<void> {
  const text = `copy ${table} (${Object.keys(columns).join(', ')}) from stdin (format binary)`
  await trx.executeQuery(CompiledQuery.raw(text, [new RowSource(binaryRows(columns, rows))]))
}
