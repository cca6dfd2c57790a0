'use client'
/** Chooses the agencies of an embed by name. Without JavaScript it is a line for their ids. */
import { useEffect, useState } from 'react'
import type { EmbedMessages } from '../messages/embed.ts'
import { SuggestingInput } from './suggesting-input.tsx'

export interface ChosenAgency {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly words: EmbedMessages['builder']
  readonly suggestionsPath: string
  readonly chosen: readonly ChosenAgency[]
  /** How many the kind of embed takes. */
  readonly most: number
  onChange(chosen: readonly ChosenAgency[]): void
}

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
      <div className="search">
        <SuggestingInput
          suggestionsPath={suggestionsPath}
          label={words.findAgency}
          isEmptied
          onTake={({ id, name }) => add({ id, name })}
        />
      </div>
    </fieldset>
  )
}
