/** Embeds as a person meets them: made on the dashboard, and shown by others, in a real Chromium on the real seeds. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overflowOf, watch } from './chromium.ts'
import { findQuietPort } from './running-dashboard.ts'
import { setStage } from './story-stage.ts'

const AGENCY = '瀍河回族区卫生健康委员会'

const { dashboard, browser, open } = setStage()
let host: Server
let hostUrl: string

/** A web site of somebody else’s, which frames the embed and tries to frame the dashboard. */
beforeAll(async () => {
  const port = await findQuietPort()
  hostUrl = `http://127.0.0.1:${port}`
  host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>Host</title>
      <iframe name="embed" src="${dashboard.url}/embed/ranking?metric=permits&year=2024"></iframe>
      <iframe name="whole" src="${dashboard.url}/"></iframe>`)
  })
  await new Promise<void>((resolve) => host.listen(port, '127.0.0.1', resolve))
})
afterAll(() => {
  host?.close()
})

test('a person chooses a chart, sees it, and copies what shows it elsewhere', async () => {
  const page = await open('/embed')
  const faults = watch(page, dashboard.url)
  await page.getByLabel('种类').selectOption('summary')
  await page.getByLabel('分组方式').selectOption('county')
  await page.frameLocator('.builder-preview').getByText('惠济区').first().waitFor()
  const snippet = await page.locator('[data-snippet=frame]').innerText()
  expect(snippet).toContain(`<iframe src="${dashboard.url}/embed/summary?metric=permits&amp;by=county&amp;`)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '复制 Markdown' }).click()
  await page.getByRole('button', { name: '已复制 Markdown' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\[!\[行政许可.*\/embed\/summary\.png\?/)
  expect(await overflowOf(page)).toBe(0)
  expect(faults).toEqual([])
  await page.close()
})

test('where React runs, no script runs that Next has not marked, and no other page is marked alike', async () => {
  const policyOf = async (path: string) => (await fetch(dashboard.url + path)).headers.get('content-security-policy')
  const policies = await Promise.all(['/embed', '/en/embed', '/check'].map(policyOf))
  for (const policy of policies) expect(policy).toMatch(/; script-src 'self' 'sha256-\S+' 'nonce-[\w+/]{22}=='; /)
  expect(new Set(policies).size).toBe(policies.length)
  expect(await policyOf('/rankings/permits')).toMatch(/; script-src 'self' 'sha256-\S+'; /)

  const address = `${dashboard.url}/rankings/permits?year=2024`
  const page = await fetch(address)
  expect(await page.text()).not.toContain('nonce')
  const headers = { 'if-none-match': page.headers.get('etag') as string }
  expect((await fetch(address, { headers })).status).toBe(304)
})

test('what a person chooses while the page is still on its way is shown once it is there', async () => {
  const page = await browser.newPage()
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.goto(`${dashboard.url}/embed`, { waitUntil: 'domcontentloaded' })
  await page.getByLabel('种类').selectOption('summary')
  scripts.resolve()
  await expect.poll(() => page.locator('[data-snippet=oembed]').innerText()).toContain('/embed/summary?')
  expect(await page.getByLabel('种类').inputValue()).toBe('summary')
  await page.close()
})

test('agencies are found by name, and a rate takes the place of the metric', async () => {
  const page = await open('/embed')
  await page.getByLabel('种类').selectOption('compare')
  const search = page.getByRole('combobox', { name: '搜索机关：名称、拼音' })
  await search.fill('chanhe')
  await page.getByRole('option', { name: AGENCY }).click()
  await page.frameLocator('.builder-preview').getByText(AGENCY).first().waitFor()
  await expect.poll(() => search.inputValue()).toBe('')
  expect(await page.locator('[data-snippet=oembed]').innerText()).toMatch(/\/embed\/compare\?.*agency=/)
  await page.getByRole('button', { name: `移除 ${AGENCY}` }).click()
  await page.frameLocator('.builder-preview').getByText('缺少参数 agency').waitFor()
  await page.getByRole('status').getByText('缺少参数 agency').waitFor()
  expect(await page.locator('[data-snippet]').count()).toBe(0)

  await page.getByLabel('种类').selectOption('ranking')
  await page.getByLabel('比率').selectOption({ label: '予以公开占比' })
  await page.frameLocator('.builder-preview').getByText('予以公开占比').first().waitFor()
  await expect.poll(() => page.getByLabel('指标').isVisible()).toBe(false)
  expect(await page.locator('[data-snippet=oembed]').innerText()).toMatch(/\/embed\/ranking\?rate=granted&/)
  await page.getByLabel('定格于（日期，可不填）').fill('2099-01-01')
  await page.getByRole('status').getByText('尚未到来').waitFor()
  await page.getByLabel('定格于（日期，可不填）').fill('')
  await page.locator('[data-snippet=frame]').waitFor()
  await page.close()
})

test('the head of a ranking leads to the frame that shows it', async () => {
  const page = await open('/rankings/permits?year=2024')
  const href = await page.locator('head link[type="application/json+oembed"]').getAttribute('href')
  const answer = await (await fetch(new URL(href ?? '', dashboard.url))).json()
  expect(answer.html).toContain(`${dashboard.url}/embed/ranking?metric=permits&amp;year=2024`)
  await page.close()
})

describe('an embed', () => {
  test('shows on another origin without the dashboard, and the dashboard does not', async () => {
    const page = await browser.newPage()
    await page.goto(hostUrl)
    const embed = page.frame('embed')
    expect(await embed?.locator('caption').innerText()).toContain('行政许可')
    expect(await embed?.locator('tbody tr').count()).toBe(4)
    expect(await embed?.locator('tr', { hasText: AGENCY }).innerText()).toContain('有矛盾')
    expect(await embed?.locator('nav, script').count()).toBe(0)
    await expect.poll(() => page.frame('whole')?.url()).toMatch(/^chrome-error:/)
    await page.close()
  })

  test('refuses a filter it does not know instead of showing everyone', async () => {
    const answer = await fetch(`${dashboard.url}/embed/ranking?metric=permits&year=2024&region=nowhere`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('1,909')
  })

  test('is one small document without cookies, whose policy alone lets others frame it', async () => {
    const answer = await fetch(`${dashboard.url}/embed/ranking?metric=permits&year=2024&lang=en`)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect((await answer.text()).length).toBeLessThan(10_000)
    const page = await fetch(`${dashboard.url}/rankings/permits`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('set-cookie')).toBeNull()
  })
})
