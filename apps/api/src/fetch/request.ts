/** One request to one address, and what came back: bounded in time and bytes, and nothing is followed. */
import type { LookupFunction } from 'node:net'
import { Agent, fetch, type Headers } from 'undici'
import { ExpectedError } from '../expected-error.ts'
import type { Target } from './target.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** As sent before any compression; empty where nobody needs it. */
  readonly bytes: Uint8Array
}

export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>
  readonly maxBytes: number
  /** For all of it. */
  readonly patienceMs: number
  readonly signal: AbortSignal
}

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/** Throws `fetch.timeout`, `fetch.unreachable`, `fetch.too_large`, and the reason of `signal`. */
export async function request(target: Target, options: RequestOptions): Promise<Answer> {
  const agent = new Agent({
    connect: { lookup: pinned(target), timeout: CONNECT_MS },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
  })
  try {
    return await ask(target, options, agent)
  } catch (error) {
    options.signal.throwIfAborted()
    throw explained(error, target)
  } finally {
    await agent.destroy()
  }
}

async function ask(
  { url }: Target,
  { headers, maxBytes, patienceMs, signal }: RequestOptions,
  dispatcher: Agent,
): Promise<Answer> {
  const response = await fetch(url, {
    dispatcher,
    headers,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  })
  const { status } = response
  const bytes = response.ok ? await readAtMost(response.body ?? [], maxBytes, url) : new Uint8Array()
  return { status, headers: response.headers, bytes }
}

/** Counts what comes out of decompression, so that a small body cannot become a large one. */
async function readAtMost(body: AsyncIterable<Uint8Array> | [], maxBytes: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes)
      throw new ExpectedError('fetch.too_large', `${url.href} is larger than ${maxBytes / 2 ** 20} MiB.`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The name is not looked up once more: between the check and the connection it might have come to mean another address. */
const pinned =
  ({ addresses }: Target): LookupFunction =>
  (_host, { all }, done) => {
    const [{ address, family }] = addresses as [Target['addresses'][0]]
    if (all) done(null, [...addresses])
    else done(null, address, family)
  }

const TIMEOUTS = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']

/** `fetch` tells that it failed, and why only as the cause. */
function explained(error: unknown, { url }: Target): ExpectedError {
  if (error instanceof ExpectedError) return error
  const { name = '', cause } = error as Error
  const { code = '', message = 'the connection broke' } = (cause ?? error) as NodeJS.ErrnoException
  if (name === 'TimeoutError' || TIMEOUTS.includes(code))
    return new ExpectedError('fetch.timeout', `${url.href} took too long to answer.`, { cause: error })
  return new ExpectedError('fetch.unreachable', `${url.href} does not answer: ${message}.`, { cause: error })
}
