/** What each site’s `robots.txt` (RFC 9309) lets us ask, read once in a run. */
import robotsParser from 'robots-parser'
import { ExpectedError } from '../expected-error.ts'
import type { Answer } from './request.ts'

export interface Rules {
  allows(url: URL): boolean
  /** Milliseconds that the site wants between two requests; 0 where it does not say. */
  readonly pauseMs: number
}

/** The name by which `robots.txt` speaks of us. */
export const ROBOT = 'Gongkai'
/** Its types say that the function is a property of what is imported; it is what is imported. */
const parseRobots = robotsParser as unknown as (typeof robotsParser)['default']
const NO_RULES: Rules = { allows: () => true, pauseMs: 0 }

export class Robots {
  readonly #rules = new Map<string, Promise<Rules>>()
  readonly #get: (url: URL) => Promise<Answer>

  /** `get` follows redirects. What it throws holds for the whole site. */
  constructor(get: (url: URL) => Promise<Answer>) {
    this.#get = get
  }

  /** The rules of the site of `url`. Throws `fetch.*` where nobody can say what they are. */
  of({ origin }: URL): Promise<Rules> {
    const rules = this.#rules.get(origin) ?? this.#read(new URL('/robots.txt', origin))
    this.#rules.set(origin, rules)
    return rules
  }

  async #read(url: URL): Promise<Rules> {
    const answer = await this.#get(url)
    if (answer.status < 300) return rulesIn(url, answer)
    if (answer.status >= 400 && answer.status < 500) return NO_RULES
    const message = `${url.href} answers with status ${answer.status}: what may be asked there is not known.`
    throw new ExpectedError('fetch.robots', message)
  }
}

function rulesIn(url: URL, { bytes }: Answer): Rules {
  const rules = parseRobots(url.href, asPlain(new TextDecoder().decode(bytes)))
  return {
    allows: ({ href }) => rules.isAllowed(asPlain(href), ROBOT) ?? true,
    pauseMs: 1000 * (rules.getCrawlDelay(ROBOT) ?? 0),
  }
}

/** A letter says the same encoded or not (RFC 9309, 2.2.2), and the parser compares what is written. */
const asPlain = (text: string) =>
  text.replace(/%[2-7][\da-f]/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : octet
  })
