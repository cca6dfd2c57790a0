/** Every page in a real Chromium on the real seeds: fit for everybody, without faults, and as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { type Browser, launchChromium, overflowOf, watch } from './chromium.ts'
import { findPages, isExpected, type Pages } from './pages.ts'
import { findChange, SCHEMES, WIDTHS } from './pictures.ts'
import { type Dashboard, startEverything } from './running-dashboard.ts'

/** For all pages together. */
const timeout = 300_000

let dashboard: Dashboard
let browser: Browser
/** In Chinese; `npm run audit:web` sees the English ones too, and each in every width and scheme. */
let pages: Pages

beforeAll(async () => {
  dashboard = await startEverything({})
  browser = await launchChromium()
  const all = Object.entries(await findPages(browser, dashboard.url))
  pages = Object.fromEntries(all.filter(([name]) => !name.endsWith('-en')))
})

afterAll(async () => {
  await browser?.close()
  await dashboard?.stop()
})

/** Takes turns, so that the pages together are seen in every width and scheme. */
const lookOf = (name: string, path: string, i: number) => ({
  name,
  path,
  width: WIDTHS[i % WIDTHS.length] ?? 1280,
  scheme: SCHEMES[(i >> 1) % SCHEMES.length] ?? 'light',
})

test('axe finds nothing, the page fits its window, and neither the console nor another host hears of it', {
  timeout,
}, async () => {
  const faults: string[] = []
  for (const [i, [name, path]] of Object.entries(pages).entries()) {
    const { width, scheme } = lookOf(name, path, i)
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
    const seen = watch(page, dashboard.url)
    await page.goto(dashboard.url + path)
    const found = [
      ...(await axeFaults(page)),
      ...seen,
      ...((await overflowOf(page)) > 0 ? ['wider than its window'] : []),
    ]
    faults.push(...found.filter((fault) => !isExpected(name, fault)).map((fault) => `${name} ${fault}`))
    await page.close()
  }
  expect(faults).toEqual([])
})

test('every page looks as it did', { timeout }, async () => {
  const changes: (string | undefined)[] = []
  for (const [i, [name, path]] of Object.entries(pages).entries())
    changes.push(await findChange(browser, dashboard.url, lookOf(name, path, i), process.env.UPDATE === '1'))
  expect(changes.filter(Boolean)).toEqual([])
})

test('every page says what it is, and shows links a picture where it has figures', async () => {
  const titles = new Map<string, string>()
  for (const [name, path] of Object.entries(pages)) {
    const html = await (await fetch(dashboard.url + path)).text()
    const [, title = ''] = /<title>([^<]+)<\/title>/.exec(html) ?? []
    expect(html).toMatch(/<meta name="description" content="[^"]{10,}"/)
    titles.set(name, title)
  }
  expect(new Set(titles.values()).size).toBe(titles.size)

  const html = await (await fetch(dashboard.url + pages.ranking)).text()
  const [, picture = ''] = /<meta property="og:image" content="([^"]+)"/.exec(html) ?? []
  const answer = await fetch(picture.replaceAll('&amp;', '&'))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
})
