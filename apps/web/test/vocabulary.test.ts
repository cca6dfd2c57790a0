import { FORMS, METRICS } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import { enumOf } from '../lib/enum-key.ts'
import { readForm, readMetricKey } from '../lib/vocabulary.ts'

test('every metric and form is read back from its GraphQL name', () => {
  for (const { key } of METRICS) expect(readMetricKey(enumOf(key))).toBe(key)
  for (const form of Object.keys(FORMS)) expect(readForm(enumOf(form))).toBe(form)
})

test('a name that the catalogue does not have is refused, not guessed', () => {
  expect(() => readForm('FORM_2035')).toThrow('FORM_2035')
})
