/** An API that answers the embeds’ operations with what it is told to, and remembers what it was asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import manifest from '../generated/persisted-documents.json' with { type: 'json' }
import { answerTo, refusalTo } from './embed-answers.ts'

export interface FakeApi {
  readonly url: string
  readonly asked: { readonly method: string; readonly status: number }[]
  /** The state of the data; answers with another one are new. */
  version: number
  /** Whether it knows operations by their hashes. */
  knows: boolean
  /** Whether it answers at all. */
  isSilent: boolean
  /** The code by which it refuses whatever it is asked. */
  refusal?: string | undefined
  close(): Promise<void>
}

const QUERIES: Readonly<Record<string, string>> = manifest

export const startFakeApi = async (): Promise<FakeApi> => {
  const server = createServer(async (request, response) => {
    const say = (status: number, body: object, headers = {}) => {
      api.asked.push({ method: request.method ?? '', status })
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    }
    if (api.isSilent) return
    if (api.refusal) return say(400, { errors: [{ message: 'No.', extensions: { code: api.refusal } }] })
    if (request.method === 'POST') {
      const { query, variables } = (await json(request)) as { query: string; variables: Record<string, unknown> }
      return say(200, refusalTo(variables) ?? { data: answerTo(query.trim(), variables) })
    }
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    const { sha256Hash } = JSON.parse(searchParams.get('extensions') ?? '').persistedQuery
    const query = QUERIES[`sha256:${sha256Hash}`]
    if (!query || !api.knows) return say(404, { errors: [{ message: 'PersistedQueryNotFound' }] })
    const etag = `W/"${api.version}"`
    if (request.headers['if-none-match'] === etag) return say(304, {}, { etag })
    const variables = JSON.parse(searchParams.get('variables') ?? '{}')
    const refusal = refusalTo(variables)
    say(200, refusal ?? { data: answerTo(query, variables) }, refusal ? {} : { etag })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const api: FakeApi = {
    url: `http://127.0.0.1:${port}/graphql`,
    asked: [],
    version: 1,
    knows: true,
    isSilent: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return api
}
