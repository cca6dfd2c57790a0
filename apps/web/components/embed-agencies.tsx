'use client'
/** Chooses the agencies of an embed by name. Without JavaScript it is a line for their ids. */
import { useEffect, useRef, useState } from 'react'
import { suggestBelow } from '../browser/search-box.ts'
import type { EmbedMessages } from '../messages/embed.ts'
import { Combobox } from './combobox.tsx'

export interface ChosenAgency {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly words: EmbedMessages['builder']
  /** Address that answers `?q=` with suggestions, in the language of the page. */
  readonly suggestionsPath: string
  readonly chosen: readonly ChosenAgency[]
  /** How many the kind of embed takes. */
  readonly most: number
  onChange(chosen: readonly ChosenAgency[]): void
}

const LIST = 'embed-suggestions'

const idsOf = (chosen: readonly ChosenAgency[]) => chosen.map(({ id }) => id).join(' ')

function Ids({ words, chosen }: Pick<Props, 'words' | 'chosen'>) {
  return (
    <label htmlFor="embed-agency">
      {words.agency}
      <input
        id="embed-agency"
        name="agency"
        defaultValue={idsOf(chosen)}
        autoComplete="off"
        aria-describedby="hint-agency"
      />
      <small id="hint-agency" className="soft">
        {words.agencyHint}
      </small>
    </label>
  )
}

function Finder({ label, path, onTake }: { label: string; path: string; onTake(agency: ChosenAgency): void }) {
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const take = useRef(onTake)
  take.current = onTake
  useEffect(() => {
    if (!box.current) return
    suggestBelow(box.current, path, ({ id, name }) => {
      if (input.current) input.current.value = ''
      take.current({ id, name })
    })
  }, [path])
  return (
    <div className="search" ref={box}>
      <Combobox list={LIST} label={label} ref={input} />
    </div>
  )
}

export function EmbedAgencies({ words, suggestionsPath, chosen, most, onChange }: Props) {
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  if (!isLive) return <Ids words={words} chosen={chosen} />
  const add = (agency: ChosenAgency) => onChange([...chosen.filter(({ id }) => id !== agency.id), agency].slice(-most))
  return (
    <fieldset className="builder-agencies">
      <legend>{words.agencies}</legend>
      <input type="hidden" name="agency" value={idsOf(chosen)} />
      <ul>
        {chosen.map(({ id, name }) => (
          <li key={id}>
            <span lang="zh-CN">{name}</span>{' '}
            <button type="button" onClick={() => onChange(chosen.filter((one) => one.id !== id))}>
              {words.remove}
              <span className="visually-hidden"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Finder label={words.findAgency} path={suggestionsPath} onTake={add} />
    </fieldset>
  )
}
