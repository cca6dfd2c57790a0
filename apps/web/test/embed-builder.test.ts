import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { EmbedBuilder } from '../components/embed-builder.tsx'
import { PARAMETERS_OF } from '../lib/embed-state.ts'
import { embedMessagesIn } from '../messages/embed.ts'

const { builder: words } = embedMessagesIn('en')
const FIELDS = { metric: 'permits', rate: '', basis: '', minimum: '10', year: '2024', height: '480' }

const builderOf = (given: Partial<typeof FIELDS>, needsSignature = false, refusal?: string): string => {
  const fields = Object.entries({ ...FIELDS, ...given }).map(([name, value]) => ({ name, label: name, value }))
  const props = {
    words,
    path: '/en/embed',
    origin: 'https://gongkai.example.org',
    kinds: [{ value: 'ranking', label: 'Ranking' }],
    kind: 'ranking',
    fields,
    agencies: [],
    suggestionsPath: '/en/suggestions',
    mostCompared: 8,
    heights: { least: 120, most: 2000 },
    needsSignature,
    takes: PARAMETERS_OF,
    refusal,
  }
  return renderToStaticMarkup(createElement(EmbedBuilder, props)).replaceAll('&amp;', '&').replaceAll('&#x27;', "'")
}
const isOffered = (page: string, name: string) => page.includes(`<div><label for="embed-${name}"`)

describe('the builder of embeds', () => {
  test('says how addresses are signed where they must be, and nothing of it elsewhere', () => {
    const command = "-- 'https://gongkai.example.org/embed/ranking?metric=permits&year=2024' --days 30"
    expect(builderOf({}, true)).toContain(command)
    expect(builderOf({})).not.toContain('sign-embed')
  })

  test('gives nothing to paste that others would see refused, and says why', () => {
    const page = builderOf({}, true, 'The parameter agency is missing.')
    expect(page).toContain('<p role="status">The parameter agency is missing.</p>')
    expect(page).not.toMatch(/data-snippet|sign-embed/)
    expect(builderOf({})).toContain('data-snippet="frame"')
  })

  test('shows the frame that it gives to paste', () => {
    const page = builderOf({ height: '300' })
    expect(page).toContain('src="/embed/ranking?metric=permits&year=2024&height=300"')
    expect(builderOf({ height: '99' })).toContain('&height=120"')
  })

  test('offers what says something: a basis of volumes, a minimum of rates', () => {
    const offered = (given: Partial<typeof FIELDS>) => {
      const page = builderOf(given)
      return ['metric', 'basis', 'minimum'].filter((name) => isOffered(page, name))
    }
    expect(offered({})).toEqual(['metric'])
    expect(offered({ metric: 'disclosure-volume' })).toEqual(['metric', 'basis'])
    expect(offered({ rate: 'granted' })).toEqual(['minimum'])
  })
})
