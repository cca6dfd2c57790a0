/** One person’s way through the dashboard, in a real Chromium on the real seeds. */
import { METRICS } from '@gongkai/schema/metrics'
import { describe, expect, test } from 'vitest'
import { isInWindow, overflowOf, type Request, watch } from './chromium.ts'
import { DESKTOP, setStage } from './story-stage.ts'

const AGENCY = '瀍河回族区卫生健康委员会'
const PHONE = { width: 375, height: 812 }

const { dashboard, browser, open } = setStage()

const reportPath = async (): Promise<string> => {
  const page = await open('/rankings/penalties?year=2024')
  const href = await page.locator('tr', { hasText: AGENCY }).locator('td a').first().getAttribute('href')
  await page.close()
  return (href ?? '').replace(/#.*/, '')
}

test('a person finds the report that contradicts itself, and the places where it does', async () => {
  const page = await browser.newPage({ viewport: DESKTOP })
  const faults = watch(page, dashboard.url)
  await page.goto(dashboard.url)
  await page.locator('.chart svg').nth(2).waitFor()
  expect(await page.locator('.panel').count()).toBe(3)

  await page.getByRole('link', { name: '行政处罚', exact: true }).click()
  await page.getByLabel('层级').selectOption('county')
  await page.getByLabel('部门').selectOption('health')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/level=county&sector=health/)
  const row = page.locator('tr', { hasText: AGENCY })
  expect(await row.locator('td').allInnerTexts()).toContain('0')
  expect(await page.locator('.not-ranked').innerText()).toMatch(/未见报告\s*0/)

  await row.getByRole('link', { name: '有矛盾' }).click()
  await page.waitForURL(/\/reports\//)
  const finding = page.locator('.finding').first()
  expect(await finding.locator('.versus').innerText()).toMatch(/正文\s*59\s*表格\s*0/)
  expect(await finding.locator('mark').allInnerTexts()).toEqual([expect.stringContaining('59'), '0'])
  expect(await page.locator('.finding').nth(1).locator('.versus').innerText()).toMatch(/1,311\s*表格\s*0/)

  await page.locator('[id="v-penalties.decisions"]').click()
  const place = page.locator('[id="f-penalties.decisions"]')
  await page.locator('[id="f-penalties.decisions"][data-current]').waitFor()
  expect(await place.innerText()).toBe('0')
  await expect.poll(() => isInWindow(page, 'f-penalties.decisions')).toBe(true)
  await expect.poll(() => isInWindow(page, 'v-penalties.decisions')).toBe(true)
  await place.click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#v-penalties.decisions')

  await finding.getByRole('link', { name: '见原文' }).first().click()
  await expect.poll(() => page.locator('.place:target').innerText()).toContain('59')

  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(/\/en\/reports\//)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('h1').innerText()).toContain('Annual disclosure report 2024')
  expect(faults).toEqual([])
  await page.close()
})

describe('every page', () => {
  const paths = async () => {
    const report = await reportPath()
    const page = await open(report)
    const agency = (await page.locator('.crumb a').getAttribute('href')) ?? ''
    await page.close()
    return [
      '/',
      '/en',
      '/rankings/disclosure-volume',
      '/en/rankings/requests.received.total',
      '/embed',
      '/check',
      '/findings',
      agency,
      report,
    ]
  }

  test.each([
    ['on a telephone in the dark', { viewport: PHONE, colorScheme: 'dark' }],
    ['on a desktop in the light', { viewport: DESKTOP, colorScheme: 'light' }],
  ] as const)('fits its window and makes no fault %s', async (_, options) => {
    for (const path of await paths()) {
      const page = await browser.newPage(options)
      const faults = watch(page, dashboard.url)
      await page.goto(dashboard.url + path)
      if ((await page.locator('.chart').count()) > 0) {
        await page.locator('.chart').first().scrollIntoViewIfNeeded()
        await page.locator('.chart svg').first().waitFor()
      }
      expect([path, await overflowOf(page), faults]).toEqual([path, 0, []])
      await page.close()
    }
  })

  test('reads without JavaScript', async () => {
    const report = await reportPath()
    const page = await open(`${report}#f-penalties.decisions`, { javaScriptEnabled: false, viewport: DESKTOP })
    expect(await page.locator('.place:target').innerText()).toBe('0')
    await page.goto(`${dashboard.url}/rankings/penalties`)
    await page.getByLabel('地区').selectOption('410300')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.waitForURL(/region=410300/)
    expect(await page.locator('.ranking-table tbody tr').allInnerTexts()).toEqual([expect.stringContaining(AGENCY)])
    expect(await page.locator('.chart text').first().isVisible()).toBe(true)
    await page.close()
  })

  test('can be reached and left by keyboard, beginning with the way past the masthead', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toBe('#main')

    await page.goto(dashboard.url + (await reportPath()))
    await page.locator('[id="v-permits.decisions"]').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-permits.decisions')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('v-permits.decisions')
    await page.close()
  })

  test('keeps the theme a person chose', async () => {
    const page = await open('/')
    const theme = () => page.locator('html').getAttribute('data-theme')
    expect(await theme()).toBeNull()
    await page.getByRole('button', { name: '切换深浅色' }).click()
    await expect.poll(theme).toBe('dark')
    await page.reload()
    expect(await theme()).toBe('dark')
    await page.close()
  })
})

test('a person finds an agency by the initials of its pinyin, by keyboard, and without JavaScript by a form', async () => {
  const page = await open('/methodology')
  const faults = watch(page, dashboard.url)
  await page.getByRole('combobox').pressSequentially('chhzqwsjk')
  await page.getByRole('option', { name: AGENCY }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/agencies\//)
  expect(await page.locator('h1').innerText()).toBe(AGENCY)
  expect(faults).toEqual([])
  await page.close()

  const plain = await open('/', { javaScriptEnabled: false, viewport: PHONE })
  await plain.getByRole('combobox').fill('410304')
  await plain.keyboard.press('Enter')
  await plain.waitForURL(/\/search\?q=410304/)
  expect(await plain.locator('.search-results a').allInnerTexts()).toEqual([AGENCY])
  await plain.close()
})

test('a person takes a ranking home as a file, and sees it by share', async () => {
  const page = await open('/rankings/permits?year=2024&show=share')
  expect(await page.locator('.ranking-table tbody tr').first().innerText()).toContain('%')
  const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href')
  expect(href).toBe('/rankings/permits.csv?year=2024')
  const answer = await fetch(dashboard.url + href)
  expect(answer.headers.get('content-disposition')).toContain('.csv')
  expect(await answer.text()).toContain(AGENCY)
  await page.close()
})

test('a person reads a ranking at the cost of its page, and points at a bar for its whole name and figure', async () => {
  const page = await browser.newPage({ viewport: DESKTOP, colorScheme: 'dark' })
  const faults = watch(page, dashboard.url)
  const scripts: Request[] = []
  page.on('request', (one) => one.resourceType() === 'script' && scripts.push(one))
  await page.goto(`${dashboard.url}/rankings/permits?year=2024`)
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts.map((one) => one.sizes()))
  expect(sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)).toBeLessThan(10_000)
  const bar = page.locator('.chart .bar').first()
  const drawn = await bar.boundingBox()

  await page.mouse.move(5, 5)
  await page.locator('.chart .apexcharts-canvas').waitFor()
  await expect.poll(() => page.locator('.chart .drawing').count()).toBe(0) // it is drawn anew, and follows the pointer
  const anew = page.locator('.chart .apexcharts-bar-area').first()
  const { x = 0, y = 0, width = 0 } = (await anew.boundingBox()) ?? {}
  expect(Math.abs(y - (drawn?.y ?? 0))).toBeLessThan(2)
  expect(Math.abs(width - (drawn?.width ?? 0))).toBeLessThan(8)
  let step = 0
  const pointAtIt = async () => {
    await page.mouse.move(x + width / 2 + (step++ % 2), y + 4) // a pointer that lies still is told nothing
    return (await page.locator('.chart .tip').allInnerTexts()).join()
  }
  await expect.poll(pointAtIt).toMatch(/卫生健康委员会\u20031,909/)
  const colours = await page.locator('.chart .apexcharts-tooltip').evaluate((tip) => {
    const { color, backgroundColor } = getComputedStyle(tip)
    return [color, backgroundColor].map((colour) => (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number))
  })
  expect(colours).toEqual([
    [236, 235, 230],
    [27, 29, 32],
  ])
  expect(faults).toEqual([])
  await page.close()
})

test('scripts are sent as small as they get, to each browser as it understands them', async () => {
  const page = await browser.newPage()
  const asked = page.waitForRequest(/apexcharts/)
  await page.goto(dashboard.url)
  await page.mouse.move(5, 5)
  const url = (await asked).url()
  await page.close()
  const sizeIn = async (encoding: string) => {
    const { headers } = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': encoding } })
    expect([headers.get('vary'), headers.get('content-encoding')]).toEqual(['accept-encoding', encoding])
    return Number(headers.get('content-length'))
  }
  expect(await sizeIn('br')).toBeLessThan(128_000)
  expect(await sizeIn('gzip')).toBeLessThan(155_000)
})

test('a person narrows the findings to one rule, and follows one to its place', async () => {
  const page = await open('/findings')
  const faults = watch(page, dashboard.url)
  await page.getByRole('combobox', { name: '级别' }).selectOption('error')
  await page.getByLabel('部门').selectOption('health')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/severity=error/)
  expect(new URL(page.url()).search).toBe('?severity=error&sector=health')
  const facet = page.locator('.facets li', { hasText: '正文数字与表格数字矛盾' })
  expect(await facet.locator('.num').innerText()).toBe('2')
  await facet.getByRole('link').click()
  await page.waitForURL(/rule=narrative\.contradicts_table/)
  expect(await page.locator('.finding').count()).toBe(2)
  expect(await page.locator('.rule-summary').innerText()).toContain('第五十条')
  await page.locator('.finding').first().getByRole('link', { name: '见原文' }).click()
  await page.waitForURL(/\/reports\/.*#/)
  expect(await page.locator('.place:target').innerText()).toBe('0')
  expect(faults).toEqual([])
  await page.close()
})

test('a person goes from the country down to a county, and sees who has filed', async () => {
  const page = await open('/regions?year=2024')
  const faults = watch(page, dashboard.url)
  expect(await page.locator('.region-table tbody tr').innerText()).toMatch(/河南省\s*5\s*4\s*1/)
  const sums = await page.locator('.region-sums').getByRole('link', { name: '行政处罚' }).getAttribute('href')
  expect(await (await fetch(dashboard.url + sums)).text()).toMatch(/河南省.*4 个机关.*70/s)
  for (const [name, code] of [
    ['河南省', 410000],
    ['洛阳市', 410300],
    ['瀍河回族区', 410304],
  ]) {
    await page
      .locator('.region-table')
      .getByRole('link', { name: `${name}` })
      .click()
    await page.waitForURL(`**/regions/${code}?year=2024`)
  }
  expect(await page.locator('.name-list').first().innerText()).toBe(AGENCY)
  await page.getByRole('link', { name: '查看完整排名' }).first().click()
  await page.waitForURL(/rankings\/disclosure-volume\?year=2024&region=410304/)
  expect(faults).toEqual([])
  await page.close()
})

test('a person compares two agencies', async () => {
  const page = await open('/compare')
  const faults = watch(page, dashboard.url)
  for (const [text, name] of [
    ['瀍河', AGENCY],
    ['惠济', '惠济区卫生健康委员会'],
  ] as const) {
    await page.getByLabel('机关名称', { exact: true }).fill(text)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: `加入 ${name}` }).click()
    await page.locator('.chosen li', { hasText: name }).waitFor()
  }
  await page.getByRole('link', { name: '行政许可 · 处理决定数量' }).click()
  await page.waitForURL(/metric=permits/)
  expect(await page.locator('.comparison-table tbody tr').allInnerTexts()).toEqual([
    expect.stringMatching(/瀍河.*0/s),
    expect.stringMatching(/惠济.*1,909/s),
  ])
  await page.locator('.chart svg').waitFor()
  await page.getByRole('link', { name: `移除 ${AGENCY}` }).click()
  await page.waitForURL((url) => url.searchParams.getAll('agency').length === 1)
  expect(faults).toEqual([])
  await page.close()
})

test('a person reads how figures come about, and goes from a rule to what it found', async () => {
  const page = await open('/methodology')
  const faults = watch(page, dashboard.url)
  expect(await page.locator('.state-meanings .state').allInnerTexts()).toContain('空白')
  expect(await page.locator('.metric-section li').count()).toBe(METRICS.length)
  await page.locator('.metric-row', { hasText: '行政处罚' }).locator('summary').click()
  const metric = page.locator('[id="metric-penalties.decisions"]')
  await expect.poll(() => metric.innerText()).toContain('第二十条第（六）项')
  await page.locator('[id="rule-narrative.contradicts_table"]').getByRole('link').click()
  await page.waitForURL(/\/findings\?/)
  expect(await page.locator('.finding').count()).toBe(2)
  expect(faults).toEqual([])
  await page.close()
})
