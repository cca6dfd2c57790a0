/** Embeds in pages of other origins, as hostile as old content systems and strict policies make them, in a real Chromium. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createEmbedHandler } from '../embed/handler.ts'
import { snippetsOf } from '../lib/embed-snippets.ts'
import { axeFaults } from './axe.ts'
import {
  type Browser,
  type BrowserContextOptions,
  type Frame,
  launchChromium,
  overflowOf,
  type Page,
} from './chromium.ts'
import { EVERY_KIND, inFormat } from './embed-stage.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

declare global {
  interface Window {
    hear(data: unknown): void
  }
}

let api: FakeApi
let browser: Browser
let embeds: string
let host: string
const servers: Server[] = []

interface HostPage {
  readonly body: string
  readonly policy?: string
}
const hostPages = new Map<string, HostPage>()

const listen = (answer: RequestListener) =>
  new Promise<string>((resolve) => {
    const server = createServer(answer)
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

beforeAll(async () => {
  api = await startFakeApi()
  vi.stubEnv('GONGKAI_API_URL', api.url)
  const { handle } = createEmbedHandler({ embedAllowedOrigins: '*', publicUrl: undefined, signingKeys: [] })
  embeds = await listen((request, response) => void handle(request, response))
  host = await listen((request, response) => {
    const page = hostPages.get(request.url ?? '')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (page?.policy) response.setHeader('content-security-policy', page.policy)
    response.end(
      `<!doctype html><meta name="viewport" content="width=device-width"><title>Host</title>${page?.body ?? ''}`,
    )
  })
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  for (const server of servers) server.close()
  await api?.close()
  vi.unstubAllEnvs()
})

const QUERY = 'metric=permits&year=2024&first=5'
const frame = (query = QUERY) =>
  `<iframe src="${embeds}/embed/ranking?${query}" width="100%" height="420" title="排名"></iframe>`
const element = (attributes = '') =>
  `<gongkai-chart metric="permits" year="2024" first="8" ${attributes}></gongkai-chart>`
const script = () => `<script src="${embeds}/embed.js" defer></script>`

/** A page of another site, with everything it asks for. */
const openHost = async (path: string, page: HostPage, options: BrowserContextOptions = {}) => {
  hostPages.set(path, page)
  const context = await browser.newContext(options)
  const opened = await context.newPage()
  const asked: string[] = []
  const faults: string[] = []
  opened.on('request', (request) => asked.push(request.url()))
  opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  opened.on('pageerror', (error) => faults.push(error.message))
  opened.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`))
  await opened.goto(host + path, { waitUntil: 'load' })
  return { page: opened, context, asked, faults }
}

const embedIn = (page: Page) => page.frameLocator('iframe').first()
const heightOf = (page: Page) =>
  page
    .locator('gongkai-chart')
    .first()
    .evaluate((one) => one.getBoundingClientRect().height)

test('a plain frame shows its figures, and asks for nothing, keeps nothing and says nothing beyond its server', async () => {
  const { page, context, asked, faults } = await openHost('/plain', { body: frame() })
  expect(await embedIn(page).locator('tbody tr').count()).toBe(5)
  expect(asked).toEqual([`${host}/plain`, expect.stringContaining(`${embeds}/embed/ranking`)])
  expect(await context.cookies()).toEqual([])
  const kept = await page.frames()[1]?.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])
  expect(kept).toEqual([0, 0, ''])
  expect(faults).toEqual([])
  await context.close()
})

test('it reads without JavaScript, in forced colours, and on 320 pixels, which are 640 at twice the size', async () => {
  const options = { javaScriptEnabled: false, forcedColors: 'active', viewport: { width: 320, height: 600 } } as const
  const { page, context } = await openHost('/narrow', { body: `<style>body{margin:0}</style>${frame()}` }, options)
  expect(await embedIn(page).locator('tbody tr').nth(1).innerText()).toMatch(/8$/)
  expect(await embedIn(page).locator('.says').innerText()).toContain('参与排名')
  expect(await embedIn(page).getByRole('table').count()).toBe(1)
  expect(await page.frames()[1]?.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await context.close()
})

test('axe finds nothing in any kind of embed, light or dark, and none is wider than a telephone', async () => {
  const difference = inFormat(`${EVERY_KIND[0]}&asOf=2026-01-31`, '/difference')
  const looks = ['theme=light&lang=en', 'theme=dark&height=300', 'theme=light&asOf=2026-01-31&interactive=1']
  const paths = [...EVERY_KIND, difference, '/embed/ranking?metric=nothing'].map(
    (path, i) => `${path}&${looks[i % looks.length]}`,
  )
  const { page, context } = await openHost('/axe', { body: '' }, { viewport: { width: 320, height: 640 } })
  for (const path of paths) {
    await page.goto(embeds + path)
    expect([path, await axeFaults(page), await overflowOf(page)]).toEqual([path, [], 0])
  }
  await context.close()
})

test('a frame of a height scrolls by keyboard', async () => {
  const { page, context } = await openHost('/keys', { body: frame('metric=permits&year=2024&first=20&height=420') })
  const region = embedIn(page).getByRole('region')
  await region.focus()
  await page.keyboard.press('End')
  const last = embedIn(page).locator('tbody tr').last()
  const isWithin = (row: Element) => {
    const box = row.closest('.figures')?.getBoundingClientRect()
    return box !== undefined && row.getBoundingClientRect().bottom <= box.bottom + 1
  }
  await expect.poll(() => last.evaluate(isWithin)).toBe(true)
  await page.keyboard.press('Tab')
  await expect.poll(() => embedIn(page).locator(':focus').count()).toBe(1)
  await context.close()
})

test('in a low frame all of it scrolls, and every figure can be read', async () => {
  const low = `<iframe src="${embeds}/embed/ranking?${QUERY}&height=120" width="320" height="120" title="排名"></iframe>`
  const { page, context } = await openHost('/low', { body: low })
  const last = embedIn(page).locator('tbody tr').last()
  await last.scrollIntoViewIfNeeded()
  const isSeen = (row: Element) => {
    const { top, bottom } = row.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight && row.contains(document.elementFromPoint(100, top + 20))
  }
  await expect.poll(() => last.evaluate(isSeen)).toBe(true)
  await embedIn(page).locator('footer').scrollIntoViewIfNeeded()
  expect(await embedIn(page).getByRole('link', { name: 'CSV' }).isVisible()).toBe(true)
  await context.close()
})

test('figures stand out from black paper in the colours that a reader forces', async () => {
  for (const query of ['', '&interactive=1']) {
    const body = `<iframe src="${embeds}/embed/trend?metric=permits${query}" width="640" height="640"></iframe>`
    const { page, context } = await openHost('/forced', { body }, { forcedColors: 'active', colorScheme: 'dark' })
    const words = embedIn(page).locator(query ? '.apexcharts-datalabel' : '.plot text')
    await words.first().waitFor()
    const colours = await words.evaluateAll((all) =>
      all.map((one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke]),
    )
    expect(new Set(colours.flat())).toEqual(new Set(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']))
    await context.close()
  }
})

test('the element works under a strict policy of the host, which need only allow its server', async () => {
  const policy = `default-src 'none'; script-src ${embeds}; frame-src ${embeds}`
  const { page, context, faults } = await openHost('/strict', { body: script() + element(), policy })
  await embedIn(page).locator('tbody tr').first().waitFor()
  await expect.poll(() => heightOf(page)).toBeGreaterThan(350)
  expect(faults).toEqual([])
  await context.close()
})

test('the element keeps its shape where the host’s styles break every frame', async () => {
  const reset = `<style>*{margin:0!important;padding:0!important;font-size:0!important;line-height:0!important}
    iframe{display:none!important;width:1px!important;height:1px!important;border:9px solid red!important}</style>`
  const { page, context } = await openHost('/reset', { body: reset + script() + element() })
  await expect.poll(() => heightOf(page)).toBeGreaterThan(350)
  await embedIn(page).locator('tbody tr').first().waitFor()
  await expect.poll(() => overflowOf(page)).toBe(0)
  await context.close()
})

test('the element works as a module too', async () => {
  const module = `<script src="${embeds}/embed.js" type="module"></script>`
  const { page, context } = await openHost('/module', { body: element() + module })
  await embedIn(page).locator('tbody tr').first().waitFor()
  await context.close()
})

test('as a module it finds its server past a version in its name and scripts of others that are named alike', async () => {
  const other = '<script src="/embed.js" defer></script><script src="/embed.js?module=no"></script>'
  const module = `<script src="${embeds}/embed.js?ver=6.5" type="module"></script>`
  const { page, context } = await openHost('/module-version', { body: other + element() + module })
  await embedIn(page).locator('tbody tr').first().waitFor()
  await context.close()
})

test('where it cannot know its server, it leaves what stands in the element', async () => {
  const query = 'metric=permits&year=2024'
  const snippet = snippetsOf({ origin: embeds, kind: 'ranking', query, title: '行政许可', height: 480 }).element
  const code = snippet.replace(/^<script[^>]*><\/script>/, `<script type="module">import '${embeds}/embed.js'</script>`)
  const { page, context } = await openHost('/imported', { body: code })
  await page.waitForLoadState('load')
  expect(await page.getByRole('link', { name: '行政许可' }).isVisible()).toBe(true)
  expect(await page.locator('iframe').count()).toBe(0)
  await context.close()
})

test('where scripts are forbidden, what stands in the element leads to its figures', async () => {
  const query = 'metric=permits&year=2024'
  const snippet = snippetsOf({ origin: embeds, kind: 'ranking', query, title: '行政许可', height: 480 }).element
  const { page, context } = await openHost('/forbidden', { body: snippet, policy: "script-src 'none'" })
  await page.getByRole('link', { name: '行政许可' }).click()
  await page.waitForURL(`${embeds}/embed/ranking?${query}`)
  expect(await page.locator('tbody tr').count()).toBe(10)
  await context.close()
})

test('its height follows its figures up and down, and nobody else’s messages', async () => {
  const intruder = '<iframe name="intruder" srcdoc="<p>Intruder</p>"></iframe>'
  const { page, context } = await openHost('/height', { body: script() + element() + intruder })
  const details = page.frameLocator('gongkai-chart iframe').locator('summary')
  await details.waitFor()
  const embed = page.frames().find((one) => one.url().startsWith(embeds)) as Frame
  const wanted = () => embed.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height))
  await expect.poll(async () => (await heightOf(page)) - (await wanted())).toBe(0)
  const closed = await heightOf(page)
  expect(closed).toBeGreaterThan(350)
  await details.click()
  await expect.poll(() => heightOf(page)).toBeGreaterThan(closed)
  await details.click()
  await expect.poll(() => heightOf(page)).toBe(closed)

  const heard: unknown[] = []
  await page.exposeFunction('hear', (data: unknown) => heard.push(data))
  await page.evaluate(() => addEventListener('message', ({ data }) => window.hear(data)))
  await page.evaluate(() => postMessage(3000, '*'))
  await page.frame('intruder')?.evaluate(() => parent.postMessage(3000, '*'))
  await embed.evaluate(() => parent.postMessage('<b>', '*'))
  await embed.evaluate(() => parent.postMessage({ height: 3000 }, '*'))
  await expect.poll(() => heard.length).toBe(4)
  expect(heard).toEqual(expect.arrayContaining([3000, 3000, '<b>', { height: 3000 }]))
  expect(await heightOf(page)).toBe(closed)

  await page.locator('gongkai-chart').evaluate((one) => one.setAttribute('first', '2'))
  await expect.poll(() => heightOf(page)).toBeLessThan(closed)
  await context.close()
})

test('an element of a height keeps it, and its figures scroll', async () => {
  const { page, context } = await openHost('/given', { body: script() + element('height="300"') })
  await embedIn(page).locator('tbody tr').first().waitFor()
  expect([await heightOf(page), page.frames()[1]?.url()]).toEqual([300, expect.stringContaining('height=300')])
  await page.locator('gongkai-chart').evaluate((one) => one.removeAttribute('height'))
  await expect.poll(() => heightOf(page)).toBeGreaterThan(350)
  await context.close()
})

test('elements far down wait until they are near', async () => {
  const far = '<div style="height:30000px"></div>'
  const { page, context, asked } = await openHost('/lazy', { body: script() + element() + far + element('lang="en"') })
  await embedIn(page).locator('tbody tr').first().waitFor()
  const english = () => asked.filter((one) => one.includes('lang=en')).length
  expect(english()).toBe(0)
  await page.locator('gongkai-chart').nth(1).scrollIntoViewIfNeeded()
  await expect.poll(english).toBe(1)
  await context.close()
})

/** Twenty frames in one page, and the milliseconds until they are painted. */
const openTwenty = async () => {
  const twenty = Array.from({ length: 20 }, (_, i) => frame(`metric=permits&year=2024&first=${i + 1}`)).join('')
  const { page, context } = await openHost('/twenty', { body: twenty })
  const ms = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return entry?.loadEventStart ?? Number.NaN
  })
  const rows = await Promise.all(
    page
      .frames()
      .slice(1)
      .map((one) => one.evaluate(() => document.querySelectorAll('tbody tr').length)),
  )
  await context.close()
  return { ms, rows }
}

test('twenty embeds are painted within two seconds, where the machine has them free', async () => {
  const { rows } = await openTwenty()
  expect(rows).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  await expect.poll(async () => (await openTwenty()).ms).toBeLessThan(2_000)
})

test('ApexCharts is loaded where it is asked for, and from nowhere else', async () => {
  const { page, context, asked, faults } = await openHost('/interactive', { body: frame(`${QUERY}&interactive=1`) })
  await embedIn(page).locator('#drawing svg .apexcharts-bar-area').first().waitFor()
  expect(asked.filter((one) => !one.startsWith(embeds) && !one.startsWith(host))).toEqual([])
  expect(asked.some((one) => one.endsWith('/embed/apexcharts.js'))).toBe(true)
  expect(await embedIn(page).locator('tbody tr').count()).toBe(5)
  expect(faults).toEqual([])
  await context.close()
})

test('to who points at a bar ApexCharts says whose it is, as text whatever the name', async () => {
  const { page, context, faults } = await openHost('/pointed', { body: frame(`${QUERY}&interactive=1`) })
  await embedIn(page).locator('[data-drawn]').waitFor()
  await embedIn(page).locator('.apexcharts-bar-area').first().hover()
  const tip = embedIn(page).locator('.apexcharts-tooltip')
  await expect.poll(() => tip.innerText()).toMatch(/<script>alert\(1\)<\/script>[\s\S]*9$/)
  expect(await embedIn(page).locator('img, [onerror], foreignObject script').count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test('nor is the name of an agency more than text where its years are pointed at', async () => {
  const body = `<iframe src="${embeds}/embed/trend?metric=permits&agency=QQ0&interactive=1" width="640" height="640"></iframe>`
  const { page, context, faults } = await openHost('/years', { body })
  await embedIn(page).locator('[data-drawn]').waitFor()
  const marker = embedIn(page).locator('.apexcharts-series-markers .apexcharts-marker').last()
  await marker.hover({ force: true })
  await expect.poll(() => embedIn(page).locator('.apexcharts-tooltip').innerText()).toMatch(/20\d\d/)
  expect(await embedIn(page).locator('.apexcharts-legend').innerText()).not.toContain('cmd')
  expect(faults).toEqual([])
  await context.close()
})

test('a last year that stands alone is drawn by ApexCharts too', async () => {
  const body = `<iframe src="${embeds}/embed/trend?metric=permits&interactive=1" width="640" height="640"></iframe>`
  const { page, context } = await openHost('/lone', { body })
  await embedIn(page).locator('[data-drawn]').waitFor()
  const opacities = await embedIn(page)
    .locator('.apexcharts-series-markers-wrap')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).opacity))
  expect(opacities).toEqual(['1', '1', '1'])
  await context.close()
})

test('words in pictures keep clear of each other', async () => {
  const { page, context } = await openHost('/words', { body: '' })
  for (const path of [
    'ranking?rate=granted&lang=en',
    'ranking?first=3',
    'trend?agency=QQ0',
    'compare?agency=QQ0',
    'summary?',
  ]) {
    await page.goto(`${embeds}/embed/${path.replace('?', '.svg?')}&metric=permits&year=2024`)
    const overlaps = await page.locator('text').evaluateAll((all) => {
      const boxes = all.map((one) => one.getBoundingClientRect())
      const meet = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b)))
    })
    expect([path, overlaps]).toEqual([path, []])
  }
  await context.close()
})

test('a picture shows where frames are forbidden', async () => {
  const policy = `default-src 'none'; img-src ${embeds}`
  const pictures = ['svg', 'png']
    .map((format) => `<img alt="" src="${embeds}/embed/ranking.${format}?${QUERY}">`)
    .join('')
  const { page, context, faults } = await openHost('/pictures', { body: pictures, policy })
  const widths = await page
    .locator('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(widths).toEqual([640, 1280])
  expect(faults).toEqual([])
  await context.close()
})

test('who may frame it is told to the browser', async () => {
  const { handle } = createEmbedHandler({
    embedAllowedOrigins: 'https://a.gov.cn',
    publicUrl: undefined,
    signingKeys: [],
  })
  const closed = await listen((request, response) => void handle(request, response))
  const { page, context } = await openHost('/refused', {
    body: `<iframe src="${closed}/embed/ranking?${QUERY}"></iframe>`,
  })
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
  await context.close()
})
