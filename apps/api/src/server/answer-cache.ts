/**
 * Answers kept as the bytes that were sent, each with the version of the data it was made from. A key is all that an
 * answer depends on besides the data, so an answer whose version is the data’s is right, and no other is ever sent.
 */
import { LRUCache } from 'lru-cache'

interface Kept {
  readonly version: number
  readonly answer: Buffer
}

const MAX_BYTES = 64 * 2 ** 20
/** What an entry costs beside its text and its bytes. */
const ENTRY_BYTES = 200

export class AnswerCache {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ answer }, key) => answer.length + 2 * key.length + ENTRY_BYTES,
  })
  readonly #pending = new Map<string, Promise<Buffer | undefined>>()

  find(key: string, version: number): Buffer | undefined {
    const kept = this.#kept.get(key)
    return kept?.version === version ? kept.answer : undefined
  }

  /** Makes the answer once, however many ask meanwhile. One that is undefined is not kept. */
  make(key: string, version: number, answer: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
    const name = `${version} ${key}`
    const pending = this.#pending.get(name)
    if (pending) return pending
    const made = answer()
      .then((bytes) => {
        if (bytes) this.#kept.set(key, { version, answer: bytes })
        return bytes
      })
      .finally(() => this.#pending.delete(name))
    this.#pending.set(name, made)
    return made
  }
}
