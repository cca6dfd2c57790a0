import { expect, it } from 'vitest'
import { remembered } from '../src/text/remembered.ts'

it('a text is read once, a long one each time', () => {
  const seen: number[] = []
  const lengthOf = remembered((raw) => {
    seen.push(raw.length)
    return { length: raw.length }
  })
  for (const text of ['一', '一', '长'.repeat(300), '长'.repeat(300)])
    expect(lengthOf(text)).toEqual({ length: text.length })
  expect(seen).toEqual([1, 300, 300])
})
it('what is found to be nothing is remembered too', () => {
  let readings = 0
  const nothing = remembered(() => {
    readings++
    return null
  })
  expect([nothing('无'), nothing('无')]).toEqual([null, null])
  expect(readings).toBe(1)
})
