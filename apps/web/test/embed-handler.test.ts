/** What `/embed/*` and `/embed.js` cost, may do and refuse. */
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { EVERY_KIND, inFormat, NOW, RANKING, setEmbedStage } from './embed-stage.ts'

const stage = setEmbedStage()

describe('an embed costs', () => {
  test('one persisted operation by GET while it is cold, and none while it is fresh', async () => {
    await stage.textOf(RANKING)
    await stage.textOf(`${RANKING}&lang=zh`)
    await stage.textOf(RANKING)
    expect(stage.api.asked).toEqual([{ method: 'GET', status: 200 }])
  })

  test.each(['ranking?', 'ranking?rate=granted&', 'summary?', 'figure?', 'trend?', 'compare?agency=QQ0&'])(
    'no more where it names no year: /embed/%s',
    async (path) => {
      expect((await fetch(`${stage.url}/embed/${path}metric=permits`)).status).toBe(200)
      expect(stage.api.asked).toEqual([{ method: 'GET', status: 200 }])
    },
  )

  test('one operation more where it is frozen and names no year', async () => {
    expect(await stage.textOf('/embed/ranking?metric=permits&asOf=2026-01-31')).toContain('定格于')
    expect(stage.api.asked.length).toBe(2)
  })

  test('one question whether it still holds once it is stale, and is sent meanwhile', async () => {
    const before = await stage.textOf(RANKING)
    vi.setSystemTime(NOW.getTime() + 6_000)
    expect(await stage.textOf(RANKING)).toBe(before)
    await expect.poll(() => stage.api.asked.map(({ status }) => status)).toEqual([200, 304])
  })

  test('a new drawing where the data are new', async () => {
    const first = await fetch(stage.url + RANKING)
    stage.api.version = 2
    vi.setSystemTime(NOW.getTime() + 700_000)
    await stage.textOf(RANKING)
    expect(stage.api.asked.map(({ status }) => status)).toEqual([200, 200])
    expect((await fetch(stage.url + RANKING)).headers.get('etag')).toBe(first.headers.get('etag'))
  })

  test('one operation more where the API does not know it by its hash', async () => {
    stage.api.knows = false
    expect((await fetch(stage.url + RANKING)).status).toBe(200)
    expect(stage.api.asked.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  test('at most 10 kB with gzip, whatever its kind, before anybody touches it', async () => {
    for (const path of [`${RANKING}&first=50&height=auto`, ...EVERY_KIND]) {
      expect([path, gzipSync(await stage.textOf(path)).length < 10_000]).toEqual([path, true])
    }
    expect(gzipSync(await stage.textOf('/embed.js')).length).toBeLessThan(2_000)
    expect(gzipSync(await stage.textOf(inFormat(`${RANKING}&first=20`, '.svg'))).length).toBeLessThan(1_600)
  })
})

describe('an answer', () => {
  test.each(EVERY_KIND)('to %s says what it may do, keeps no state, and may be kept', async (path) => {
    const { headers } = await fetch(stage.url + path)
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
    const answer = await fetch(`${stage.url}${RANKING}&height=auto`)
    expect(answer.headers.get('content-security-policy')).toMatch(/; script-src 'sha256-[^' ]+'; /)
    expect((await answer.text()).match(/<script/g)).toHaveLength(1)
    expect(await stage.textOf(`${RANKING}&height=400`)).not.toContain('<script')
  })

  test('is not sent again to who has it', async () => {
    const etag = (await fetch(stage.url + RANKING)).headers.get('etag') ?? ''
    const again = await fetch(stage.url + RANKING, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    for (const held of [`"other", ${etag}`, '*', etag.replace('W/', '')]) {
      expect((await fetch(stage.url + RANKING, { headers: { 'if-none-match': held } })).status).toBe(304)
    }
  })

  test('is compressed as asked', async () => {
    const plain = await stage.textOf(RANKING)
    const { request } = await import('node:http')
    const bytesIn = (encoding: string) =>
      new Promise<Buffer>((resolve) => {
        request(stage.url + RANKING, { headers: { 'accept-encoding': encoding } }, async (response) => {
          resolve(Buffer.concat(await response.toArray()))
        }).end()
      })
    expect(brotliDecompressSync(await bytesIn('gzip, br')).toString()).toBe(plain)
    expect(gunzipSync(await bytesIn('gzip, br;q=0')).toString()).toBe(plain)
    expect((await bytesIn('identity')).toString()).toBe(plain)
  })

  test('is for reading only', async () => {
    const answer = await fetch(stage.url + RANKING, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(await (await fetch(stage.url + RANKING, { method: 'HEAD' })).text()).toBe('')
  })

  test('names the public address where there is one, and else no host that is none', async () => {
    const url = await stage.serve({ publicUrl: 'https://gongkai.example.org' })
    expect(await (await fetch(url + RANKING)).text()).toContain(
      'https://gongkai.example.org/rankings/permits?year=2024',
    )
  })
})

test('an address to which a content system has added a slash is the same', async () => {
  for (const path of [RANKING, inFormat(RANKING, '.svg'), inFormat(RANKING, '/difference')]) {
    const [one, other] = await Promise.all([path, path.replace('?', '/?')].map(stage.textOf))
    expect(other).toBe(one)
  }
})

test('an address that a content system has escaped twice asks for what it asked', async () => {
  const asked = `${RANKING}&first=1&lang=en`
  expect(await stage.textOf(asked.replaceAll('&', '&amp;'))).toBe(await stage.textOf(asked))
  const nobody = await stage.textOf('/embed/ranking?metric=permits&amp;year=2010&amp;amp;lang=en')
  expect(nobody).toContain('no agency of this selection')
})

describe('what is wrong with an address is said in its language', () => {
  test.each([
    [`${RANKING}&theme=pink`, 400, '参数 theme 不能为“pink”；可用：auto, light, dark'],
    [`${RANKING}&lang=en&first=many`, 400, 'The parameter first cannot be “many”; give a number from 1 to 50.'],
    [`${RANKING}&lang=en&region=nowhere`, 404, 'The parameter region cannot be “nowhere”'],
    ['/embed/compare?lang=en', 400, 'The parameter agency is missing'],
    ['/embed/trend?lang=en&agency=QQ0&agency=QQ1', 400, 'agency cannot be “QQ0 QQ1”; give the id of one agency.'],
    ['/embed/figure.svg?agency=QQ0+QQ1', 400, '一个机关的编号'],
    ['/embed/compare?lang=en&agency=0+1+2+3+4+5+6+7+8', 400, 'give 1 to 8 ids of agencies'],
    [`${RANKING}&asOf=2027-01-01`, 400, '尚未到来'],
    [`${RANKING}&asOf=2026-11-22&lang=en`, 400, 'a day stands for its end in China'],
    ['/embed/ranking?year=1999', 404, '参数 year 不能为“1999”；可用：2008–2100 的年度'],
    ['/embed/ranking?metric=permits&asOf=2019-01-31&lang=en', 404, 'No report was known here on 31 January 2019'],
    [`${RANKING}&asOf=2026-02-30`, 400, '参数 asOf 不能为“2026-02-30”'],
    ['/embed/pie?lang=en', 404, 'There is no such chart'],
    ['/embed/ranking.exe', 404, '没有这样的图表'],
    ['/embed/constructor', 404, '没有这样的图表'],
  ])('%s is answered with %i', async (path, status, message) => {
    const answer = await fetch(stage.url + path)
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
    const page = await stage.textOf(filtered(path, '410300'))
    const [, title = ''] = /<title>(.*?)<\/title>/.exec(page) ?? []
    expect(title).toContain('Luoyang 洛阳市, Henan · County · Health')
    expect(await stage.textOf(filtered(path, '410300').replace('lang=en', 'lang=zh'))).toContain(
      '河南省洛阳市 · 县级 · 卫生健康',
    )
  })

  test.each(IN_LUOYANG)('that nobody has is refused in every format by /embed/%s', async (path) => {
    for (const format of ['', '.svg', '.csv', '.json', '/difference']) {
      const answer = await fetch(stage.url + filtered(path, '999999', format))
      const says = expect.stringContaining('The parameter region cannot be “999999”')
      expect([format, answer.status, await answer.text()]).toEqual([format, 404, says])
    }
  })

  test('that is no division and has agencies below it is shown by its code', async () => {
    const answer = await fetch(stage.url + filtered('ranking?', '4190'))
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('(419000 · County · Health)')])
  })
})

test('an API that does not answer is waited for as long as the environment says', async () => {
  vi.stubEnv('GONGKAI_API_TIMEOUT_MS', '50')
  const waits = vi.spyOn(AbortSignal, 'timeout')
  onTestFinished(() => {
    vi.stubEnv('GONGKAI_API_TIMEOUT_MS', undefined)
    waits.mockRestore()
  })
  stage.api.isSilent = true
  const answers = await Promise.all(
    [RANKING, `/oembed?url=${encodeURIComponent(RANKING)}`].map((path) => fetch(stage.url + path)),
  )
  expect(answers.map(({ status }) => status)).toEqual([503, 503])
  expect(new Set(waits.mock.calls.flat())).toEqual(new Set([50]))
})

describe('where the API refuses', () => {
  test('because nothing is there, neither is the embed', async () => {
    stage.api.refusal = 'NOT_FOUND'
    expect((await fetch(stage.url + RANKING)).status).toBe(404)
  })

  test('because it is of another build, the embed fails for the moment, and one that is kept is shown', async () => {
    const page = await stage.textOf(RANKING)
    stage.api.refusal = 'GRAPHQL_VALIDATION_FAILED'
    expect((await fetch(`${stage.url}${RANKING}&first=3`)).status).toBe(503)
    vi.setSystemTime(NOW.getTime() + 700_000)
    expect(await stage.textOf(RANKING)).toBe(page)
  })
})

describe('what cannot be shown is said in the format that was asked for', () => {
  const refusal = (format: string) => fetch(`${stage.url}/embed/ranking${format}?metric=nothing&lang=en`)

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
