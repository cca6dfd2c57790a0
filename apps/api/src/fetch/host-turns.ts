/** Nobody is asked twice at once, nor sooner than a pause after the last answer. */

/** Time, which tests bring themselves. */
export interface Clock {
  /** Milliseconds since whenever. */
  now(): number
  wait(ms: number): Promise<void>
}

interface Turn {
  readonly done: Promise<unknown>
  endedAt: number
}

export class HostTurns {
  readonly #last = new Map<string, Turn>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs `work` when all that was asked of the host before has ended and `pauseMs` have passed. */
  take<Result>(host: string, pauseMs: number, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(host)
    const result = this.#after(before, pauseMs).then(work)
    const turn = { endedAt: 0, done: result.catch(() => {}) }
    turn.done = turn.done.then(() => {
      turn.endedAt = this.#clock.now()
    })
    this.#last.set(host, turn)
    return result
  }

  async #after(before: Turn | undefined, pauseMs: number): Promise<void> {
    if (!before) return
    await before.done
    const left = before.endedAt + pauseMs - this.#clock.now()
    if (left > 0) await this.#clock.wait(left)
  }
}
