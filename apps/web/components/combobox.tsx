import type { ComponentProps } from 'react'

interface Props extends ComponentProps<'input'> {
  readonly label: string
  /** Id of the list. */
  readonly list: string
}

/** A line to write in, and below it a list and words of it that `browser/search-box.ts` fills; what else a form has stands between. */
export function Combobox({ label, list, children, ...input }: Props) {
  return (
    <>
      <input
        type="search"
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        role="combobox"
        aria-expanded="false"
        aria-controls={list}
        aria-autocomplete="list"
        {...input}
      />
      {children}
      <div id={list} role="listbox" aria-label={label} hidden />
      <p className="search-said visually-hidden" aria-live="polite" />
    </>
  )
}
