'use client'
/** Finds an agency from every page. A plain form without JavaScript; with it, suggestions that lead to the page at once. */
import { SuggestingInput } from './suggesting-input.tsx'

interface Props {
  /** Addresses in the language of the page. */
  readonly action: string
  readonly suggestionsPath: string
  readonly label: string
  readonly button: string
  readonly text: string
}

export function SearchBox({ action, suggestionsPath, label, button, text }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element “search” is newer than the browsers we serve
    <form className="search" role="search" action={action}>
      <SuggestingInput
        suggestionsPath={suggestionsPath}
        label={label}
        name="q"
        text={text}
        isRequired
        onTake={({ href }) => location.assign(href)}
      />
      <button type="submit" className="visually-hidden">
        {button}
      </button>
    </form>
  )
}
