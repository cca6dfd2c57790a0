/** Where stories are played: the whole of Gongkai on the real seeds and a real Chromium, both once for a test file. */
import { afterAll, beforeAll } from 'vitest'
import { type Browser, type BrowserContextOptions, launchChromium, type Page } from './chromium.ts'
import { type Dashboard, startEverything } from './running-dashboard.ts'

export const DESKTOP = { width: 1280, height: 860 }
const PATIENCE_MS = 15_000

/** Of both what stories need, which is there once the tests begin. */
export const setStage = () => {
  let started: Dashboard
  let launched: Browser

  beforeAll(async () => {
    started = await startEverything({})
    launched = await launchChromium()
  }, 180_000)

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
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(dashboard.url + path)
    return page
  }
  return { dashboard, browser, open }
}
