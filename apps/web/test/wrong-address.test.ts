/** Addresses of what is not there or cannot be: each says so in its language and leads on, in a real Chromium on the real seeds. */
import { expect, test } from 'vitest'
import { DESKTOP, setStage } from './story-stage.ts'

const { dashboard, browser, open } = setStage()

test.each([
  ['/nowhere', '没有这一页'],
  ['/en/nowhere', 'There is no such page'],
  ['/rankings/no.such.metric', '没有这一页'],
  ['/en/reports/bm90aGluZw', 'There is no such page'],
  ['/agencies/QWdlbmN5Ojk5OTk', '没有这一页'],
  ['/en/regions/410399', 'There is no such page'],
  ['/regions/nowhere', '没有这一页'],
  ['/%E0%A4%A', '没有这一页'],
  ['/en/agencies/%E0%A4%A', 'There is no such page'],
])('%s is not there, and says so in its language', async (path, title) => {
  const page = await browser.newPage()
  const answer = await page.goto(dashboard.url + path)
  expect(answer?.status()).toBe(404)
  expect(await page.locator('h1').innerText()).toBe(title)
  expect(await page.locator('main').innerText()).toMatch(/地区|region/)
  await page.close()
})

test.each([
  '/rankings/permits?year=abc',
  '/rankings/permits?region=9',
  '/findings?severity=grave',
  '/agencies?level=moon',
  '/regions?year=1',
  '/search?q=x&after=%00',
  '/absent?sector=none',
  '/rankings/permits?after=tampered',
  '/rankings/permits?region=419900',
  '/findings?region=419900',
  '/agencies?region=000000',
  '/absent?region=419900',
  '/findings?after=tampered',
  '/agencies?after=tampered',
  '/compare?metric=no.such',
  '/compare?agency=QWdlbmN5Ojk5OTk',
  '/compare?agency=zzz',
])('%s asks for what cannot be, and is told so without JavaScript', async (path) => {
  const answer = await fetch(dashboard.url + path)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('<h1>地址中的条件无法理解</h1>')
})

test('a condition that cannot be is named, with what it may be, and one click leads to the nearest page', async () => {
  const page = await open('/rankings/permits?level=village&year=2024', { javaScriptEnabled: false, viewport: DESKTOP })
  expect(await page.locator('.bad-parameters').innerText()).toMatch(/层级\s*level=village\s*可以是：[\s\S]*县级/)
  await page.getByRole('link', { name: '县级' }).click()
  await page.waitForURL('**/rankings/permits?year=2024&level=county')
  await page.goto(`${dashboard.url}/en/findings?year=20244&severity=error`)
  expect(await page.locator('.bad-parameters').innerText()).toContain('A year of four digits')
  await page.getByRole('link', { name: 'Open this page without it' }).click()
  await page.waitForURL('**/en/findings?severity=error')
  expect(await page.locator('.finding').count()).toBeGreaterThan(0)
  await page.goto(`${dashboard.url}/rankings/no.such.metric`)
  await page.getByRole('link', { name: '查看全部指标' }).click()
  await page.waitForURL(/\/methodology/)
  expect(await page.locator('h1').innerText()).toBe('方法说明')
  await page.close()
})

test('where nothing is known, it says so, and no filter says another place than the figures are of', async () => {
  const page = await open('/regions/110000')
  expect(await page.locator('[aria-labelledby="coverage"]').innerText()).toContain('尚未收录这一地区任何机关的报告')
  await page.goto(`${dashboard.url}/findings?region=110000`)
  expect(await page.getByLabel('地区').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe(
    '北京市',
  )
  await page.goto(`${dashboard.url}/agencies?q=zzz`)
  expect(await page.getByRole('status').innerText()).toContain('没有找到这样的机关')
  await page.close()
})
