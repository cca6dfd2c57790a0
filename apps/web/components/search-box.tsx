'use client'
/** Finds an agency from every page. A plain form without JavaScript; with it, suggestions that arrow keys choose from. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { Suggestion } from '../lib/search.ts'

interface Props {
  /** Addresses in the language of the page. */
  readonly action: string
  readonly suggestionsPath: string
  readonly label: string
  readonly button: string
  readonly text: string
}

const PAUSE_MS = 120

/** Asked for once typing pauses; an answer that comes after the next letter is thrown away. */
const useSuggestions = (path: string, text: string): readonly Suggestion[] => {
  const [found, setFound] = useState<readonly Suggestion[]>([])
  useEffect(() => {
    const asked = new AbortController()
    const ask = async () => {
      try {
        const answer = await fetch(`${path}?${new URLSearchParams({ q: text })}`, { signal: asked.signal })
        setFound(answer.ok ? await answer.json() : [])
      } catch {
        // Given up for the next letter, or without a network: the form itself still works.
      }
    }
    const timer = setTimeout(() => (text.trim() === '' ? setFound([]) : ask()), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [path, text])
  return found
}

const NONE = -1

export function SearchBox({ action, suggestionsPath, label, button, text: initial }: Props) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(NONE)
  const found = useSuggestions(suggestionsPath, typed)
  const isOpen = typed !== '' && found.length > 0
  const close = () => setTyped('')
  // From the last on to none, which is the text as typed, and then to the first.
  const places = found.length + 1
  const step = (by: number) => setActive(((active - NONE + by + places) % places) + NONE)
  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
    Enter: () => location.assign(found[active]?.href ?? action),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isOurs = isOpen && event.key in KEYS && (event.key !== 'Enter' || active !== NONE)
    if (!isOurs || event.nativeEvent.isComposing) return
    event.preventDefault()
    KEYS[event.key]?.()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element “search” is newer than the browsers we serve
    <form className="search" role="search" action={action} onBlur={close}>
      <input
        type="search"
        name="q"
        defaultValue={initial}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        required
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active !== NONE ? `${listId}-${active}` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(NONE)
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="visually-hidden">
        {button}
      </button>
      <div id={listId} role="listbox" aria-label={label} hidden={!isOpen}>
        {found.map(({ name, place, href }, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys and focus stay in the input
          <div
            key={href}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            lang="zh-CN"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => location.assign(href)}
          >
            {name} <span className="soft small">{place}</span>
          </div>
        ))}
      </div>
    </form>
  )
}
