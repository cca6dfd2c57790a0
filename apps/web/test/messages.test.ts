import { globSync, readFileSync } from 'node:fs'
import { RANKING_SLUGS } from '@gongkai/schema/metrics'
import { expect, test } from 'vitest'
import { en } from '../messages/en.ts'
import { zh } from '../messages/zh.ts'

const kindsOf = (messages: object) => Object.entries(messages).map(([key, message]) => `${key}: ${typeof message}`)

test('both languages say the same things in the same order', () => {
  expect(kindsOf(en)).toEqual(kindsOf(zh))
})

test('every message is said somewhere', () => {
  const root = new URL('..', import.meta.url).pathname
  const source = globSync('{app,components}/**/*.tsx', { cwd: root })
    .map((path) => readFileSync(`${root}${path}`, 'utf8'))
    .join('\n')
  expect(Object.keys(zh).filter((key) => !new RegExp(`(\\bt|\\))\\.${key}\\b`).test(source))).toEqual([])
})

test('the navigation names the headline rankings', () => {
  expect(Object.keys(zh.navLabels)).toEqual(Object.keys(RANKING_SLUGS))
  expect(Object.keys(en.navLabels)).toEqual(Object.keys(RANKING_SLUGS))
})

test('nothing is left unsaid', () => {
  const empty = [zh, en].flatMap((messages) => Object.entries(messages).filter(([, message]) => message === ''))
  expect(empty).toEqual([])
})

test('one finding is one note in English, not one notes', () => {
  expect(en.findingsSummary(2, 0, 1)).toBe('2 errors, 0 warnings, 1 note')
})
