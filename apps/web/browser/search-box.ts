/** Suggestions below a line to write an agency’s name in, which arrow keys choose from; without them it is a plain line. */
import type { Suggestion } from '../lib/search.ts'

const PAUSE_MS = 120
/** The text as it was typed, rather than a suggestion. */
const NONE = -1

const optionOf = ({ name, place }: Suggestion, id: string): HTMLElement => {
  const option = document.createElement('div')
  for (const [attribute, value] of Object.entries({ id, role: 'option', lang: 'zh-CN' }))
    option.setAttribute(attribute, value)
  const where = document.createElement('span')
  where.className = 'soft small'
  where.textContent = place
  option.append(`${name} `, where)
  return option
}

const getPart = <E extends Element>(box: Element, selector: string): E => {
  const part = box.querySelector<E>(selector)
  if (!part) throw new Error(`The search box has no ${selector}.`)
  return part
}

/** `box` holds the combobox and its list; `path` answers `?q=` with suggestions, of which the chosen one is taken. */
export const suggestBelow = (box: HTMLElement, path: string, take: (chosen: Suggestion) => void): void => {
  const input = getPart<HTMLInputElement>(box, '[role=combobox]')
  const list = getPart<HTMLElement>(box, '[role=listbox]')
  let found: readonly Suggestion[] = []
  let active = NONE
  let timer = 0
  let asked = new AbortController()

  const mark = (index: number) => {
    active = index
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === active))
    const id = list.children[active]?.id
    if (id) input.setAttribute('aria-activedescendant', id)
    else input.removeAttribute('aria-activedescendant')
  }
  const show = (suggestions: readonly Suggestion[]) => {
    found = suggestions
    list.replaceChildren(...found.map((one, i) => optionOf(one, `${list.id}-${i}`)))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    mark(NONE)
  }
  const forget = () => {
    clearTimeout(timer)
    asked.abort()
    asked = new AbortController()
  }
  const close = () => {
    forget()
    show([])
  }
  const ask = async () => {
    const { signal } = asked
    try {
      const answer = await fetch(`${path}?${new URLSearchParams({ q: input.value })}`, { signal })
      show(answer.ok ? await answer.json() : [])
    } catch {
      // Given up for the next letter, or without a network: the form itself still works.
    }
  }
  const go = (index: number) => {
    const chosen = found[index]
    if (!chosen) return
    close()
    take(chosen)
  }
  /** From the last on to none, and then to the first. */
  const step = (by: number) => {
    const places = found.length + 1
    mark(((active - NONE + by + places) % places) + NONE)
  }
  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
    Enter: () => go(active),
  }

  input.addEventListener('input', () => {
    forget()
    if (input.value.trim() === '') show([])
    else timer = window.setTimeout(ask, PAUSE_MS)
  })
  input.addEventListener('keydown', (event) => {
    const isOurs = !list.hidden && event.key in KEYS && (event.key !== 'Enter' || active !== NONE)
    if (!isOurs || event.isComposing) return
    event.preventDefault()
    KEYS[event.key]?.()
  })
  // Before the input loses the focus, which would close the list.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    go([...list.children].findIndex((option) => target instanceof Node && option.contains(target)))
  })
  box.addEventListener('focusout', close)
}
