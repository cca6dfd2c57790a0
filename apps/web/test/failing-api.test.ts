/** Pages where the API does not answer, or not well: each says so in words and with its status, and recovers. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, launchChromium } from './chromium.ts'
import { type Dashboard, startDashboard } from './running-dashboard.ts'

/** What a dashboard waits that is not to give up, on whatever machine, and one that is. */
const [PATIENT_MS, IMPATIENT_MS] = [60_000, 1_500]
const PATHS = ['/', '/rankings/permits', '/findings', '/data', '/agencies', '/regions', '/en/compare']
/** What the page of downloads asks for. */
const WELL = JSON.stringify({
  data: {
    years: [2024],
    agencies: { totalCount: 1 },
    reports: { totalCount: 1 },
    lastIngest: null,
    dataset: { synthetic: false },
  },
})

const sayJson = (text: string): RequestListener => {
  return (_, response) => void response.setHeader('content-type', 'application/json').end(text)
}
const refuse = (code: string) => sayJson(JSON.stringify({ errors: [{ message: 'no', extensions: { code } }] }))
const sayWell = sayJson(WELL)

let answer: RequestListener
let api: Server
let browser: Browser
const dashboards = {} as Record<'patient' | 'impatient', Dashboard>

beforeAll(async () => {
  api = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/graphql`
  const start = (ms: number) => startDashboard({ GONGKAI_API_URL: url, GONGKAI_API_TIMEOUT_MS: String(ms) })
  dashboards.patient = await start(PATIENT_MS)
  dashboards.impatient = await start(IMPATIENT_MS)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  for (const dashboard of Object.values(dashboards)) await dashboard.stop()
  api?.closeAllConnections()
  api?.close()
})

test.each<readonly [what: string, status: number, title: string, who: keyof typeof dashboards, says: RequestListener]>([
  [
    'answers what is no GraphQL',
    503,
    '暂时连不上数据服务',
    'patient',
    (_, response) => void response.end('<h1>502</h1>'),
  ],
  ['answers errors', 500, '页面出错了', 'patient', refuse('INTERNAL_SERVER_ERROR')],
  ['asks for patience', 503, '数据服务正忙', 'patient', refuse('RATE_LIMITED')],
  ['never answers', 504, '数据服务应答过慢', 'impatient', () => {}],
  [
    'begins an answer and never ends it',
    504,
    '数据服务应答过慢',
    'impatient',
    (_, response) => void response.write('{'),
  ],
  [
    'answers too slowly',
    504,
    '数据服务应答过慢',
    'impatient',
    (_, response) => void setTimeout(() => response.end(WELL), 4 * IMPATIENT_MS),
  ],
])(
  'where the API %s, each page says so in words and with its status, and recovers',
  async (_, status, title, who, says) => {
    answer = says
    const { url } = dashboards[who]
    const context = await browser.newContext({ javaScriptEnabled: false })
    const tell = async (path: string) => {
      const page = await context.newPage()
      const said = await page.goto(url + path)
      return [path, said?.status(), path.startsWith('/en') ? title : await page.locator('h1').innerText()]
    }
    expect(await Promise.all(PATHS.map(tell))).toEqual(PATHS.map((path) => [path, status, title]))

    answer = sayWell
    const page = await context.newPage()
    await expect.poll(async () => (await page.goto(`${url}/data`))?.status()).toBe(200)
    expect(await page.locator('.year-files tbody th').innerText()).toBe('2024')
    await context.close()
  },
)

test.each(['/check', '/en/methodology', '/search'])(
  '%s, which shows no figure, does not wait for an API that never answers',
  async (path) => {
    answer = () => {}
    const said = await fetch(dashboards.patient.url + path, { signal: AbortSignal.timeout(PATIENT_MS / 2) })
    expect([said.status, await said.text()]).toEqual([200, expect.stringMatching(/<h1>/)])
  },
)
