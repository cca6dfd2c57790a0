import { expect, it } from 'vitest'
import { createWordingSearch } from '../src/text/wording-search.ts'

const WORDINGS = ['主动公开情况', '公开情况', '公开', '情况', '总体情况']
const TEXT = '总体情况公开公开情况主动公开情况'

const placesOf = (wording: string) => [...TEXT].flatMap((_, at) => (TEXT.startsWith(wording, at) ? [at] : []))

it('finds every place of every wording, within one another too', () => {
  expect(createWordingSearch(WORDINGS)(TEXT)).toEqual(WORDINGS.map(placesOf))
})
it('finds nothing beyond the end of a text', () => {
  expect(createWordingSearch(['公开情况'])('主动公开')).toEqual([[]])
})
