/** The API on a port with hostile reports in its store, and a socket to say what no HTTP client would. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type Database, openReader, openWriter } from '@gongkai/schema/db'
import { afterAll, beforeAll } from 'vitest'
import { type Listening, listen } from '../../src/server/listen.ts'
import { createServer } from '../../src/server/server.ts'
import { useSampleDatabase } from '../sample-database.ts'

export interface ServedApi {
  readonly database: Pick<Database, 'db'>
  readonly origin: string
  /** What was logged. */
  readonly logged: readonly unknown[]
  ask(query: string, variables?: unknown, headers?: Readonly<Record<string, string>>): Promise<Asked>
  /** Sends the lines as they are, and gives all that comes back until the connection ends. */
  say(...lines: readonly string[]): Promise<string>
}

export interface Asked {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers to any query
  readonly body: any
}

/** Registers the server for the test file. */
export function useServedApi(fill: (db: Database['db']) => Promise<unknown> = async () => {}): ServedApi {
  const database = useSampleDatabase()
  const logged: unknown[] = []
  let reader: Database
  let writer: Database
  let listening: Listening
  beforeAll(async () => {
    await fill(database.db)
    reader = await openReader(database.url)
    writer = await openWriter(database.url)
    const log = (...line: unknown[]) => logged.push(line)
    listening = await listen(createServer({ db: reader.db, writer: writer.db, log }), { host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await listening.close()
    await reader.close()
    await writer.close()
  })
  const origin = () => new URL(listening.url).origin.replace('localhost', '127.0.0.1')
  return {
    database,
    logged,
    get origin() {
      return origin()
    },
    ask: async (query, variables, headers = {}) => {
      const response = await fetch(`${origin()}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof variables === 'string' ? variables : JSON.stringify({ query, variables }),
      })
      const answered = await response.text()
      return { status: response.status, headers: response.headers, text: answered, body: readJson(answered) }
    },
    say: async (...lines) => {
      const socket = connect(Number(new URL(origin()).port), '127.0.0.1')
      await once(socket, 'connect')
      socket.write(lines.join('\r\n'))
      return text(socket)
    },
  }
}

function readJson(answer: string): unknown {
  try {
    return JSON.parse(answer)
  } catch {
    return undefined
  }
}
