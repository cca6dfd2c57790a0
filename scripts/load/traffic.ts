/** Asks the questions: as fast as they are answered, or so many in a second whatever becomes of them. */
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import type { Question } from './questions.ts'

export interface Answer {
  readonly question: Question
  /** Undefined where the connection failed. */
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** `performance.now()` when it was asked, and when it was answered. */
  readonly askedAt: number
  readonly answeredAt: number
}

export type Addresses = Readonly<Record<Question['server'], string>>
type OnAnswer = (answer: Answer) => void

/** More are not asked at once; who would be is asked later, as in the queue of a proxy. */
const MOST_AT_ONCE = 256
const TICK_MS = 10
/** Who is not answered for so long is taken for refused: longer than anybody waits for a page. */
const PATIENCE_MS = 60_000

export class Traffic {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MOST_AT_ONCE })
  readonly #addresses: Addresses
  readonly #deck: readonly Question[]
  readonly #onAnswer: OnAnswer
  #next = 0
  #underWay = 0

  constructor(questions: readonly Question[], addresses: Addresses, onAnswer: OnAnswer) {
    this.#addresses = addresses
    this.#onAnswer = onAnswer
    this.#deck = shuffled(questions.flatMap((question) => Array(question.weight).fill(question)))
  }

  /** How many are answered in a second where so many ask at once, one question after the other. */
  async measureCapacity(seconds: number, askers: number): Promise<number> {
    const startedAt = performance.now()
    const isOver = () => performance.now() - startedAt > seconds * 1000
    let count = 0
    const askOn = async () => {
      while (!isOver()) {
        await this.#ask()
        count++
      }
    }
    await Promise.all(Array.from({ length: askers }, askOn))
    return (1000 * count) / (performance.now() - startedAt)
  }

  /** Asks at a steady rate; ends when all is answered. */
  async drive(perSecond: number, seconds: number): Promise<void> {
    const startedAt = performance.now()
    let asked = 0
    for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - startedAt) {
      const due = Math.floor((perSecond * elapsed) / 1000)
      for (; asked < due && this.#underWay < MOST_AT_ONCE; asked++) void this.#ask()
      await delay(TICK_MS)
    }
    while (this.#underWay > 0) await delay(TICK_MS)
  }

  close(): void {
    this.#agent.destroy()
  }

  async #ask(): Promise<void> {
    const question = this.#deck[this.#next++ % this.#deck.length] as Question
    const askedAt = performance.now()
    this.#underWay++
    const { status, headers, body } = await this.#send(question, 1).catch(failed)
    this.#underWay--
    this.#onAnswer({ question, status, headers, body, askedAt, answeredAt: performance.now() })
  }

  /** A connection that the server let go of just as it was used again is no failure: whoever keeps connections asks once more. */
  async #send(question: Question, retries: number): Promise<Received> {
    const { server, path, body } = question
    const outgoing = request(`${this.#addresses[server]}${path}`, {
      agent: this.#agent,
      method: body === undefined ? 'GET' : 'POST',
      headers:
        body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    outgoing.setTimeout(PATIENCE_MS, () => outgoing.destroy(new Error(`No answer for ${PATIENCE_MS} ms.`)))
    outgoing.end(body)
    try {
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
      return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
    } catch (error) {
      if (retries > 0 && outgoing.reusedSocket) return this.#send(question, retries - 1)
      throw error
    }
  }
}

type Received = Pick<Answer, 'status' | 'headers' | 'body'>
const failed = (error: Error): Received => ({ status: undefined, headers: {}, body: error.message })

/** The same each time. */
function shuffled<T>(items: T[]): T[] {
  const places = items.map((item, i) => [(i * 7919) % 10_007, item] as const)
  return places.sort(([a], [b]) => a - b).map(([, item]) => item)
}
