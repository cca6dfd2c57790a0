/** An oversight officer’s first hour, in a real Chromium on the real seeds; and what she is told where something fails. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { isInWindow, overflowOf, type Page, watch } from './chromium.ts'
import { startDashboard } from './running-dashboard.ts'
import { DESKTOP, setStage } from './story-stage.ts'

/** Longer than any good answer here takes. */
const IMPATIENT_MS = 1_500
const AGENCY = '瀍河回族区卫生健康委员会'

const { dashboard, browser, open } = setStage()

test('from a few letters to a highlighted figure she clicks twice', async () => {
  const page = await open('/')
  const faults = watch(page, dashboard.url)
  await page.getByRole('combobox').pressSequentially('chanhe')
  await page.getByRole('option', { name: AGENCY }).click()
  await page.waitForURL(/\/agencies\//)
  await page.locator('.year-table td[data-label^="行政处罚"] a').first().click()
  await page.waitForURL(/#f-penalties\.decisions/)
  expect(await page.locator('.place[data-current]').innerText()).toBe('0')
  await expect.poll(() => isInWindow(page, 'f-penalties.decisions')).toBe(true)
  expect(faults).toEqual([])
  await page.close()
})

test('a search says how much it found, or that it found nothing', async () => {
  const page = await open('/')
  const said = page.locator('.search [aria-live=polite]')
  await page.getByRole('combobox').pressSequentially('chanhe')
  await page.getByRole('option', { name: AGENCY }).waitFor()
  expect(await said.textContent()).toBe(`${await page.getByRole('option').count()} 项建议，可用方向键选择。`)
  await page.getByRole('combobox').fill('zzzz')
  await page.getByText('没有找到相符的机关。').waitFor()
  expect(await page.locator('.search [role=listbox]').isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  expect(await said.textContent()).toBe('')
  await page.close()
})

test('what she filtered, a colleague sees by its link in a browser that knows nothing', async () => {
  const page = await open('/rankings/permits')
  await page.getByLabel('地区').selectOption('410100')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/region=410100/)
  const rowsOf = (one: Page) => one.locator('.ranking-table tbody tr').allInnerTexts()
  const rows = await rowsOf(page)
  expect(rows.length).toBeGreaterThan(0)

  const context = await browser.newContext()
  const colleague = await context.newPage()
  await colleague.goto(page.url())
  expect(await rowsOf(colleague)).toEqual(rows)
  await context.close()

  await page.goBack()
  expect(new URL(page.url()).search).toBe('')
  await page.goForward()
  expect(await rowsOf(page)).toEqual(rows)
  await page.close()
})

test('coming back, she finds the conditions of the figures she sees', async () => {
  const page = await open('/rankings/permits')
  const region = page.getByLabel('地区')
  await region.selectOption('410100')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/region=410100/)
  await page.goBack()
  await page.waitForURL((url) => url.search === '')
  expect(await region.inputValue()).toBe('')

  await region.selectOption('410300')
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  expect(await region.inputValue()).toBe('')
  await page.close()
})

test('by keyboard alone she searches, opens an agency, and reaches a figure in the source', async () => {
  const page = await open('/')
  const tabTo = async (matches: string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), matches)) return
    }
    throw new Error(`No ${matches} is reached by the keyboard.`)
  }
  await tabTo('[role=combobox]')
  await page.keyboard.type('410304')
  await page.getByRole('option', { name: AGENCY }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/agencies\//)
  await tabTo('.year-table td a')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/reports\/.*#/)
  expect(await page.locator('[data-current]').count()).toBeGreaterThan(0)
  await page.close()
})

/** Tables whose columns one has to scroll to. */
const hiddenColumns = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.table-scroll')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((table) => `${location.pathname} ${innerWidth} px: ${table.textContent?.slice(0, 20)}`),
  )

/** Tabs to the first place that matches and presses Enter there: what a click is to who has no mouse. */
const follow = async (page: Page, matches: string) => {
  await page.evaluate(() => document.getElementById('main')?.focus())
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), matches)) break
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

test('by keyboard alone she learns who in her province discloses little, in three steps from the first page', async () => {
  const page = await open('/')
  await follow(page, '.region-table a[href^="/regions/410000"]')
  await follow(page, '.panel a[href^="/rankings/disclosure-volume"][href*="direction=asc"]')
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    year: '2024',
    region: '410000',
    direction: 'asc',
  })
  const figures = (await page.locator('.ranking-table td:nth-child(3)').allInnerTexts()).map(Number)
  expect(figures).toEqual([...figures].sort((a, b) => a - b))
  await follow(page, '.ranking-table td a')
  expect(await page.locator('[data-current]').count()).toBeGreaterThan(0)
  await page.close()
})

test('by keyboard alone she learns whose report contradicts itself and where, in four steps', async () => {
  const page = await open('/')
  await follow(page, '.region-table a[href^="/regions/410000"]')
  await follow(page, 'a[href^="/findings?"]')
  await follow(page, '.facets a[href*="rule=narrative.contradicts_table"]')
  expect(await page.locator('.finding').first().innerText()).toContain(AGENCY)
  await follow(page, '.finding a[href*="#f-"]')
  expect(await page.locator('.place:target').innerText()).toBe('0')
  await page.close()
})

test('by keyboard alone she sees who penalises most, and what changed since last year', async () => {
  const page = await open('/')
  await follow(page, '.region-table a[href^="/regions/410000"]')
  await follow(page, '.panel a[href^="/rankings/penalties"]')
  expect(await page.locator('.ranking-table thead').innerText()).toMatch(/上年数值\s*上年名次/)
  const most = page.locator('.ranking-table tbody tr').first()
  expect(await most.locator('.rank').innerText()).toMatch(/^1/)
  await page.close()
})

test('words she remembers lead to the sentence they stand in, also without JavaScript', async () => {
  const page = await open('/search?q=医疗机构', { javaScriptEnabled: false, viewport: DESKTOP })
  const sentence = page.locator('.report-hits a').first()
  expect(await sentence.locator('mark').first().innerText()).toBe('医疗机构')
  await sentence.click()
  await page.waitForURL(/\?at=\d+-\d+#found/)
  expect((await page.locator('#found').innerText()).length).toBeGreaterThan(0)
  await page.close()
})

test('she sees what arrived, narrows the list of agencies, and takes a year of data home', async () => {
  const page = await open('/')
  const faults = watch(page, dashboard.url)
  expect(await page.locator('.arrivals tbody tr').count()).toBe(5)
  expect(await page.locator('.arrivals thead').textContent()).toBe('机关类别变动')
  await page.getByRole('link', { name: '全部机关' }).click()
  await page.getByLabel('机关名称', { exact: true }).fill('jiankang')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/\/agencies\?q=jiankang$/)
  expect(await page.locator('.search-results a').allInnerTexts()).toContain(AGENCY)

  await page.getByRole('link', { name: '数据下载' }).click()
  const href = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')
  const file = await fetch(dashboard.url + href)
  const table = gunzipSync(Buffer.from(await file.arrayBuffer())).toString()
  expect(table).toContain(AGENCY)
  expect((await fetch(`${dashboard.url}/openapi.json`)).headers.get('content-type')).toContain('json')
  expect((await fetch(`${dashboard.url}/rankings/permits.svg?year=2024`)).headers.get('content-type')).toContain('svg')
  expect(faults).toEqual([])
  await page.close()
})

test('who has no place in a ranking she lists by reason, and sees what stands in the cell instead', async () => {
  const page = await open('/rankings/penalties?year=2024&region=410000')
  const faults = watch(page, dashboard.url)
  const counts = await page.locator('.not-ranked dd').allInnerTexts()
  expect(counts.map(Number).reduce((sum, count) => sum + count)).toBeGreaterThan(0)
  await page.locator('.not-ranked dd a').first().click()
  await page.waitForURL(/\/absent\?of=penalties&reason=/)
  expect(await page.locator('.unplaced tbody tr').count()).toBe(Number(counts.find((count) => count !== '0')))
  expect(faults).toEqual([])
  await page.close()
})

test('where all have too few cases it says so, and ranks them once she asks for fewer', async () => {
  const page = await open('/rankings/rate.granted?year=2024&minimum=500')
  expect(await page.locator('main').innerText()).toMatch(/有数值的 \d+ 个机关，件数都不足 500 件/)
  await page.getByRole('link', { name: '最少件数改为 1 件' }).click()
  expect(await page.locator('.ranking-table tbody tr').count()).toBeGreaterThan(0)
  await page.close()
})

test('the other language opens at the same place', async () => {
  const page = await open('/methodology#ranks')
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL('**/en/methodology#ranks')
  await page.close()
})

test.each([
  ['/EN', '/en'],
  ['/En/rankings/permits?year=2024', '/en/rankings/permits?year=2024'],
  ['/Zh', '/'],
  ['/rankings', '/methodology#metrics'],
  ['/en/rankings', '/en/methodology#metrics'],
  ['/regions/41', '/regions/410000'],
])('%s leads to the page that it means', async (path, meant) => {
  const answer = await fetch(dashboard.url + path, { redirect: 'manual' })
  const location = new URL(answer.headers.get('location') ?? '', dashboard.url)
  expect(location.pathname + location.search + location.hash).toBe(meant)
  expect((await fetch(location)).status).toBe(200)
})

test('in English she reads regions in Latin letters', async () => {
  const page = await open('/en/regions?year=2024')
  expect(await page.locator('.region-table th a').first().innerText()).toBe('Henan 河南省')
  await page.close()
})

test('no column of figures lies beyond the edge of its page, nor is a name squeezed, in either language', async () => {
  const hidden: string[] = []
  for (const width of [768, 1280]) {
    const page = await open('/', { viewport: { width, height: 900 } })
    for (const path of ['/rankings/disclosure-volume', '/en/rankings/disclosure-volume', '/en/rankings/permits']) {
      await page.goto(dashboard.url + path)
      const name = (await page.locator('.ranking-table th[scope=row]').first().boundingBox())?.width ?? 0
      if (name < 140) hidden.push(`${path} at ${width} px squeezes names to ${name} px`)
      hidden.push(...(await hiddenColumns(page)))
      await page.locator('.ranking-table th a').first().click()
      await page.waitForURL(/agencies/)
      hidden.push(...(await hiddenColumns(page)))
    }
    await page.close()
  }
  expect(hidden).toEqual([])
})

test('on paper a page is what is read: no menus, no forms, nothing beyond the sheet', async () => {
  const page = await open('/rankings/penalties?year=2024', { viewport: { width: 688, height: 1000 } })
  await page.emulateMedia({ media: 'print' })
  expect(
    await page
      .locator('.nav, .search, .filters, .downloads')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility())),
  ).toEqual([])
  expect(await page.locator('.ranking-table').isVisible()).toBe(true)
  for (const path of ['/rankings/penalties?year=2024', '/agencies', '/compare']) {
    await page.goto(dashboard.url + path)
    if (path === '/agencies') await page.locator('.search-results a').first().click()
    expect([path, await overflowOf(page)]).toEqual([path, 0])
  }
  await page.close()
})

test('a report fits a few sheets, though its text has a cell on each line', async () => {
  const page = await open('/rankings/penalties?year=2024')
  await page.locator('tr', { hasText: '桐柏县' }).locator('td a').first().click()
  await page.waitForURL(/reports/)
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets?.length).toBeLessThanOrEqual(7)
  await page.close()
})

describe('where the API', () => {
  const apis: Server[] = []
  afterAll(() => {
    for (const api of apis) api.close()
  })
  const startApi = async (answer: RequestListener): Promise<string> => {
    const api = createServer(answer)
    apis.push(api)
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(api.address() as AddressInfo).port}/graphql`
  }
  /** What the page of downloads asks for. */
  const WELL = {
    years: [2024],
    agencies: { totalCount: 1 },
    reports: { totalCount: 1 },
    lastIngest: null,
    dataset: { synthetic: false },
  }
  const refuse =
    (code: string): RequestListener =>
    (_, response) =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] }))

  const after =
    (ms: number): RequestListener =>
    (_, response) =>
      void setTimeout(() => response.end(JSON.stringify({ data: WELL })), ms)

  test.each([
    [
      'answers what is no GraphQL',
      503,
      '暂时连不上数据服务',
      ((_, response) => response.end('<h1>502</h1>')) as RequestListener,
    ],
    ['answers errors', 500, '页面出错了', refuse('INTERNAL_SERVER_ERROR')],
    ['asks for patience', 503, '数据服务正忙', refuse('RATE_LIMITED')],
    ['never answers', 504, '数据服务应答过慢', (() => {}) as RequestListener],
    ['answers too slowly', 504, '数据服务应答过慢', after(IMPATIENT_MS)],
  ])('%s, each page says so in words and with its status, and recovers', async (_, status, title, answer) => {
    let isWell = false
    const url = await startApi((request, response) => {
      if (!isWell) return answer(request, response)
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: WELL }))
    })
    const alone = await startDashboard({ GONGKAI_API_URL: url, GONGKAI_API_TIMEOUT_MS: String(IMPATIENT_MS) })
    const page = await browser.newPage({ javaScriptEnabled: false })
    for (const path of ['/', '/rankings/permits', '/findings', '/data', '/agencies', '/regions', '/en/compare']) {
      const said = await page.goto(alone.url + path)
      expect([path, said?.status()]).toEqual([path, status])
      if (!path.startsWith('/en')) expect(await page.locator('h1').innerText()).toBe(title)
    }
    isWell = true
    expect((await page.goto(`${alone.url}/data`))?.status()).toBe(200)
    expect(await page.locator('.year-files tbody th').innerText()).toBe('2024')
    await page.close()
    await alone.stop()
  })
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
  expect(new URL(page.url()).search).toBe('?year=2024&level=county')
  await page.goto(`${dashboard.url}/en/findings?year=20244&severity=error`)
  expect(await page.locator('.bad-parameters').innerText()).toContain('A year of four digits')
  await page.getByRole('link', { name: 'Open this page without it' }).click()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/findings?severity=error')
  expect(await page.locator('.finding').count()).toBeGreaterThan(0)
  await page.goto(`${dashboard.url}/rankings/no.such.metric`)
  await page.getByRole('link', { name: '查看全部指标' }).click()
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
