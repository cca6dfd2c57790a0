import { describe, expect, it } from 'vitest'
import { textOf, unitsOf } from '../src/text/code-units.ts'

const unitsByCharacter = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
const TEXTS = ['', 'a1', '第二十条\t0\n', '😀\ud800', '公开'.repeat(40_000)]

describe('the code units of a text', () => {
  it.each(TEXTS)('are those of its characters, place for place', (text) => {
    expect(Array.from(unitsOf(text).subarray(0, text.length))).toEqual(unitsByCharacter(text))
  })
  it('are those of the text last asked for', () => {
    const [first, second] = ['主动公开', '依申请']
    unitsOf(first)
    expect(textOf(unitsOf(second).slice(0, second.length) as Uint16Array<ArrayBuffer>)).toBe(second)
    expect(textOf(unitsOf(first).slice(0, first.length) as Uint16Array<ArrayBuffer>)).toBe(first)
  })
})
