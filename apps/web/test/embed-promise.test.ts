/** The addresses that docs/embeds.md promises stand in other people’s pages: each must be answered for as long as we last. */
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { Resvg } from '@resvg/resvg-js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contrastsOf } from '../lib/embed-colours.ts'
import { snippetsOf } from '../lib/embed-snippets.ts'
import { EMBED_KINDS, EMBED_PARAMETERS, PARAMETERS_OF } from '../lib/embed-state.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { serveEmbeds } from './embed-server.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

const PAGE = readFileSync(new URL('../../../docs/embeds.md', import.meta.url), 'utf8')
const ADDRESSES = (/```addresses\n([\s\S]+?)\n```/.exec(PAGE)?.[1] ?? '').split('\n')

let api: FakeApi
let server: Server
let url: string

beforeAll(async () => {
  api = await startFakeApi()
  vi.stubEnv('GONGKAI_API_URL', api.url)
  ;({ server, url } = await serveEmbeds())
})

afterAll(async () => {
  vi.unstubAllEnvs()
  server.close()
  await api.close()
})

describe('every published form', () => {
  test('is on the list', () => {
    expect(ADDRESSES.length).toBeGreaterThanOrEqual(29)
    const used = ADDRESSES.flatMap((address) => [...new URL(address, url).searchParams.keys()])
    expect(EMBED_PARAMETERS.filter((name) => !used.includes(name))).toEqual([])
  })

  test.each(Object.keys(EMBED_KINDS))(
    'of the kind %s has an address, a row that says what it shows, and names',
    (kind) => {
      expect(ADDRESSES.some((address) => new URL(address, url).pathname === `/embed/${kind}`)).toBe(true)
      expect(PAGE).toContain(`\n| \`${kind}\` | `)
      for (const lang of ['zh', 'en'] as const) expect(Object.keys(embedMessagesIn(lang).builder.kinds)).toContain(kind)
    },
  )

  test.each(ADDRESSES)('%s is answered', async (address) => {
    const answer = await fetch(url + address)
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 0]).toEqual([200, true])
  })
})

test('docs/embeds.md has a row for every parameter, and for nothing else', () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)`(?:, also `\w+`)? \| [^|]+ \| [^|]+ \| [^|]+ \|$/gm)].map(
    ([, name]) => name,
  )
  expect(rows.sort()).toEqual([...EMBED_PARAMETERS].sort())
  expect(new Set(Object.values(PARAMETERS_OF).flat())).toEqual(new Set(EMBED_PARAMETERS))
})

test.each(['light', 'dark'] as const)('the %s colours can be told apart', (scheme) => {
  expect(contrastsOf(scheme).filter(({ isEnough }) => !isEnough)).toEqual([])
})

test('snippets of markup are well-formed, as old content systems want them', () => {
  const query = 'metric=permits&agency=QQ0 QQ1'
  const { frame, element, picture } = snippetsOf({
    origin: url,
    kind: 'compare',
    query,
    title: 'A & "B" <C>',
    height: 300,
  })
  const within = (text: string) =>
    new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${text}</svg>`)
  for (const text of [frame, element, picture]) expect(within(text).width).toBe(9)
  expect(() => within('<img>')).toThrow()
})

test('snippets escape what they are made of, and their addresses are answered', async () => {
  const query = 'metric=permits&year=2024&region="><script>'
  const hostile = snippetsOf({ origin: url, kind: 'ranking', query, title: '"><script>[](x)', height: 300 })
  for (const name of ['frame', 'picture'] as const) expect(hostile[name]).not.toMatch(/<script/)
  expect(hostile.element.match(/<script/g)).toHaveLength(1)
  expect(hostile.markdown).toContain('\\[\\]\\(x\\)')

  const snippets = snippetsOf({
    origin: url,
    kind: 'ranking',
    query: 'metric=permits&year=2024',
    title: '行政许可',
    height: 300,
  })
  const addresses = Object.values(snippets).flatMap((text) => text.match(/http:[^\s"')]+/g) ?? [])
  expect(addresses.length).toBeGreaterThan(6)
  for (const address of addresses) {
    expect([address, (await fetch(address.replaceAll('&amp;', '&'))).status]).toEqual([address, 200])
  }
})
