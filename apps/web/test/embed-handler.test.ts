/** What `/embed/*`, `/embed.js` and `/oembed` answer, over an API that can be told what to say. */
import type { Server } from 'node:http'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { HOSTILE } from './embed-answers.ts'
import { type EmbedConfig, serveEmbeds } from './embed-server.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

const NOW = new Date('2026-11-22T04:00:00Z')

let api: FakeApi
let servers: Server[] = []

const serve = async (config: EmbedConfig = {}): Promise<string> => {
  const { server, url: served } = await serveEmbeds(config)
  servers.push(server)
  return served
}

let url: string
beforeAll(async () => {
  api = await startFakeApi()
  vi.stubEnv('GONGKAI_API_URL', api.url)
})
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  Object.assign(api, { version: 1, knows: true, refusal: undefined })
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

const RANKING = '/embed/ranking?metric=permits&year=2024'
const EVERY_KIND = [
  RANKING,
  '/embed/trend?metric=permits&agency=QQ0',
  '/embed/compare?metric=permits&year=2024&agency=QQ0+QQ1+QQ2',
  '/embed/summary?metric=permits&year=2024&by=prefecture',
  '/embed/figure?metric=permits&year=2024&agency=QQ0',
  '/embed/ranking?rate=granted&year=2024',
] as const
const inFormat = (path: string, format: string) => path.replace('?', `${format}?`)
const textOf = async (path: string) => (await fetch(url + path)).text()

describe('an embed costs', () => {
  test('one persisted operation by GET while it is cold, and none while it is fresh', async () => {
    await textOf(RANKING)
    await textOf(`${RANKING}&lang=zh`)
    await textOf(RANKING)
    expect(api.asked).toEqual([{ method: 'GET', status: 200 }])
  })

  test.each(['ranking?', 'ranking?rate=granted&', 'summary?', 'figure?', 'trend?', 'compare?agency=QQ0&'])(
    'no more where it names no year: /embed/%s',
    async (path) => {
      expect((await fetch(`${url}/embed/${path}metric=permits`)).status).toBe(200)
      expect(api.asked).toEqual([{ method: 'GET', status: 200 }])
    },
  )

  test('one operation more where it is frozen and names no year', async () => {
    expect(await textOf('/embed/ranking?metric=permits&asOf=2026-01-31')).toContain('定格于')
    expect(api.asked.length).toBe(2)
  })

  test('one question whether it still holds once it is stale, and is sent meanwhile', async () => {
    const before = await textOf(RANKING)
    vi.setSystemTime(NOW.getTime() + 6_000)
    expect(await textOf(RANKING)).toBe(before)
    await vi.waitFor(() => expect(api.asked.map(({ status }) => status)).toEqual([200, 304]))
  })

  test('a new drawing where the data are new', async () => {
    const first = await fetch(url + RANKING)
    api.version = 2
    vi.setSystemTime(NOW.getTime() + 700_000)
    await textOf(RANKING)
    expect(api.asked.map(({ status }) => status)).toEqual([200, 200])
    expect((await fetch(url + RANKING)).headers.get('etag')).toBe(first.headers.get('etag'))
  })

  test('one operation more where the API does not know it by its hash', async () => {
    api.knows = false
    expect((await fetch(url + RANKING)).status).toBe(200)
    expect(api.asked.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('at most 10 kB with gzip, whatever its kind, before anybody touches it', async () => {
    for (const path of [`${RANKING}&first=50&height=auto`, ...EVERY_KIND]) {
      expect([path, gzipSync(await textOf(path)).length < 10_000]).toEqual([path, true])
    }
    expect(gzipSync(await textOf('/embed.js')).length).toBeLessThan(2_000)
    expect(gzipSync(await textOf(inFormat(`${RANKING}&first=20`, '.svg'))).length).toBeLessThan(1_600)
  })
})

describe('an answer', () => {
  test.each(EVERY_KIND)('to %s says what it may do, keeps no state, and may be kept', async (path) => {
    const { headers } = await fetch(url + path)
    const policy = headers.get('content-security-policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
    )
    expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('set-cookie')).toBeNull()
  })

  test('allows its own script by hash where the height is to be told, and no other', async () => {
    const answer = await fetch(`${url}${RANKING}&height=auto`)
    expect(answer.headers.get('content-security-policy')).toMatch(/; script-src 'sha256-[^' ]+'; /)
    expect((await answer.text()).match(/<script/g)).toHaveLength(1)
    expect(await textOf(`${RANKING}&height=400`)).not.toContain('<script')
  })

  test('is not sent again to who has it', async () => {
    const etag = (await fetch(url + RANKING)).headers.get('etag') ?? ''
    const again = await fetch(url + RANKING, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    for (const held of [`"other", ${etag}`, '*', etag.replace('W/', '')]) {
      expect((await fetch(url + RANKING, { headers: { 'if-none-match': held } })).status).toBe(304)
    }
  })

  test('is compressed as asked', async () => {
    const plain = await textOf(RANKING)
    const { request } = await import('node:http')
    const bytesIn = (encoding: string) =>
      new Promise<Buffer>((resolve) => {
        request(url + RANKING, { headers: { 'accept-encoding': encoding } }, async (response) => {
          resolve(Buffer.concat(await response.toArray()))
        }).end()
      })
    expect(brotliDecompressSync(await bytesIn('gzip, br')).toString()).toBe(plain)
    expect(gunzipSync(await bytesIn('gzip, br;q=0')).toString()).toBe(plain)
    expect((await bytesIn('identity')).toString()).toBe(plain)
  })

  test('is for reading only', async () => {
    const answer = await fetch(url + RANKING, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(await (await fetch(url + RANKING, { method: 'HEAD' })).text()).toBe('')
  })

  test('names the public address where there is one, and else no host that is none', async () => {
    url = await serve({ publicUrl: 'https://gongkai.example.org' })
    expect(await textOf(RANKING)).toContain('https://gongkai.example.org/rankings/permits?year=2024')
  })
})

describe('what is wrong with an address is said in its language', () => {
  test.each([
    [`${RANKING}&theme=pink`, 400, '参数 theme 不能为“pink”；可用：auto, light, dark'],
    [`${RANKING}&lang=en&first=many`, 400, 'The parameter first cannot be “many”; give a number from 1 to 50.'],
    [`${RANKING}&lang=en&region=nowhere`, 404, 'The parameter region cannot be “nowhere”'],
    ['/embed/compare?lang=en', 400, 'The parameter agency is missing'],
    [`${RANKING}&asOf=2027-01-01`, 400, '尚未到来'],
    [`${RANKING}&asOf=2026-11-22&lang=en`, 400, 'a day stands for its end in China'],
    [`${RANKING}&asOf=2026-02-30`, 400, '参数 asOf 不能为“2026-02-30”'],
    ['/embed/pie?lang=en', 404, 'There is no such chart'],
    ['/embed/ranking.exe', 404, '没有这样的图表'],
    ['/embed/constructor', 404, '没有这样的图表'],
  ])('%s is answered with %i', async (path, status, message) => {
    const answer = await fetch(url + path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toContain(message)
  })
})

describe('a region', () => {
  const IN_LUOYANG = ['ranking?', 'ranking?rate=granted&', 'trend?', 'summary?', 'figure?']
  const filtered = (path: string, region: string, format = '') =>
    `/embed/${path.replace('?', `${format}?`)}metric=permits&region=${region}&level=county&sector=health&lang=en`

  test.each(IN_LUOYANG)('is named, with all else that restricts the agencies, by /embed/%s', async (path) => {
    const page = await textOf(filtered(path, '410300'))
    const [, title = ''] = /<title>(.*?)<\/title>/.exec(page) ?? []
    expect(title).toContain('Luoyang 洛阳市, Henan · County · Health')
    expect(await textOf(filtered(path, '410300').replace('lang=en', 'lang=zh'))).toContain(
      '河南省洛阳市 · 县级 · 卫生健康',
    )
  })

  test.each(IN_LUOYANG)('that nobody has is refused in every format by /embed/%s', async (path) => {
    for (const format of ['', '.svg', '.csv', '.json', '/difference']) {
      const answer = await fetch(url + filtered(path, '999999', format))
      const says = expect.stringContaining('The parameter region cannot be “999999”')
      expect([format, answer.status, await answer.text()]).toEqual([format, 404, says])
    }
  })

  test('that is no division and has agencies below it is shown by its code', async () => {
    const answer = await fetch(url + filtered('ranking?', '4190'))
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('(419000 · County · Health)')])
  })
})

describe('where the API refuses', () => {
  test('because nothing is there, neither is the embed', async () => {
    api.refusal = 'NOT_FOUND'
    expect((await fetch(url + RANKING)).status).toBe(404)
  })

  test('because it is of another build, the embed fails for the moment, and one that is kept is shown', async () => {
    const page = await textOf(RANKING)
    api.refusal = 'GRAPHQL_VALIDATION_FAILED'
    expect((await fetch(`${url}${RANKING}&first=3`)).status).toBe(503)
    vi.setSystemTime(NOW.getTime() + 700_000)
    expect(await textOf(RANKING)).toBe(page)
  })
})

describe('what reads an embed aloud', () => {
  test.each(EVERY_KIND)('finds one main part and one heading in %s and in what is beside it', async (path) => {
    const frozen = inFormat(`${path}&asOf=2026-01-31`, '/difference')
    for (const page of [path, frozen, frozen.replace('year=2024', 'year=2023'), `${path}&height=1`]) {
      const text = await textOf(page)
      expect([page, text.match(/<main>/g)?.length, text.match(/<h1>/g)?.length]).toEqual([page, 1, 1])
    }
  })

  test('is told where an English embed is in Chinese', async () => {
    const page = await textOf(`${RANKING}&lang=en&region=410300`)
    expect(page).toContain('>Gongkai <span lang="zh-CN">公开</span></a>')
    expect(page).toContain('<span lang="zh-CN">洛阳市第1卫生健康委员会</span></a>')
    expect(page).toMatch(
      /<h1>Administrative permits.* \(Luoyang <span lang="zh-CN">洛阳市<\/span>, Henan\) 2024 <small>/,
    )
    expect(await textOf(RANKING)).not.toContain('<span lang')
  })
})

describe('what cannot be shown is said in the format that was asked for', () => {
  const refusal = (format: string) => fetch(`${url}/embed/ranking${format}?metric=nothing&lang=en`)

  test('as a picture where a page would show one', async () => {
    const answer = await refusal('.svg')
    const picture = await answer.text()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'image/svg+xml'])
    expect(picture).toContain('The parameter metric cannot be')
    expect(new Resvg(picture, { font: { loadSystemFonts: false } }).width).toBe(640)
    expect((await (await refusal('.png')).bytes()).subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  })

  test('as text and JSON to programs, and as a page to everybody else', async () => {
    expect(await (await refusal('.csv')).text()).toMatch(/^The parameter metric cannot be/)
    expect(await (await refusal('.json')).json()).toEqual({ error: expect.stringContaining('parameter metric') })
    expect((await refusal('.exe')).headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

describe('a hostile name or parameter', () => {
  const ELEMENTS = /<(script|img)|onerror=(?!alert\(1\)&gt;)/

  test.each(EVERY_KIND)('is only text in the HTML of %s', async (path) => {
    const page = await textOf(path)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(ELEMENTS)
  })

  test.each(EVERY_KIND)('is only text in the SVG of %s, which is well-formed', async (path) => {
    const picture = await textOf(inFormat(path, '.svg'))
    expect(picture).not.toMatch(ELEMENTS)
    expect(picture).not.toContain('\u0000')
    expect(new Resvg(picture, { font: { loadSystemFonts: false } }).width).toBe(640)
  })

  test('is written whole in the title of a picture, on as many lines as it needs', async () => {
    const picture = await textOf(inFormat('/embed/figure?metric=permits&year=2024&agency=QQ0', '.svg'))
    const lines = [...picture.matchAll(/font-size="18"[^>]*>([^<]*)</g)].map(([, line]) => line)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.at(-1)).toMatch(/\(件\)$/)
  })

  test('is only text in the PNG, which is a picture', async () => {
    const answer = await fetch(url + inFormat(RANKING, '.png'))
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  test('becomes no formula in a CSV', async () => {
    const table = await textOf(inFormat(RANKING, '.csv'))
    expect(table).not.toMatch(/(^|[,"\n])[=+@-]/)
    expect(table).toContain(`1,"'=cmd|'/C calc'!A0`)
    expect(table.split('\r\n')[2]).toMatch(/,有矛盾$/)
  })

  test('is only text in the data of an interactive chart', async () => {
    const page = await textOf(`${RANKING}&interactive=1`)
    const [, spec = ''] = /<script type="application\/json" id="spec">(.*?)<\/script>/s.exec(page) ?? []
    const [{ name, data }] = JSON.parse(spec).series
    expect([name, data[0].x, data[0].detail]).toEqual(['', '1', `${HOSTILE} 9`])
  })

  test('is only text in JSON', async () => {
    const answer = await fetch(url + inFormat(RANKING, '.json'))
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect((await answer.json()).rows[0].label).toBe(HOSTILE)
  })

  test('in an address is refused and written as text', async () => {
    for (const name of ['metric', 'lang', 'theme', 'region', 'agency', 'height', 'asOf']) {
      const page = await textOf(`/embed/figure?${name}=${encodeURIComponent('"><script>alert(1)</script>')}`)
      expect(page).not.toContain('<script')
    }
  })
})

describe('a ranking by a rate', () => {
  const RATE = '/embed/ranking?rate=granted&year=2024&lang=en'

  test('says what it was divided from, how sure it is, and who has too few cases', async () => {
    const page = await textOf(RATE)
    expect(page).toContain('<small>20 of 30 cases, 95% interval 48.8%–80.8%</small>')
    expect(page).toContain('<td>66.67</td>')
    expect(page).toContain('<td>60.00</td>')
    expect(page).toContain('Too few cases 4')
    expect(page).toContain('is first with 66.7%')
    expect(page).toContain('href="/en/rankings/rate.granted?year=2024"')
  })

  test('shows its figures of today where it is frozen', async () => {
    const { rows, changed } = JSON.parse(await textOf(`${inFormat(RATE, '.json')}&asOf=2026-01-31`))
    expect([rows[0].value, rows[0].valueNow, changed]).toEqual([66.67, null, true])
    const page = await textOf(`${RATE}&asOf=2026-01-31`)
    expect(page).toContain('Source restated on 1 March 2026')
  })

  test('says the same in its picture', async () => {
    expect(await textOf(inFormat(RATE, '.svg'))).toContain('20 of 30 cases, 95% interval 48.8%–80.8%')
  })

  test('is what oEmbed shows for the page of the rate', async () => {
    const answer = await fetch(`${url}/oembed?url=/en/rankings/rate.granted?year=2024`)
    const { html, title } = await answer.json()
    expect(html).toContain('/embed/ranking?rate=granted')
    expect(title).toBe('Share granted in full 2024')
  })
})

describe('a trend', () => {
  const rowsOf = async (path: string) => JSON.parse(await textOf(path)).rows as { label: string; note: string | null }[]

  test('breaks where the form changed and where a year has no number, and says which', async () => {
    const notes = (await rowsOf('/embed/trend.json?metric=permits&agency=QQ0&lang=en')).map(({ label, note }) => [
      label,
      note,
    ])
    const form = 'another form: not comparable with the year before'
    expect(notes).toEqual([
      ['2020', null],
      ['2021', form],
      ['2022', null],
      ['2023', null],
      ['2024', form],
    ])
    const page = await textOf('/embed/trend?metric=permits&agency=QQ0')
    expect(page).not.toContain('<line x1')
  })
})

describe('a frozen embed', () => {
  const FROZEN = `${RANKING}&asOf=2026-01-31`

  test('says since when its source says something else, and leads to the difference', async () => {
    const page = await textOf(FROZEN)
    expect(page).toContain('定格于 2026年1月31日')
    expect(page).toContain('来源已于 2026年3月1日 更正')
    const [, path = ''] = /href="(\/embed\/ranking\/difference[^"]+)"/.exec(page) ?? []
    const difference = await textOf(path.replaceAll('&amp;', '&'))
    expect(difference).toMatch(/<td>9<\/td><td>8<\/td>/)
  })

  test('says so in its picture too', async () => {
    expect(await textOf(inFormat(FROZEN, '.svg'))).toContain('来源已于 2026年3月1日 更正')
  })

  test.each(EVERY_KIND)('says so and since when, of whatever kind: %s', async (path) => {
    const page = await textOf(`${path}&asOf=2026-01-31`)
    expect(page).toContain('来源已于 2026年3月1日 更正')
    const [, difference = ''] = /href="(\/embed\/\w+\/difference[^"]+)"/.exec(page) ?? []
    expect(await textOf(difference.replaceAll('&amp;', '&'))).toMatch(
      /<td>[\d.,]+<\/td><td( class="none")?>[\d.,—]+<\/td>/,
    )
  })

  test('that is true today says nothing of the kind, as one that is not frozen', async () => {
    expect(await textOf(RANKING)).not.toContain('更正')
  })
})

describe('oEmbed', () => {
  const ask = (address: string, more = '') => fetch(`${url}/oembed?url=${encodeURIComponent(address)}${more}`)

  test.each([
    ['an embed', '/embed/ranking?metric=permits&year=2024'],
    ['a picture', '/embed/trend.svg?metric=permits'],
    ['a ranking', '/en/rankings/permits?year=2024'],
    ['an agency', '/agencies/QQ0'],
    ['a comparison', '/compare?agency=QQ0&agency=QQ1&metric=permits&year=2024'],
  ])('describes the frame of %s as the specification has it', async (_, path) => {
    const answer = await ask(url + path)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    const body = await answer.json()
    expect(body).toMatchObject({ type: 'rich', version: '1.0', width: expect.any(Number), height: expect.any(Number) })
    const [, src = ''] = /^<iframe src="([^"]+)"/.exec(body.html) ?? []
    expect((await fetch(src.replaceAll('&amp;', '&'))).status).toBe(200)
  })

  test('takes an address without its host, as the pages of the dashboard name theirs', async () => {
    expect(await (await ask('/rankings/permits')).json()).toEqual(await (await ask(`${url}/rankings/permits`)).json())
  })

  test('frames no higher than an embed may be, and lets it scroll in a frame that is too low', async () => {
    const most = await (await ask(`${url}${RANKING}&first=50`)).json()
    const least = await (await ask(url + RANKING, '&maxheight=100')).json()
    for (const { html, height } of [most, least]) {
      const [, src = ''] = /^<iframe src="([^"]+)"/.exec(html) ?? []
      expect([height <= 2000, (await fetch(src.replaceAll('&amp;', '&'))).status]).toEqual([true, 200])
    }
    expect([least.height, least.html.includes('height=120')]).toEqual([100, true])
  })

  test('keeps within the bounds it is given', async () => {
    const body = await (await ask(url + RANKING, '&maxwidth=300&maxheight=200')).json()
    expect(body).toMatchObject({ width: 300, height: 200 })
    expect(body.html).toContain('width="300" height="200"')
  })

  test.each([
    ['an address of another site', 'http://example.org/embed/ranking', '', 404],
    ['a page that no embed shows', '/methodology', '', 404],
    ['a filter that there is not', '/rankings/permits?region=nowhere', '', 404],
    ['a region that nobody has', '/embed/summary?region=999999', '', 404],
    ['a page of a region that nobody has', '/rankings/permits?region=999999', '', 404],
    ['no address', 'javascript:alert(1)', '', 404],
    ['an empty address', '', '', 400],
    ['XML', '/embed/ranking', '&format=xml', 501],
  ])('answers %s with its status', async (_, address, more, status) => {
    const answer = await ask(address.startsWith('/') ? url + address : address, more)
    expect([answer.status, await answer.json()]).toEqual([status, { error: expect.any(String) }])
  })

  test('calls a frame what it shows, as the reader of a screen is told', async () => {
    const { title, html } = await (await ask(`${url}/en/rankings/permits?year=2024&region=410300`)).json()
    expect(title).toBe('Administrative permits: decisions taken this year (Luoyang 洛阳市, Henan) 2024')
    expect(html).toContain(`title="${title}"`)
    api.refusal = 'NOT_FOUND'
    expect((await ask(`${url}/agencies/QQ999`)).status).toBe(404)
  })

  test('is named in the head of an embed, and escapes what it is given', async () => {
    const page = await textOf(RANKING)
    const [, href = ''] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? []
    const body = await (await fetch(href.replaceAll('&amp;', '&'))).json()
    expect(body.html).toContain('/embed/ranking?metric=permits&amp;year=2024')
    const odd = await (await ask(`${url}/embed/ranking?metric=permits&x="><script>alert(1)</script>`)).json()
    expect(odd.html).not.toContain('<script')
  })
})
