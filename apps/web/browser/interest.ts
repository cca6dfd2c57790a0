/** What a reader does who looks closer than at a page as it arrived: moves the pointer, touches, turns the wheel, presses a key. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown'] as const

/** Browsers tell of a pointer that lies still while the page moves below it. */
const isStill = (event: Event) =>
  event instanceof MouseEvent && event.type === 'pointermove' && !event.movementX && !event.movementY

/** Resolves with the first of them. */
export const firstInterest = new Promise<void>((resolve) => {
  const once = new AbortController()
  const seen = (event: Event) => {
    if (isStill(event)) return
    once.abort()
    resolve()
  }
  for (const sign of SIGNS) addEventListener(sign, seen, { passive: true, signal: once.signal })
})
