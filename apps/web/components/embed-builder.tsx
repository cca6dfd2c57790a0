'use client'
/** Chooses what an embed shows, shows it, and gives the text to paste. Without JavaScript its form asks the server. */
import { useRef, useState } from 'react'
import { type SnippetName, snippetsOf } from '../lib/embed-snippets.ts'
import type { EmbedMessages } from '../messages/embed.ts'

type Words = EmbedMessages['builder']

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly label: string
  /** What can be chosen; a line to write in where left out. */
  readonly choices?: readonly Choice[]
  readonly hint?: string
  readonly value: string
}

interface Props {
  readonly words: Words
  readonly path: string
  readonly origin: string
  readonly kinds: readonly Choice[]
  readonly kind: string
  readonly fields: readonly Field[]
  /** The fields that each kind takes. */
  readonly takes: Readonly<Record<string, readonly string[]>>
}

const DEFAULT_HEIGHT = 480

/** Fields left empty say nothing; the height is the frame’s own. */
const queryOf = (form: ReadonlyMap<string, string>, names: readonly string[]): string => {
  const given = names.flatMap((name) => {
    const value = form.get(name)?.trim() ?? ''
    return value === '' || name === 'height' ? [] : [[name, value]]
  })
  return String(new URLSearchParams(given))
}

const readForm = (form: HTMLFormElement): Map<string, string> =>
  new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]))

function Input({ name, label, choices, hint, value }: Field) {
  return (
    <label htmlFor={`embed-${name}`}>
      {label}
      {choices ? (
        <select id={`embed-${name}`} name={name} defaultValue={value}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`embed-${name}`}
          name={name}
          defaultValue={value}
          autoComplete="off"
          aria-describedby={hint && `hint-${name}`}
        />
      )}
      {hint && (
        <small id={`hint-${name}`} className="soft">
          {hint}
        </small>
      )}
    </label>
  )
}

function Snippet({ name, text, words }: { readonly name: SnippetName; readonly text: string; readonly words: Words }) {
  const [isCopied, setCopied] = useState(false)
  const code = useRef<HTMLElement>(null)
  const copy = async () => {
    // Without HTTPS there is no clipboard, and the text is left selected for the keys that copy.
    if (code.current) getSelection()?.selectAllChildren(code.current)
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <div className="builder-snippet">
      <h3>{words.snippetNames[name]}</h3>
      <code ref={code} className="snippet" data-snippet={name}>
        {text}
      </code>
      <button type="button" className="button" onClick={copy} onBlur={() => setCopied(false)}>
        {isCopied ? words.copied : words.copy}
        <span className="visually-hidden"> {words.snippetNames[name]}</span>
      </button>
    </div>
  )
}

export function EmbedBuilder({ words, path, origin, kinds, kind, fields, takes }: Props) {
  const initial = new Map([['kind', kind], ...fields.map(({ name, value }) => [name, value] as const)])
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(initial)
  const form = useRef<HTMLFormElement>(null)
  const chosen = given.get('kind') ?? kind
  const names = takes[chosen] ?? []
  const query = queryOf(given, names)
  const height = Number(given.get('height')) || DEFAULT_HEIGHT
  const labelOf = (choices: readonly Choice[] = [], wanted?: string) =>
    choices.find(({ value }) => value === wanted)?.label
  const metrics = fields.find(({ name }) => name === 'metric')?.choices
  const title = [labelOf(metrics, given.get('metric')), labelOf(kinds, chosen)].filter(Boolean).join(' · ')
  const snippets = snippetsOf({ origin, kind: chosen, query, title, height })
  const change = () => form.current && setGiven(readForm(form.current))
  return (
    <div className="builder">
      <form ref={form} action={path} className="filters" aria-label={words.form} onChange={change}>
        <Input name="kind" label={words.kind} choices={kinds} value={kind} />
        {fields.map((field) => (
          <div key={field.name} hidden={!names.includes(field.name)}>
            <Input {...field} />
          </div>
        ))}
        <button type="submit" className="button">
          {words.show}
        </button>
      </form>
      <section className="section" aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <iframe
          className="builder-preview"
          title={words.preview}
          src={`/embed/${chosen}?${query}`}
          style={{ height }}
        />
      </section>
      <section className="section" aria-labelledby="snippets">
        <h2 id="snippets">{words.snippets}</h2>
        {(Object.keys(snippets) as SnippetName[]).map((name) => (
          <Snippet key={name} name={name} text={snippets[name]} words={words} />
        ))}
      </section>
    </div>
  )
}
