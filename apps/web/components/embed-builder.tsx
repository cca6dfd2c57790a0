'use client'
/** Chooses what an embed shows, shows it, and gives the text to paste. Without JavaScript its form asks the server. */
import { useEffect, useRef, useState } from 'react'
import { type Choices, namesIn, queryOf } from '../lib/embed-choice.ts'
import { type SnippetName, snippetsOf } from '../lib/embed-snippets.ts'
import type { EmbedMessages } from '../messages/embed.ts'
import { type ChosenAgency, EmbedAgencies } from './embed-agencies.tsx'

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
  readonly value: string
  readonly hint?: string
}

interface Props {
  readonly words: Words
  readonly path: string
  readonly origin: string
  readonly kinds: readonly Choice[]
  readonly kind: string
  readonly fields: readonly Field[]
  readonly agencies: readonly ChosenAgency[]
  readonly suggestionsPath: string
  readonly mostCompared: number
  /** Of a frame, in pixels; others are not offered. */
  readonly heights: { readonly least: number; readonly most: number }
  /** Whether embeds are shown to nobody without a signature. */
  readonly needsSignature: boolean
  /** The fields that each kind takes. */
  readonly takes: Readonly<Record<string, readonly string[]>>
  /** Why what is chosen at first shows no chart; undefined where it does. */
  readonly refusal?: string | undefined
}

const DEFAULT_HEIGHT = 480

const readForm = (form: HTMLFormElement): Map<string, string> =>
  new Map([...new FormData(form)].map(([name, value]) => [name, String(value)]))

function Input({ name, label, choices, value, hint }: Field) {
  const id = `embed-${name}`
  const described = hint === undefined ? {} : { 'aria-describedby': `hint-${name}` }
  return (
    <label htmlFor={id}>
      {label}
      {choices ? (
        <select id={id} name={name} defaultValue={value} {...described}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} defaultValue={value} autoComplete="off" {...described} />
      )}
      {hint !== undefined && (
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

/** Who may sign does so with the command, which knows the keys; this page never does. */
function Signing({ address, words }: { readonly address: string; readonly words: Words }) {
  return (
    <div className="builder-signing" role="note">
      <p className="small">{words.signing}</p>
      <code className="snippet">{`npm run sign-embed -w apps/web -- '${address}' --days 30`}</code>
    </div>
  )
}

const UNSIGNED = 403

/** Why an embed shows no chart, as it says itself; undefined where it shows one, would if it were signed, or cannot be asked. */
const askRefusal = async (address: string, signal: AbortSignal): Promise<string | undefined> => {
  const answer = await fetch(address, { signal })
  return answer.ok || answer.status === UNSIGNED ? undefined : (await answer.json()).error
}

/** The same while what is chosen changes: nobody copies what others would see refused. */
const useRefusal = (address: string, atFirst: string | undefined): string | undefined => {
  const [refusal, setRefusal] = useState(atFirst)
  useEffect(() => {
    const asking = new AbortController()
    askRefusal(address, asking.signal).then(setRefusal, () => asking.signal.aborted || setRefusal(undefined))
    return () => asking.abort()
  }, [address])
  return refusal
}

/** What is chosen in a field, in words; a field that says nothing has none. */
const chosenLabel = ({ name, choices }: Field, given: Choices) =>
  choices?.find(({ value }) => value !== '' && value === given.get(name))?.label

export function EmbedBuilder(props: Props) {
  const { words, path, origin, kinds, kind, fields, takes, suggestionsPath, mostCompared, heights } = props
  const [agencies, setAgencies] = useState(props.agencies)
  const [typed, setTyped] = useState<Choices>(
    new Map([['kind', kind], ...fields.map(({ name, value }) => [name, value] as const)]),
  )
  const given = new Map([...typed, ['agency', agencies.map(({ id }) => id).join(' ')]])
  const form = useRef<HTMLFormElement>(null)
  const chosen = given.get('kind') ?? kind
  const taken = takes[chosen] ?? []
  const names = namesIn(given, taken)
  const query = queryOf(given, taken)
  const refusal = useRefusal(`/embed/${chosen}.json?${query}`, props.refusal)
  const wanted = Number(given.get('height')) || DEFAULT_HEIGHT
  const height = Math.min(heights.most, Math.max(heights.least, Math.round(wanted)))
  const subjects = fields.filter(({ name }) => names.includes(name) && ['rate', 'metric'].includes(name))
  const title = [
    ...subjects.flatMap((field) => chosenLabel(field, given) ?? []),
    kinds.find(({ value }) => value === chosen)?.label,
  ].join(' · ')
  const snippets = snippetsOf({ origin, kind: chosen, query, title, height })
  const change = () => form.current && setTyped(readForm(form.current))
  // What was chosen while the page was still on its way, when nobody was told of it.
  useEffect(() => {
    if (form.current) setTyped(readForm(form.current))
  }, [])
  return (
    <div className="builder">
      <form ref={form} action={path} className="filters" aria-label={words.form} onChange={change}>
        <Input name="kind" label={words.kind} choices={kinds} value={kind} />
        {fields.map((field) => (
          <div key={field.name} hidden={!names.includes(field.name)}>
            <Input {...field} />
          </div>
        ))}
        <div hidden={!names.includes('agency')}>
          <EmbedAgencies
            words={words}
            suggestionsPath={suggestionsPath}
            chosen={agencies}
            most={chosen === 'compare' ? mostCompared : 1}
            onChange={setAgencies}
          />
        </div>
        <button type="submit" className="button">
          {words.show}
        </button>
      </form>
      <section className="section" aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <iframe
          className="builder-preview"
          title={words.preview}
          src={`/embed/${chosen}?${query}&height=${height}`}
          style={{ height }}
        />
      </section>
      <section className="section" aria-labelledby="snippets">
        <h2 id="snippets">{words.snippets}</h2>
        <p role="status">{refusal}</p>
        {refusal === undefined && props.needsSignature && <Signing address={snippets.oembed} words={words} />}
        {refusal === undefined &&
          (Object.keys(snippets) as SnippetName[]).map((name) => (
            <Snippet key={name} name={name} text={snippets[name]} words={words} />
          ))}
      </section>
    </div>
  )
}
