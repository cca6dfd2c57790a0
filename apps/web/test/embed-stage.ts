/** A server of embeds over an API that can be told what to say, anew for each test, at a moment that stands still. */
import type { Server } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { type EmbedConfig, serveEmbeds } from './embed-server.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

export const NOW = new Date('2026-11-22T04:00:00Z')

export const RANKING = '/embed/ranking?metric=permits&year=2024'
export const EVERY_KIND = [
  RANKING,
  '/embed/trend?metric=permits&agency=QQ0',
  '/embed/compare?metric=permits&year=2024&agency=QQ0+QQ1+QQ2',
  '/embed/summary?metric=permits&year=2024&by=prefecture',
  '/embed/figure?metric=permits&year=2024&agency=QQ0',
  '/embed/ranking?rate=granted&year=2024',
] as const
export const inFormat = (path: string, format: string) => path.replace('?', `${format}?`)

interface Stage {
  readonly api: FakeApi
  readonly url: string
  serve(config?: EmbedConfig): Promise<string>
  textOf(path: string): Promise<string>
}

export const setEmbedStage = (): Stage => {
  let api: FakeApi
  let url: string
  let servers: Server[] = []

  const serve = async (config: EmbedConfig = {}): Promise<string> => {
    const { server, url: served } = await serveEmbeds(config)
    servers.push(server)
    return served
  }

  beforeAll(async () => {
    api = await startFakeApi()
    vi.stubEnv('GONGKAI_API_URL', api.url)
  })
  beforeEach(async () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
    Object.assign(api, { version: 1, knows: true, isSilent: false, refusal: undefined })
    api.asked.length = 0
    url = await serve()
  })
  afterEach(() => {
    vi.useRealTimers()
    for (const server of servers) server.close()
    servers = []
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await api.close()
  })

  return {
    get api() {
      return api
    },
    get url() {
      return url
    },
    serve,
    textOf: async (path) => (await fetch(url + path)).text(),
  }
}
