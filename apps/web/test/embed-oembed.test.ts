/** What `/oembed` answers, by oEmbed 1.0. */
import { describe, expect, test } from 'vitest'
import { RANKING, setEmbedStage } from './embed-stage.ts'

const stage = setEmbedStage()

describe('oEmbed', () => {
  const ask = (address: string, more = '') => fetch(`${stage.url}/oembed?url=${encodeURIComponent(address)}${more}`)

  test.each([
    ['an embed', '/embed/ranking?metric=permits&year=2024'],
    ['a picture', '/embed/trend.svg?metric=permits'],
    ['a ranking', '/en/rankings/permits?year=2024'],
    ['an agency', '/agencies/QQ0'],
    ['a comparison', '/compare?agency=QQ0&agency=QQ1&metric=permits&year=2024'],
  ])('describes the frame of %s as the specification has it', async (_, path) => {
    const answer = await ask(stage.url + path)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    const body = await answer.json()
    expect(body).toMatchObject({ type: 'rich', version: '1.0', width: expect.any(Number), height: expect.any(Number) })
    const [, src = ''] = /^<iframe src="([^"]+)"/.exec(body.html) ?? []
    expect((await fetch(src.replaceAll('&amp;', '&'))).status).toBe(200)
  })

  test('takes an address without its host, as the pages of the dashboard name theirs', async () => {
    expect(await (await ask('/rankings/permits')).json()).toEqual(
      await (await ask(`${stage.url}/rankings/permits`)).json(),
    )
  })

  test('frames no higher than an embed may be, and lets it scroll in a frame that is too low', async () => {
    const most = await (await ask(`${stage.url}${RANKING}&first=50`)).json()
    const least = await (await ask(stage.url + RANKING, '&maxheight=100')).json()
    for (const { html, height } of [most, least]) {
      const [, src = ''] = /^<iframe src="([^"]+)"/.exec(html) ?? []
      expect([height <= 2000, (await fetch(src.replaceAll('&amp;', '&'))).status]).toEqual([true, 200])
    }
    expect([least.height, least.html.includes('height=120')]).toEqual([100, true])
  })

  test('is as high as the address itself says', async () => {
    const path = `${stage.url}${RANKING}&height=1200`
    expect(await (await ask(path)).json()).toMatchObject({ height: 1200, html: expect.stringContaining('height=1200') })
    expect(await (await ask(path, '&maxheight=700')).json()).toMatchObject({ height: 700 })
  })

  test('keeps within the bounds it is given', async () => {
    const body = await (await ask(stage.url + RANKING, '&maxwidth=300&maxheight=200')).json()
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
    const answer = await ask(address.startsWith('/') ? stage.url + address : address, more)
    expect([answer.status, await answer.json()]).toEqual([status, { error: expect.any(String) }])
  })

  test('calls a frame what it shows, as the reader of a screen is told', async () => {
    const { title, html } = await (await ask(`${stage.url}/en/rankings/permits?year=2024&region=410300`)).json()
    expect(title).toBe('Administrative permits: decisions taken this year (Luoyang 洛阳市, Henan) 2024')
    expect(html).toContain(`title="${title}"`)
    stage.api.refusal = 'NOT_FOUND'
    expect((await ask(`${stage.url}/agencies/QQ999`)).status).toBe(404)
  })

  test('is named in the head of an embed, and escapes what it is given', async () => {
    const page = await stage.textOf(RANKING)
    const [, href = ''] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? []
    const body = await (await fetch(href.replaceAll('&amp;', '&'))).json()
    expect(body.html).toContain('/embed/ranking?metric=permits&amp;year=2024')
    const odd = await (await ask(`${stage.url}/embed/ranking?metric=permits&x="><script>alert(1)</script>`)).json()
    expect(odd.html).not.toContain('<script')
  })
})
