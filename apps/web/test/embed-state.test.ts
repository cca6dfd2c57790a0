import { expect, test } from 'vitest'
import { parseEmbedState } from '../lib/embed-state.ts'

const CASES = [
  ['metric=permits&year=2024', { metric: 'permits.decisions', year: 2024, lang: 'zh', theme: 'auto', first: 10 }],
  [
    'metric=penalties.decisions&lang=en&theme=dark&first=3',
    { metric: 'penalties.decisions', lang: 'en', theme: 'dark', first: 3 },
  ],
  ['metric=permits&region=410300&level=county', { metric: 'permits.decisions', region: '410300', level: 'county' }],
  ['metric=permits&first=0', { first: 1 }],
  ['metric=permits&first=9999', { first: 50 }],
  ['metric=permits&first=-3&lang=fr&theme=pink', { first: 10, lang: 'zh', theme: 'auto' }],
  ['metric=unknown', { metric: undefined }],
  ['metric=permits&region=99x', { metric: undefined }],
  ['metric=permits&sector=zzz', { metric: undefined }],
  ['metric=permits&year=1999', { metric: undefined }],
  ['', { metric: 'disclosure.volume' }],
] as const

test.each(CASES)('an embed of “%s” shows what it asks for', (query, expected) => {
  const state = parseEmbedState(new URLSearchParams(query))
  expect({ ...state, metric: state.metric?.key }).toMatchObject(expected)
})
