/**
 * Answers kept as they were sent, each with the version of the data it was made from. A key is all that an
 * answer depends on besides the data, so an answer whose version is the data’s is right, and no other is ever sent.
 */
import { LRUCache } from 'lru-cache'

export interface Answer {
  /** A character for each byte, so that nothing is encoded when it is sent. */
  readonly text: string
  /** The name of the operation, where it has one. */
  readonly operation: string | undefined
}

interface Kept {
  readonly version: number
  readonly answer: Answer
}

const MAX_BYTES = 64 * 2 ** 20
/** What an entry costs beside its text and its bytes. */
const ENTRY_BYTES = 200

export class AnswerCache {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ answer }, key) => answer.text.length + key.length + ENTRY_BYTES,
  })
  readonly #pending = new Map<string, Promise<Answer | undefined>>()

  /** How many there are, and what they take. */
  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#kept.size, bytes: this.#kept.calculatedSize }
  }

  find(key: string, version: number): Answer | undefined {
    const kept = this.#kept.get(key)
    return kept?.version === version ? kept.answer : undefined
  }

  /** Makes the answer once, however many ask meanwhile. One that is undefined is not kept. */
  make(key: string, version: number, answer: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
    const name = `${version} ${key}`
    const pending = this.#pending.get(name)
    if (pending) return pending
    const made = answer()
      .then((made) => {
        if (made) this.#kept.set(key, { version, answer: made })
        return made
      })
      .finally(() => this.#pending.delete(name))
    this.#pending.set(name, made)
    return made
  }
}
