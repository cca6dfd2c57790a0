/** Documents from the web, asked for politely: as `robots.txt` allows, one at a time of each host, and only if changed. */
import { setTimeout as delay } from 'node:timers/promises'
import { ExpectedError } from '../expected-error.ts'
import { type Clock, HostTurns } from './host-turns.ts'
import { type Answer, request } from './request.ts'
import { ROBOT, Robots } from './robots.ts'
import { findTarget, type Guard, readUrl } from './target.ts'

export interface FetcherOptions extends Guard {
  /** Milliseconds between two requests to one host, where it does not ask for more. */
  readonly pauseMs: number
  /** Where whoever is asked learns who we are; undefined where nothing public tells so. */
  readonly contact: string | undefined
  readonly signal: AbortSignal
  readonly clock?: Clock
  /** How long one answer may take; two minutes unless stated. */
  readonly patienceMs?: number
}

/** What is known of an earlier answer. */
export interface Validators {
  /** The address it came from after all redirects. */
  readonly finalUrl: string
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

export interface Fetched {
  /** Undefined: what the validators are of has not changed. */
  readonly bytes: Uint8Array | undefined
  readonly finalUrl: string
  /** Those that say where the document comes from and what it is. */
  readonly headers: Readonly<Record<string, string>>
}

const MAX_BYTES = 32 * 2 ** 20
const MAX_ROBOTS_BYTES = 500 * 2 ** 10
const MAX_REDIRECTS = 5
const PATIENCE_MS = 120_000
/** A site that wants a longer pause does not want to be asked. */
const LONGEST_PAUSE_MS = 5 * 60_000
/** Milliseconds before each further attempt, where the server does not say how long. */
const RETRIES = [2_000, 10_000]
const RETRIED_STATUS = [429, 500, 502, 503, 504]
const RETRIED_CODES = ['fetch.timeout', 'fetch.unreachable']
const NOT_MODIFIED = 304
const REDIRECTS = [301, 302, 303, 307, 308]

const TYPES = [
  ...['text/html', 'application/xhtml+xml', 'text/plain', 'application/pdf', 'application/msword'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ...['application/octet-stream', 'application/x-msdownload', 'application/force-download', 'application/download'],
]
const KEPT_HEADERS = ['content-type', 'content-disposition', 'date', 'etag', 'last-modified']
const LONGEST_HEADER = 1000

export class Fetcher {
  readonly #options: FetcherOptions
  readonly #clock: Clock
  readonly #turns: HostTurns
  readonly #robots: Robots

  constructor(options: FetcherOptions) {
    this.#options = options
    this.#clock = options.clock ?? {
      now: () => performance.now(),
      wait: (ms) => delay(ms, undefined, { signal: options.signal }),
    }
    this.#turns = new HostTurns(this.#clock)
    this.#robots = new Robots((url) => this.#follow(url, (hop) => this.#askUntilAnswered(hop, 0, MAX_ROBOTS_BYTES)))
  }

  /** Throws `fetch.*`, and the reason of the signal. */
  async fetch(url: URL, validators?: Validators): Promise<Fetched> {
    const answer = await this.#follow(url, (hop) => this.#askAsAllowed(hop, validators))
    const { status, headers, finalUrl } = answer
    if (status !== NOT_MODIFIED) requireDocument(answer)
    return { bytes: status === NOT_MODIFIED ? undefined : answer.bytes, finalUrl, headers: keptHeaders(headers) }
  }

  async #follow(start: URL, ask: (url: URL) => Promise<Answer>): Promise<Answer & { readonly finalUrl: string }> {
    let url = start
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await ask(url)
      const location = answer.headers.get('location')
      if (!REDIRECTS.includes(answer.status) || location === null) return { ...answer, finalUrl: url.href }
      url = readUrl(location, url)
    }
    throw new ExpectedError('fetch.redirects', `${start.href} leads on more than ${MAX_REDIRECTS} times.`)
  }

  async #askAsAllowed(url: URL, validators: Validators | undefined): Promise<Answer> {
    const rules = await this.#robots.of(url)
    if (!rules.allows(url))
      throw new ExpectedError('fetch.robots', `${url.href}: its robots.txt forbids asking for it.`)
    if (rules.pauseMs > LONGEST_PAUSE_MS)
      throw new ExpectedError('fetch.robots', `${url.href}: its robots.txt wants pauses longer than we make.`)
    return this.#askUntilAnswered(url, rules.pauseMs, MAX_BYTES, conditions(url, validators))
  }

  /** Trouble that may pass is waited out; what is refused here is refused at once. */
  async #askUntilAnswered(url: URL, pauseMs: number, maxBytes: number, conditional = {}): Promise<Answer> {
    for (const retry of RETRIES) {
      const answer = await this.#ask(url, pauseMs, maxBytes, conditional).catch((error) => {
        if (!RETRIED_CODES.includes(error.code)) throw error
      })
      if (answer && !RETRIED_STATUS.includes(answer.status)) return answer
      const wished = 1000 * Number(answer?.headers.get('retry-after') ?? 0)
      if (answer && wished > LONGEST_PAUSE_MS) return answer
      await this.#clock.wait(Math.max(retry, wished || 0))
    }
    return this.#ask(url, pauseMs, maxBytes, conditional)
  }

  #ask(url: URL, pauseMs: number, maxBytes: number, conditional: Readonly<Record<string, string>>): Promise<Answer> {
    const { signal, contact, patienceMs = PATIENCE_MS } = this.#options
    const agent = `${ROBOT}/0.1 (annual reports on government information disclosure${contact ? `; +${contact}` : ''})`
    const headers = { accept: `${TYPES.join(', ')}, */*;q=0.1`, 'user-agent': agent, ...conditional }
    return this.#turns.take(url.host, Math.max(pauseMs, this.#options.pauseMs), async () => {
      signal.throwIfAborted()
      return request(await findTarget(url, this.#options), { headers, maxBytes, patienceMs, signal })
    })
  }
}

/** Validators hold for the address that gave them, and for no other on the way there. */
function conditions({ href }: URL, validators: Validators | undefined): Record<string, string> {
  if (validators?.finalUrl !== href) return {}
  const { etag, lastModified } = validators
  return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) }
}

function requireDocument({ status, headers, finalUrl }: Answer & { readonly finalUrl: string }): void {
  if (status !== 200) throw new ExpectedError('fetch.status', `${finalUrl} answers with status ${status}.`)
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (!type || TYPES.includes(type)) return
  throw new ExpectedError('fetch.wrong_type', `${finalUrl} is of type ${type}, which no report is published as.`)
}

const keptHeaders = (headers: Answer['headers']): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value.slice(0, LONGEST_HEADER)]]
    }),
  )
