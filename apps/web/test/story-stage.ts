/** Where stories are played: a dashboard, the whole of Gongkai on the real seeds by default, and a real Chromium, once for a test file. */
import { afterAll, beforeAll } from 'vitest'
import { type Browser, type BrowserContextOptions, launchChromium, type Page } from './chromium.ts'
import { type Dashboard, findQuietPort, startDashboard, startEverything } from './running-dashboard.ts'

export const DESKTOP = { width: 1280, height: 860 }

/** A dashboard whose API is away. */
export const startWithoutApi = async (): Promise<Dashboard> =>
  startDashboard({ GONGKAI_API_URL: `http://127.0.0.1:${await findQuietPort()}/graphql` })

/** Of both what stories need, which is there once the tests begin. */
export const setStage = (start: () => Promise<Dashboard> = () => startEverything({})) => {
  let started: Dashboard
  let launched: Browser

  beforeAll(async () => {
    started = await start()
    launched = await launchChromium()
  })

  afterAll(async () => {
    await launched?.close()
    await started?.stop()
  })

  const dashboard = {
    get url() {
      return started.url
    },
  }
  const browser: Pick<Browser, 'newPage' | 'newContext'> = {
    newPage: (options) => launched.newPage(options),
    newContext: (options) => launched.newContext(options),
  }
  const open = async (path: string, options: BrowserContextOptions = { viewport: DESKTOP }): Promise<Page> => {
    const page = await browser.newPage(options)
    await page.goto(dashboard.url + path)
    return page
  }
  return { dashboard, browser, open }
}
