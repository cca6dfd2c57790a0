/** What was answered: kept while traffic runs as few distinct answers, and judged when the whole history is known. */
import type { KnownData } from './known-data.ts'
import type { Question } from './questions.ts'
import type { Answer } from './traffic.ts'

/** Time in which PostgreSQL was away, by `performance.now()`. */
export interface Interruption {
  readonly from: number
  to: number
}

interface Seen {
  readonly question: Question
  /** What was read of the answer, as JSON; or why it could not be. */
  readonly said: string
  /** The version that it says it is of. */
  readonly version: number | undefined
  /** It may be of none before this. */
  readonly since: number
}

export interface Verdict {
  readonly answers: number
  readonly refusals: number
  /** Distinct ones that are not what was known, or refusals that are none of the kind allowed. */
  readonly wrong: readonly string[]
  readonly percentile99Ms: number
}

const ETAG = /^(?:W\/)?"(?:[^"]*-)?(\d+)"$/

export class Record {
  readonly #seen = new Map<string, Seen>()
  readonly #wrong = new Set<string>()
  readonly #interruptions: readonly Interruption[]
  readonly #times: number[] = []
  #answers = 0
  #refusals = 0
  /** The newest version that any answer was of when it came; answers asked for later are of no older one. */
  #newest = 0
  readonly #newestAt: { readonly at: number; readonly version: number }[] = []

  constructor(interruptions: readonly Interruption[]) {
    this.#interruptions = interruptions
  }

  readonly add = (answer: Answer): void => {
    if (answer.status === 200) this.#addAnswer(answer)
    else this.#addRefusal(answer)
  }

  #addAnswer({ question, headers, body, askedAt, answeredAt }: Answer): void {
    this.#answers++
    this.#times.push(answeredAt - askedAt)
    const version = question.mayBeOld ? undefined : versionOf(headers.etag)
    const since = question.mayBeOld ? 0 : this.#newestBefore(askedAt)
    const said = read(question, body)
    const key = `${question.name} ${version ?? `since ${since}`} ${said}`
    if (!this.#seen.has(key)) this.#seen.set(key, { question, said, version, since })
    if (version !== undefined) this.#sawVersion(version, answeredAt)
  }

  #sawVersion(version: number, at: number): void {
    if (version <= this.#newest) return
    this.#newest = version
    this.#newestAt.push({ at, version })
  }

  #newestBefore = (moment: number): number => this.#newestAt.findLast(({ at }) => at < moment)?.version ?? 0

  /** Allowed is 503 with a code and Retry-After while PostgreSQL is away, and nothing else. */
  #addRefusal({ question, status, headers, body, askedAt, answeredAt }: Answer): void {
    this.#refusals++
    const isWhileAway = this.#interruptions.some(({ from, to }) => answeredAt >= from && askedAt <= to)
    const hasCode = question.server === 'web' || /"code":"[A-Z_]+"/.test(body)
    if (status === 503 && isWhileAway && hasCode && headers['retry-after'] !== undefined) return
    const what = `${status ?? 'no answer'}, Retry-After ${headers['retry-after'] ?? 'none'}: ${body.slice(0, 200)}`
    this.#wrong.add(`${question.name}${isWhileAway ? '' : ' while PostgreSQL ran'}: ${what}`)
  }

  judge(known: KnownData, newest: number): Verdict {
    const wrong = [...this.#wrong]
    for (const { question, said, version, since } of this.#seen.values()) {
      const versions = version === undefined ? range(since, newest) : [version]
      const isStale = version !== undefined && version < since
      if (!isStale && versions.some((at) => JSON.stringify(question.expect(known(at))) === said)) continue
      wrong.push(`${question.name} of ${version ?? `some version since ${since}`}: ${said.slice(0, 300)}`)
    }
    const sorted = this.#times.toSorted((a, b) => a - b)
    const percentile99Ms = sorted[Math.floor(0.99 * sorted.length)] ?? 0
    return { answers: this.#answers, refusals: this.#refusals, wrong, percentile99Ms }
  }
}

function read(question: Question, body: string): string {
  try {
    return JSON.stringify(question.read(body))
  } catch {
    return `unreadable: ${body.slice(0, 200)}`
  }
}

const versionOf = (etag: string | undefined) => {
  const [, version] = ETAG.exec(etag ?? '') ?? []
  return version === undefined ? undefined : Number(version)
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
