/** One server of the comparison in a process of its own: `node server.ts KIND DATABASE_URL`; prints its address. */
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { json } from 'node:stream/consumers'
import pg from 'pg'
import { PAGE_SQL } from './pages-table.ts'

export type Kind = 'ours' | 'floor' | 'constant' | 'mercurius' | 'postgraphile'

interface PageVariables {
  readonly year: number
  readonly value: number
  readonly agency: number
}

const CONNECTIONS = 16

function createPages(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS })
  return async ({ year, value, agency }: PageVariables) => {
    const { rows } = await pool.query({ name: 'page', text: PAGE_SQL, values: [year, value, agency] })
    const nodes = rows.map((row) => ({
      rank: row.rank,
      value: row.value,
      previousRank: row.previous_rank,
      previousValue: row.previous_value,
      agency: { name: row.name, region: row.region && { name: row.region } },
    }))
    return { totalCount: rows[0]?.total ?? 0, nodes }
  }
}

const send = (text: string): RequestListener => {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  return (request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(200, headers).end(text))
  }
}

function floor(databaseUrl: string): RequestListener {
  const pageOf = createPages(databaseUrl)
  return async (request, response) => {
    const { variables } = (await json(request)) as { variables: PageVariables }
    const text = JSON.stringify({ data: { ranking: await pageOf(variables) } })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text)
  }
}

const MERCURIUS_SCHEMA = `
  type Region { name: String! }
  type Agency { name: String! region: Region }
  type Entry { rank: Int! value: Float! previousRank: Int previousValue: Float agency: Agency! }
  type Ranking { totalCount: Int! nodes: [Entry!]! }
  type Query { ranking(year: Int!, value: Float!, agency: Int!): Ranking! }`

async function mercurius(databaseUrl: string): Promise<RequestListener> {
  const [{ fastify }, { default: plugin }] = await Promise.all([import('fastify'), import('mercurius')])
  const pageOf = createPages(databaseUrl)
  const app = fastify()
  const resolvers = { Query: { ranking: (_root: unknown, variables: PageVariables) => pageOf(variables) } }
  await app.register(plugin, { schema: MERCURIUS_SCHEMA, resolvers: resolvers as never, jit: 1 })
  await app.ready()
  return (request, response) => app.routing(request, response)
}

async function postgraphile(databaseUrl: string): Promise<RequestListener> {
  const [{ postgraphile }, { PostGraphileAmberPreset }, { makePgService }, { grafserv }] = await Promise.all([
    import('postgraphile'),
    import('postgraphile/presets/amber'),
    import('postgraphile/adaptors/pg'),
    import('postgraphile/grafserv/node'),
  ])
  const preset = {
    extends: [PostGraphileAmberPreset],
    pgServices: [
      makePgService({ connectionString: databaseUrl, schemas: ['public'], poolConfig: { max: CONNECTIONS } }),
    ],
    grafast: { explain: false },
    grafserv: { graphiql: false },
  }
  const instance = postgraphile(preset)
  const server = createHttpServer()
  await instance.createServ(grafserv).addTo(server)
  return (request, response) => void server.emit('request', request, response)
}

async function ours(databaseUrl: string): Promise<RequestListener> {
  const [{ createServer }, { openDatabase }] = await Promise.all([
    import('../../../apps/api/src/server/server.ts'),
    import('../../../packages/schema/src/db/index.ts'),
  ])
  const { db } = await openDatabase(databaseUrl, { connections: CONNECTIONS })
  const { handle } = createServer({ db })
  return (request, response) => void handle(request, response)
}

const KINDS: Readonly<Record<Kind, (databaseUrl: string, text: string) => RequestListener | Promise<RequestListener>>> =
  {
    ours,
    floor,
    mercurius,
    postgraphile,
    constant: (_databaseUrl, text) => send(text),
  }

const [kind, databaseUrl = '', text = ''] = process.argv.slice(2)
const server = createHttpServer(await KINDS[kind as Kind](databaseUrl, text))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/graphql`)
})
