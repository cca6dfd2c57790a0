/** Embeds of a dashboard whose data are not public: shown to who has a signature, for as long as it says. */
import type { Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../embed/sign-address.ts'
import { signEmbed } from '../embed/signature.ts'
import { type EmbedKind, parseEmbedState } from '../lib/embed-state.ts'
import { serveEmbeds } from './embed-server.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const KEYS = [
  { id: 'new', secret: 'n'.repeat(32) },
  { id: 'old', secret: 'o'.repeat(32) },
]

let api: FakeApi
let server: Server
let url: string

beforeAll(async () => {
  api = await startFakeApi()
  vi.stubEnv('GONGKAI_API_URL', api.url)
  ;({ server, url } = await serveEmbeds({ signingKeys: KEYS }))
})
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  server.close()
  await api.close()
})

describe('a signed embed', () => {
  const sign = (kind: EmbedKind, query: string, expires: number, key = KEYS[0]) => {
    const parsed = parseEmbedState(kind, new URLSearchParams(query))
    if (!('state' in parsed && key)) throw new Error(query)
    return `/embed/${kind}?${query}&${signEmbed(kind, parsed.state, expires, key)}`
  }
  const SOON = NOW.getTime() / 1000 + 60
  const QUERY = 'metric=permits&year=2024&region=410300'
  const statusOf = async (path: string) => (await fetch(url + path)).status

  test('shows what was signed, in every format and height, by the new key and the old', async () => {
    const signed = sign('ranking', QUERY, SOON)
    expect(await statusOf(signed)).toBe(200)
    expect(await statusOf(signed.replace('?', '.csv?'))).toBe(200)
    expect(await statusOf(`${signed}&height=300`)).toBe(200)
    expect(await statusOf(sign('ranking', QUERY, SOON, KEYS[1]))).toBe(200)
    const oembed = await fetch(`${url}/oembed?url=${encodeURIComponent(url + signed)}`)
    expect([oembed.status, oembed.headers.get('cache-control')]).toEqual([200, 'private, max-age=60'])
    expect((await oembed.json()).cache_age).toBe(60)
  })

  test('shows nothing else', async () => {
    const signed = sign('ranking', QUERY, SOON)
    expect(await statusOf('/embed/ranking?metric=permits&year=2024')).toBe(403)
    expect(await statusOf(signed.replace('410300', '410000'))).toBe(403)
    expect(await statusOf(signed.replace('/ranking?', '/summary?'))).toBe(403)
    expect(await statusOf(signed.replace(`expires=${SOON}`, `expires=${SOON + 1}`))).toBe(403)
    expect(await statusOf(signed.replace('key=new', 'key=old'))).toBe(403)
    expect((await fetch(`${url}/oembed?url=${encodeURIComponent(`${url}/embed/ranking?metric=permits`)}`)).status).toBe(
      401,
    )
  })

  test('is made by a command', async () => {
    const said: string[] = []
    const io = {
      keys: KEYS,
      now: NOW,
      print: (line: string) => said.push(line),
      complain: (line: string) => said.push(line),
    }
    expect(main([`${url}/embed/ranking?${QUERY}`, '--days', '1', '--key', 'old'], io)).toBe(0)
    expect((await fetch(said[0] ?? '')).status).toBe(200)
    vi.setSystemTime(NOW.getTime() + 86_401_000)
    expect((await fetch(said[0] ?? '')).status).toBe(403)
  })

  test.each([
    [['/rankings/permits'], 'is no embed'],
    [['/embed/ranking?metric=nothing'], 'The parameter metric cannot be read'],
    [['/embed/ranking', '--days', '0'], 'give a number from 1 to 9999'],
    [['/embed/ranking', '--key', 'lost'], 'it holds new, old'],
    [['/embed/ranking', '--forever'], '--forever'],
    [[], 'Usage'],
  ])('is not made of %j', (argv, message) => {
    const said: string[] = []
    expect(main(argv, { keys: KEYS, now: NOW, print: () => {}, complain: (line) => said.push(line) })).toBe(2)
    expect(said.join()).toContain(message)
  })

  test('is kept by its reader for a minute, and by nobody beyond its end', async () => {
    const signed = sign('ranking', QUERY, SOON + 30)
    const asked = [signed, signed.replace('?', '.svg?'), `/oembed?url=${encodeURIComponent(url + signed)}`]
    const keeping = () => Promise.all(asked.map(async (path) => (await fetch(url + path)).headers.get('cache-control')))
    expect(await keeping()).toEqual(asked.map(() => 'private, max-age=60'))
    vi.setSystemTime(NOW.getTime() + 70_400)
    expect(await keeping()).toEqual(asked.map(() => 'private, max-age=19')) // drawn anew, or asked whether it still holds
    expect(await keeping()).toEqual(asked.map(() => 'private, max-age=19')) // from what is kept
  })

  test('is no newer to who holds it already, and ends for him too', async () => {
    const signed = sign('ranking', QUERY, SOON)
    const etag = (await fetch(url + signed)).headers.get('etag') ?? ''
    vi.setSystemTime((SOON - 5) * 1000)
    const again = await fetch(url + signed, { headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'private, max-age=5'])
  })

  test('ends when it expires, also where it is kept', async () => {
    const signed = sign('ranking', QUERY, SOON)
    expect(await statusOf(signed)).toBe(200)
    vi.setSystemTime(new Date((SOON + 1) * 1000))
    expect(await statusOf(signed)).toBe(403)
  })
})
