/** What is said where the API does not answer, or not in time, by what is no page: files, embeds, and the search while one types. */
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, launchChromium } from './chromium.ts'
import { type Dashboard, findQuietPort, startDashboard } from './running-dashboard.ts'

/** Of a busy machine enough to begin an answer; a download may take thirty times as long. */
const BUDGET_MS = 2_000
const FILES = ['/rankings/permits.csv', '/export/reports-2024.csv.gz', '/openapi.json', `/documents/${'0'.repeat(64)}`]

const codeOf = async (answer: Response): Promise<string> => (await answer.json()).error.code

describe('where no API answers', () => {
  let address: string
  let dashboard: Dashboard
  let browser: Browser
  beforeAll(async () => {
    address = `http://127.0.0.1:${await findQuietPort()}/graphql`
    dashboard = await startDashboard({ GONGKAI_API_URL: address, EMBED_ALLOWED_ORIGINS: 'https://www.gov.cn' })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await dashboard?.stop()
  })

  test.each(FILES)('%s says so, and when to come back', async (path) => {
    const answer = await fetch(dashboard.url + path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/json'])
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await codeOf(answer)).toBe('API_UNREACHABLE')
  })

  test('an embed fails openly', async () => {
    const { status, headers } = await fetch(`${dashboard.url}/embed/ranking?metric=permits`)
    expect([status, headers.get('content-security-policy')]).toEqual([
      503,
      expect.stringContaining('frame-ancestors https://www.gov.cn'),
    ])
  })

  test('a page says where it asked', async () => {
    const page = await browser.newPage()
    await page.goto(`${dashboard.url}/rankings/permits`)
    expect(await page.locator('main').innerText()).toContain(address)
    await page.close()
  })

  test('what is no file is not there, in words', async () => {
    const answer = await fetch(`${dashboard.url}/documents/nothing`)
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'NOT_FOUND'])
  })

  test.each([
    ['/check', '暂时无法搜索'],
    ['/en/check', 'Search does not work just now'],
  ])('the search of %s says so while one types', async (path, words) => {
    const page = await browser.newPage()
    await page.goto(dashboard.url + path)
    await page.getByRole('combobox').pressSequentially('chanhe')
    await page.getByText(words).waitFor()
    expect(await page.locator('.search [aria-live=polite]').innerText()).toContain(words)
    await page.keyboard.press('Tab')
    await page.getByText(words).waitFor({ state: 'detached' })
    await page.close()
  })
})

describe('where the API is slow', () => {
  let api: Server
  let dashboard: Dashboard
  const answers: Record<string, (response: ServerResponse) => void> = {
    '/openapi.json': () => {},
    '/export/reports-2024.csv.gz': (response) => {
      response.write('begun, ')
      setTimeout(() => response.end('ended'), 2 * BUDGET_MS)
    },
  }
  beforeAll(async () => {
    api = createServer(({ url = '' }, response) => answers[url]?.(response))
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    const { port } = api.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/graphql`
    dashboard = await startDashboard({ GONGKAI_API_URL: url, GONGKAI_API_TIMEOUT_MS: String(BUDGET_MS) })
  })
  afterAll(async () => {
    await dashboard?.stop()
    api?.closeAllConnections()
    api?.close()
  })

  test('a file that does not begin in time is given up, in words', async () => {
    const answer = await fetch(`${dashboard.url}/openapi.json`, { signal: AbortSignal.timeout(30 * BUDGET_MS) })
    expect([answer.status, await codeOf(answer)]).toEqual([504, 'API_TIMEOUT'])
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  })

  test('a file that began in time may take longer', async () => {
    const take = async () => {
      const answer = await fetch(`${dashboard.url}/export/reports-2024.csv.gz`)
      return [answer.status, await answer.text()]
    }
    await expect.poll(take).toEqual([200, 'begun, ended']) // a machine busy enough begins too late at first
  })
})
