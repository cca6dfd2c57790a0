/**
 * What pdf.js speaks through to its worker, here in one thread. Its own way to do so copies every glyph of a page twice
 * over and draws every glyph of a font, which takes longer than reading the page; this one hands messages on as they are.
 */

interface Message {
  /** Of messages about a document, its name within pdf.js. */
  readonly targetName?: string
  readonly action?: string
  readonly data?: unknown
  readonly chunk?: OperatorChunk
}
/** Operators on their way; the worker empties its lists once they are sent. */
interface OperatorChunk {
  readonly fnArray?: readonly unknown[]
  readonly argsArray?: readonly unknown[]
}

type Listener = (event: { readonly data: Message }) => void

/** Fonts and their outlines, which only one who draws needs. */
const isFont = ({ action, data }: Message) =>
  action === 'commonobj' && ['Font', 'FontPath'].includes((data as readonly unknown[])[1] as string)

const kept = (message: Message): Message =>
  message.chunk?.fnArray
    ? {
        ...message,
        chunk: {
          ...message.chunk,
          fnArray: [...message.chunk.fnArray],
          argsArray: [...(message.chunk.argsArray ?? [])],
        },
      }
    : message

/** The operators that let a small file ask for much, by their codes. */
interface CostlyOperators {
  /** Begins a drawing of its own, within a page or another drawing, which is looked up and read anew. */
  readonly paintFormXObjectBegin: number
  readonly save: number
  readonly restore: number
}
const DRAWING_COST = 100
/** States kept within each other make every operator slower. */
const MAX_SAVED = 2000

/** As much of a `Worker` as pdf.js asks of one; both ends post to it and listen to it. */
export class SameThreadPort {
  readonly #listeners = new Set<Listener>()

  postMessage(message: Message): void {
    if (isFont(message)) return
    const data = kept(message)
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener({ data })
    })
  }

  addEventListener(_type: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener)
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener))
  }

  /**
   * Calls `onExceeded` once the operators of a document cost more than `most`, or keep too many states; returns how to stop
   * counting.
   */
  limitOperators(document: string, costly: CostlyOperators, most: number, onExceeded: () => void): () => void {
    let [cost, saved] = [0, 0]
    const listener: Listener = ({ data }) => {
      if (data.targetName !== document) return
      for (const operator of data.chunk?.fnArray ?? []) {
        cost += operator === costly.paintFormXObjectBegin ? DRAWING_COST : 1
        if (operator === costly.save) saved++
        if (operator === costly.restore) saved--
        if (cost > most || saved > MAX_SAVED) return onExceeded()
      }
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener)
  }
}
