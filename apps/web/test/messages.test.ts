import { expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { zh } from '../messages/zh.ts'

const kindsOf = (messages: object) => Object.entries(messages).map(([key, message]) => `${key}: ${typeof message}`)

test('both languages say the same things in the same order', () => {
  expect(kindsOf(en)).toEqual(kindsOf(zh))
})

test('nothing is left unsaid', () => {
  const empty = [zh, en].flatMap((messages) => Object.entries(messages).filter(([, message]) => message === ''))
  expect(empty).toEqual([])
})

test('one finding is one note in English, not one notes', () => {
  expect(en.findingsSummary(2, 0, 1)).toBe('2 errors, 0 warnings, 1 note')
})
