/** What embeds draw, by ApexCharts and as pictures, in pages of other origins and in a real Chromium. */
import { expect, test } from 'vitest'
import { embedIn, QUERY, setHostStage } from './embed-host-stage.ts'

const { at, frame, openHost } = setHostStage()

test('ApexCharts is loaded where it is asked for, and from nowhere else', async () => {
  const { page, context, asked, faults } = await openHost('/interactive', { body: frame(`${QUERY}&interactive=1`) })
  await embedIn(page).locator('#drawing svg .apexcharts-bar-area').first().waitFor()
  expect(asked.filter((one) => !one.startsWith(at.embeds) && !one.startsWith(at.host))).toEqual([])
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
  const body = `<iframe src="${at.embeds}/embed/trend?metric=permits&agency=QQ0&interactive=1" width="640" height="640"></iframe>`
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
  const body = `<iframe src="${at.embeds}/embed/trend?metric=permits&interactive=1" width="640" height="640"></iframe>`
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
    await page.goto(`${at.embeds}/embed/${path.replace('?', '.svg?')}&metric=permits&year=2024`)
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
  const policy = `default-src 'none'; img-src ${at.embeds}`
  const pictures = ['svg', 'png']
    .map((format) => `<img alt="" src="${at.embeds}/embed/ranking.${format}?${QUERY}">`)
    .join('')
  const { page, context, faults } = await openHost('/pictures', { body: pictures, policy })
  const widths = await page
    .locator('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(widths).toEqual([640, 1280])
  expect(faults).toEqual([])
  await context.close()
})
