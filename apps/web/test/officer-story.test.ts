/** An oversight officer’s first hour, in a real Chromium on the real seeds. */
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isInWindow, overflowOf, type Page, watch } from './chromium.ts'
import { DESKTOP, setStage } from './story-stage.ts'

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
  const said = () => page.locator('.search [aria-live=polite]').textContent()
  await page.getByRole('combobox').fill('chanhe')
  await page.getByRole('option', { name: AGENCY }).waitFor()
  expect(await said()).toBe(`${await page.getByRole('option').count()} 项建议，可用方向键选择。`)
  await page.getByRole('combobox').fill('zzzz')
  await page.getByText('没有找到相符的机关。').waitFor()
  expect(await page.locator('.search [role=listbox]').isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  await expect.poll(said).toBe('')
  await page.close()
})

test.each(['瀍河卫健委', 'chwjw'])('she finds an agency by what it is called for short: %s', async (short) => {
  const page = await open('/')
  await page.getByRole('combobox').fill(short)
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining(AGENCY)])
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
  await page.waitForURL((url) => url.search === '')
  await page.goForward()
  await page.waitForURL(/region=410100/)
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
  await expect.poll(() => region.inputValue()).toBe('')

  await region.selectOption('410300')
  expect(await region.inputValue()).toBe('410300')
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect.poll(() => region.inputValue()).toBe('')
  await page.close()
})

/** Tabs to the first place that matches. */
const tabTo = async (page: Page, matches: string) => {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), matches)) return
  }
  throw new Error(`No ${matches} is reached by the keyboard.`)
}

/** What a click is to who has no mouse: returns once the page that it leads to is there. */
const follow = async (page: Page, matches: string) => {
  await page.evaluate(() => document.getElementById('main')?.focus())
  await tabTo(page, matches)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

test('by keyboard alone she searches, opens an agency, and reaches a figure in the source', async () => {
  const page = await open('/')
  await tabTo(page, '[role=combobox]')
  await page.keyboard.type('410304')
  await page.getByRole('option', { name: AGENCY }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/agencies\//)
  await tabTo(page, '.year-table td a')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/reports\/.*#/)
  await page.locator('[data-current]').first().waitFor()
  await page.close()
})

/** Tables whose columns one has to scroll to; that of applicants keeps its heads and totals in sight instead. */
const hiddenColumns = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.table-scroll:not(.matrix)')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((table) => `${location.pathname} ${innerWidth} px: ${table.textContent?.slice(0, 20)}`),
  )

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
  await page.locator('[data-current]').first().waitFor()
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
  const sentence = page.locator('.report-hits q a').first()
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
  await page.waitForURL(/\/agencies$/)
  await page.getByLabel('机关名称', { exact: true }).fill('jiankang')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/\/agencies\?q=jiankang$/)
  expect(await page.locator('.search-results a').allInnerTexts()).toContain(AGENCY)

  await page.getByRole('link', { name: '数据下载' }).click()
  await page.waitForURL(/\/data$/)
  const href = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href')
  const file = await fetch(dashboard.url + href)
  const table = gunzipSync(Buffer.from(await file.arrayBuffer())).toString()
  expect(table).toContain(AGENCY)
  expect((await fetch(`${dashboard.url}/openapi.json`)).headers.get('content-type')).toContain('json')
  const graphql = await page.getByRole('link', { name: /\/graphql$/ }).getAttribute('href')
  expect(await (await fetch(`${graphql}?query={years}`)).json()).toMatchObject({ data: { years: [2024, 2020] } })
  expect((await fetch(`${dashboard.url}/rankings/permits.svg?year=2024`)).headers.get('content-type')).toContain('svg')
  expect(faults).toEqual([])
  await page.close()
})

test('on a telephone findings come before what narrows them, which is one touch away; on a desktop it stands beside', async () => {
  const desktop = await open('/findings')
  expect(await desktop.locator('.facets').first().isVisible()).toBe(true)
  await desktop.close()

  const page = await open('/findings', { viewport: { width: 375, height: 812 } })
  expect(await page.locator('.facets').first().isVisible()).toBe(false)
  await page.locator('.facet-column > summary').click()
  await page.locator('.facets a[href*="origin=document"]').click()
  await page.waitForURL(/origin=document/)
  expect(await page.locator('#list').innerText()).toBe('来源：报告原文')
  expect(await page.locator('.facets').first().isVisible()).toBe(false)
  await page.close()
})

test('on the page of an agency she sees its place among its peers, and finds its row marked in the ranking', async () => {
  const page = await open('/agencies')
  await page.getByRole('link', { name: '桐柏县卫生健康委员会' }).click()
  await page.getByRole('link', { name: /^行政许可.* 第 2 位（2 至 3 之间，共 4 个）$/ }).click()
  await page.waitForURL(/\/rankings\/permits\?year=2024&.*#place$/)
  const row = page.locator('tr[aria-current]')
  expect(await row.count()).toBe(1)
  expect(await row.getByRole('rowheader').innerText()).toContain('桐柏县卫生健康委员会')
  await expect.poll(() => isInWindow(page, 'place')).toBe(true)

  await page.goto(page.url().replace('region=410000', 'region=410108'))
  expect(await page.locator('main').innerText()).toContain('要查看的机关在此条件下没有名次')
  expect(await row.count()).toBe(0)
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
  await page.waitForURL(/minimum=1(?!\d)/)
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
  for (const width of [375, 768, 1280]) {
    const page = await open('/', { viewport: { width, height: 900 } })
    const look = async (path: string) => {
      await page.goto(dashboard.url + path)
      hidden.push(...(await hiddenColumns(page)))
    }
    for (const path of ['/rankings/disclosure-volume', '/en/rankings/disclosure-volume', '/en/rankings/permits']) {
      await look(path)
      const row = page.locator('.ranking-table tbody tr').first()
      const name = (await row.locator('th').boundingBox())?.width ?? 0
      if (name < 140) hidden.push(`${path} at ${width} px squeezes names to ${name} px`)
      const [agency, report] = await row
        .locator('th > a:first-child, td a')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname))
      await look(agency ?? '')
      await look(report ?? '')
      await look(`${path.startsWith('/en') ? '/en' : ''}/compare?agency=${agency?.split('/').at(-1)}`)
    }
    for (const path of ['/en/data', '/rankings/rate.granted', '/regions', '/en/absent']) await look(path)
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
    if (path === '/agencies') {
      await page.locator('.search-results a').first().click()
      await page.waitForURL(/\/agencies\/./)
    }
    expect([path, await overflowOf(page)]).toEqual([path, 0])
  }
  await page.close()
})

test('a report fits a few sheets, though its text has a cell on each line', async () => {
  const page = await open('/rankings/penalties?year=2024')
  await page.locator('tr', { hasText: '桐柏县' }).locator('td a').first().click()
  await page.waitForURL(/\/reports\//)
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets?.length).toBeLessThanOrEqual(7)
  await page.close()
})
