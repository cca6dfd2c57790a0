/** Suggestions below a line to write an agency’s name in, which arrow keys choose from; without them it is a plain line. */
import type { Suggestion } from '../lib/search.ts'
import { suggestionMessagesIn } from '../messages/suggestions.ts'
import { langOfPage } from './page-lang.ts'

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

/** `box` holds the combobox, its list and words of it; `path` answers `?q=` with suggestions, of which the chosen one is taken. */
export const suggestBelow = (box: HTMLElement, path: string, take: (chosen: Suggestion) => void): void => {
  const input = getPart<HTMLInputElement>(box, '[role=combobox]')
  const list = getPart<HTMLElement>(box, '[role=listbox]')
  const said = getPart<HTMLElement>(box, '[aria-live]')
  const t = suggestionMessagesIn(langOfPage())
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
  /** Heard always, and seen in place of a list that there is none of. */
  const say = (words: string, isSeen: boolean) => {
    said.textContent = words
    said.classList.toggle('visually-hidden', !isSeen)
  }
  const show = (suggestions: readonly Suggestion[]) => {
    found = suggestions
    list.replaceChildren(...found.map((one, i) => optionOf(one, `${list.id}-${i}`)))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    say('', false)
    mark(NONE)
  }
  const tell = (suggestions: readonly Suggestion[]) => {
    show(suggestions)
    if (found.length > 0) say(t.found(found.length), false)
    else say(t.none, true)
  }
  const fail = () => {
    show([])
    say(t.failed, true)
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
      if (answer.ok) tell(await answer.json())
      else fail()
    } catch {
      // Given up for the next letter, unless there is no network.
      if (!signal.aborted) fail()
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
    const isOurs = said.textContent !== '' && event.key in KEYS && (event.key !== 'Enter' || active !== NONE)
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
