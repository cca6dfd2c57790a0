/** Embeds in pages of other origins, as hostile as old content systems and strict policies make them, in a real Chromium. */
import { expect, test } from 'vitest'
import { createEmbedHandler } from '../embed/handler.ts'
import { snippetsOf } from '../lib/embed-snippets.ts'
import { axeFaults } from './axe.ts'
import { type Frame, overflowOf, type Page } from './chromium.ts'
import { embedIn, QUERY, setHostStage } from './embed-host-stage.ts'
import { EVERY_KIND, inFormat } from './embed-stage.ts'

declare global {
  interface Window {
    hear(data: unknown): void
  }
}

const { at, listen, frame, openHost } = setHostStage()

const element = (attributes = '') =>
  `<gongkai-chart metric="permits" year="2024" first="8" ${attributes}></gongkai-chart>`
const script = () => `<script src="${at.embeds}/embed.js" defer></script>`
const heightOf = (page: Page) =>
  page
    .locator('gongkai-chart')
    .first()
    .evaluate((one) => one.getBoundingClientRect().height)

test('a plain frame shows its figures, and asks for nothing, keeps nothing and says nothing beyond its server', async () => {
  const { page, context, asked, faults } = await openHost('/plain', { body: frame() })
  expect(await embedIn(page).locator('tbody tr').count()).toBe(5)
  expect(asked).toEqual([`${at.host}/plain`, expect.stringContaining(`${at.embeds}/embed/ranking`)])
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
    await page.goto(at.embeds + path)
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
  const low = `<iframe src="${at.embeds}/embed/ranking?${QUERY}&height=120" width="320" height="120" title="排名"></iframe>`
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
    const body = `<iframe src="${at.embeds}/embed/trend?metric=permits${query}" width="640" height="640"></iframe>`
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
  const policy = `default-src 'none'; script-src ${at.embeds}; frame-src ${at.embeds}`
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
  const module = `<script src="${at.embeds}/embed.js" type="module"></script>`
  const { page, context } = await openHost('/module', { body: element() + module })
  await embedIn(page).locator('tbody tr').first().waitFor()
  await context.close()
})

test('as a module it finds its server past a version in its name and scripts of others that are named alike', async () => {
  const other = '<script src="/embed.js" defer></script><script src="/embed.js?module=no"></script>'
  const module = `<script src="${at.embeds}/embed.js?ver=6.5" type="module"></script>`
  const { page, context } = await openHost('/module-version', { body: other + element() + module })
  await embedIn(page).locator('tbody tr').first().waitFor()
  await context.close()
})

test('where it cannot know its server, it leaves what stands in the element', async () => {
  const query = 'metric=permits&year=2024'
  const snippet = snippetsOf({ origin: at.embeds, kind: 'ranking', query, title: '行政许可', height: 480 }).element
  const code = snippet.replace(
    /^<script[^>]*><\/script>/,
    `<script type="module">import '${at.embeds}/embed.js'</script>`,
  )
  const { page, context } = await openHost('/imported', { body: code })
  await page.waitForLoadState('load')
  expect(await page.getByRole('link', { name: '行政许可' }).isVisible()).toBe(true)
  expect(await page.locator('iframe').count()).toBe(0)
  await context.close()
})

test('where scripts are forbidden, what stands in the element leads to its figures', async () => {
  const query = 'metric=permits&year=2024'
  const snippet = snippetsOf({ origin: at.embeds, kind: 'ranking', query, title: '行政许可', height: 480 }).element
  const { page, context } = await openHost('/forbidden', { body: snippet, policy: "script-src 'none'" })
  await page.getByRole('link', { name: '行政许可' }).click()
  await page.waitForURL(`${at.embeds}/embed/ranking?${query}`)
  expect(await page.locator('tbody tr').count()).toBe(10)
  await context.close()
})

test('its height follows its figures up and down, and nobody else’s messages', async () => {
  const intruder = '<iframe name="intruder" srcdoc="<p>Intruder</p>"></iframe>'
  const { page, context } = await openHost('/height', { body: script() + element() + intruder })
  const details = page.frameLocator('gongkai-chart iframe').locator('summary')
  await details.waitFor()
  const embed = page.frames().find((one) => one.url().startsWith(at.embeds)) as Frame
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

test('on paper a dark embed is dark on white, and all that scrolled is there', async () => {
  const { page, context } = await openHost('/paper', { body: '' }, { viewport: { width: 640, height: 420 } })
  await page.goto(`${at.embeds}/embed/ranking?metric=permits&year=2024&first=20&theme=dark&height=420`)
  const look = () =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      const { overflow } = getComputedStyle(document.querySelector('.figures') as Element)
      return [backgroundColor, color, overflow]
    })
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(27, 29, 32)']
  expect(await look()).toEqual([dark, 'rgb(236, 235, 230)', 'auto'])
  await page.emulateMedia({ media: 'print' })
  expect(await look()).toEqual([light, 'rgb(26, 27, 30)', 'visible'])
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

/** Frames in one page, and the milliseconds until they are painted. */
const openFrames = async (path: string, frames: readonly string[]) => {
  const { page, context } = await openHost(path, { body: frames.join('') })
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

test('twenty embeds are painted within two seconds, or as soon as twenty empty frames nearly are', async () => {
  const counts = Array.from({ length: 20 }, (_, i) => i + 1)
  const embeds = counts.map((first) => frame(`metric=permits&year=2024&first=${first}`))
  const { rows } = await openFrames('/twenty', embeds)
  expect(rows).toEqual(counts)

  const empty = await listen((_, response) => void response.end('<!doctype html><title>.</title>'))
  const nothing = counts.map((i) => `<iframe src="${empty}/${i}" title="${i}"></iframe>`)
  const tooSlow = async () => {
    const floor = await openFrames('/nothing', nothing)
    const { ms } = await openFrames('/twenty', embeds)
    return ms < 2_000 || ms < 5 * floor.ms ? '' : `${ms} ms, where empty frames take ${floor.ms} ms`
  }
  await expect.poll(tooSlow).toBe('')
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
