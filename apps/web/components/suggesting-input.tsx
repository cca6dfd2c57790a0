'use client'
/** A line to write an agency’s name in that offers agencies meanwhile: arrow keys choose, Enter takes, Escape closes. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Suggestion } from '../lib/search.ts'

interface Props {
  /** Address that answers `?q=` with suggestions, in the language of the page. */
  readonly suggestionsPath: string
  readonly label: string
  readonly name?: string
  readonly text?: string
  readonly isRequired?: boolean
  /** Whether what was written stands until an agency is taken, after which the line is empty for the next. */
  readonly isEmptied?: boolean
  onTake(suggestion: Suggestion): void
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

export function SuggestingInput({ suggestionsPath, label, name, text, isRequired, isEmptied, onTake }: Props) {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(NONE)
  const found = useSuggestions(suggestionsPath, typed)
  const isOpen = typed !== '' && found.length > 0
  const close = () => setTyped('')
  // From the last on to none, which is the text as typed, and then to the first.
  const places = found.length + 1
  const step = (by: number) => setActive(((active - NONE + by + places) % places) + NONE)
  const take = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return
    if (isEmptied && input.current) input.current.value = ''
    close()
    onTake(suggestion)
  }
  const KEYS: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: close,
    Enter: () => take(found[active]),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isOurs = isOpen && event.key in KEYS && (event.key !== 'Enter' || active !== NONE)
    if (!isOurs || event.nativeEvent.isComposing) return
    event.preventDefault()
    KEYS[event.key]?.()
  }
  return (
    <>
      <input
        ref={input}
        type="search"
        name={name}
        defaultValue={text}
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        required={isRequired}
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
        onBlur={close}
      />
      <div id={listId} role="listbox" aria-label={label} hidden={!isOpen}>
        {found.map((suggestion, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: keys and focus stay in the input
          <div
            key={suggestion.id}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === active}
            lang="zh-CN"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(suggestion)}
          >
            {suggestion.name} <span className="soft small">{suggestion.place}</span>
          </div>
        ))}
      </div>
    </>
  )
}
