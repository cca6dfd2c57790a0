/** Sends Next’s pages whole and compressed, as `lib/readable-page.ts` has them; everything else passes as Next says it. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Body } from './embed/body.ts'
import { READ_POLICY, runPolicy } from './lib/content-security-policy.ts'
import { readablePage } from './lib/readable-page.ts'

/** Kept by a browser to go back to, and asked for anew otherwise. */
const KEPT = 'private, no-cache'

/** Of an address, without its query. */
export const pathOf = (url: string): string => url.replace(/\?.*/s, '')
const isPage = (response: ServerResponse) => String(response.getHeader('content-type')).startsWith('text/html')

/** Begins to hold back what is written of a page; to be called before Next is asked. */
export const sendPagesWhole = (request: IncomingMessage, response: ServerResponse): void => {
  const path = pathOf(request.url ?? '/')
  const chunks: Buffer[] = []
  const { write, end, flushHeaders } = response
  // Next would write no page to who asks for its head alone, and the head tells its length and tag.
  const isHead = request.method === 'HEAD'
  if (isHead) request.method = 'GET'
  // By the policy of a request Next knows which nonce to write on its scripts.
  const nonce = randomBytes(16).toString('base64')
  const policy = runPolicy(nonce)
  request.headers['content-security-policy'] = policy

  const send = () => {
    Object.assign(response, { write, end, flushHeaders })
    if (isHead) request.method = 'HEAD'
    const rendered = Buffer.concat(chunks).toString()
    // Only a page that runs needs it: another is the same whenever it is asked for, and told apart by its tag.
    const { html, isRun, status } = readablePage(rendered.replaceAll(` nonce="${nonce}"`, ''), path)
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': KEPT,
      'content-security-policy': isRun ? policy : READ_POLICY,
    }
    new Body(status ?? response.statusCode, isRun ? rendered : html, headers).send(request, response)
  }
  const hold = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  Object.assign(response, {
    flushHeaders: () => !isPage(response) && flushHeaders.call(response),
    write: (...args: Parameters<typeof write>) => {
      if (!isPage(response)) return write.apply(response, args)
      hold(args[0])
      return true
    },
    end: (...args: Parameters<typeof end>) => {
      if (!isPage(response)) return end.apply(response, args)
      hold(args[0])
      send()
      return response
    },
  })
}
