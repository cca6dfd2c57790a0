/** What an embed weighs, and how many of them a second leave the server, over an API that answers at once. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { childEnvironment } from '../../apps/api/src/config.ts'
import { startFakeApi } from '../../apps/web/test/fake-api.ts'
import type { Benchmark } from './benchmark.ts'

const SERVER = fileURLToPath(new URL('embed-server.ts', import.meta.url))
const PATH = '/embed/ranking?metric=permits&year=2024&height=auto'
const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 16

interface Running {
  readonly url: string
  stop(): Promise<unknown>
}

async function start(apiUrl: string, ...bytes: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [SERVER, ...bytes], {
    env: childEnvironment({ GONGKAI_API_URL: apiUrl }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(createInterface(child.stdout), 'line')
  const stop = () => {
    child.kill()
    return once(child, 'exit')
  }
  return { url: url + PATH, stop }
}

async function perSecond(url: string): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  if (non2xx + errors > 0) throw new Error(`${url} failed ${non2xx + errors} times.`)
  return requests.average
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number

async function withEmbeds<T>(work: (embeds: Running, apiUrl: string) => Promise<T>): Promise<T> {
  const api = await startFakeApi()
  const embeds = await start(api.url)
  try {
    return await work(embeds, api.url)
  } finally {
    await embeds.stop()
    await api.close()
  }
}

const measureConstant = () =>
  withEmbeds(async (embeds, apiUrl) => {
    const { byteLength } = await (await fetch(embeds.url)).arrayBuffer()
    const constant = await start(apiUrl, String(byteLength))
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await perSecond(embeds.url))
      theirs.push(await perSecond(constant.url))
    }
    await constant.stop()
    return median(ours) / median(theirs)
  })

export const EMBED_BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'embed.bytes',
    against: 'nothing: bytes with gzip of a ranking of ten, before interaction',
    target: { most: 10_000 },
    measure: () => withEmbeds(async ({ url }) => gzipSync(await (await fetch(url)).text()).length),
  },
  {
    name: 'embed.constant',
    against: 'a server of one constant string of its size',
    target: { least: 0.5 },
    measure: measureConstant,
  },
]
