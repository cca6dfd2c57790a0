/** Pages of another site with embeds in them, in a real Chromium: what a test of embeds in the wild needs. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, vi } from 'vitest'
import { createEmbedHandler } from '../embed/handler.ts'
import { type Browser, type BrowserContextOptions, launchChromium, type Page } from './chromium.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'

interface HostPage {
  readonly body: string
  readonly policy?: string
}

export const QUERY = 'metric=permits&year=2024&first=5'

export const embedIn = (page: Page) => page.frameLocator('iframe').first()

/** A server of embeds and one of somebody else’s pages, once for a test file. */
export const setHostStage = () => {
  let api: FakeApi
  let browser: Browser
  const servers: Server[] = []
  const hostPages = new Map<string, HostPage>()
  /** The origins of both. */
  const at = { embeds: '', host: '' }

  const listen = (answer: RequestListener) =>
    new Promise<string>((resolve) => {
      const server = createServer(answer)
      servers.push(server)
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    })

  beforeAll(async () => {
    api = await startFakeApi()
    vi.stubEnv('GONGKAI_API_URL', api.url)
    const { handle } = createEmbedHandler({ embedAllowedOrigins: '*', publicUrl: undefined, signingKeys: [] })
    at.embeds = await listen((request, response) => void handle(request, response))
    at.host = await listen((request, response) => {
      const page = hostPages.get(request.url ?? '')
      response.setHeader('content-type', 'text/html; charset=utf-8')
      if (page?.policy) response.setHeader('content-security-policy', page.policy)
      response.end(
        `<!doctype html><meta name="viewport" content="width=device-width"><title>Host</title>${page?.body ?? ''}`,
      )
    })
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    for (const server of servers) server.close()
    await api?.close()
    vi.unstubAllEnvs()
  })

  const frame = (query = QUERY) =>
    `<iframe src="${at.embeds}/embed/ranking?${query}" width="100%" height="420" title="排名"></iframe>`

  /** A page of another site, with everything it asks for. */
  const openHost = async (path: string, page: HostPage, options: BrowserContextOptions = {}) => {
    hostPages.set(path, page)
    const context = await browser.newContext(options)
    const opened = await context.newPage()
    const asked: string[] = []
    const faults: string[] = []
    opened.on('request', (request) => asked.push(request.url()))
    opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    opened.on('pageerror', (error) => faults.push(error.message))
    opened.on('dialog', (dialog) => faults.push(`dialog: ${dialog.message()}`))
    await opened.goto(at.host + path, { waitUntil: 'load' })
    return { page: opened, context, asked, faults }
  }
  return { at, listen, frame, openHost }
}
