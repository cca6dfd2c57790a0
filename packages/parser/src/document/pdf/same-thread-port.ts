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

/** What an operator costs: one that begins a drawing of its own, which is looked up and read anew, as many times more. */
const DRAWING_COST = 100

const costOf = ({ chunk }: Message, drawing: number): number =>
  chunk?.fnArray?.reduce<number>((cost, operator) => cost + (operator === drawing ? DRAWING_COST : 1), 0) ?? 0

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
   * Calls `onExceeded` once the operators of a document cost more than `most`; returns how to stop counting. `drawing` is the
   * operator that begins a drawing within a page or another drawing.
   */
  limitOperators(document: string, drawing: number, most: number, onExceeded: () => void): () => void {
    let cost = 0
    const listener: Listener = ({ data }) => {
      if (data.targetName !== document) return
      cost += costOf(data, drawing)
      if (cost > most) onExceeded()
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener)
  }
}
