import { FACT_STATES, type FactState } from '@gongkai/schema/metrics'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Figure } from '../components/figure.tsx'
import type { Fact } from '../lib/fact.ts'

const render = (fact: Partial<Fact>, isDisputed = false) =>
  renderToStaticMarkup(
    createElement(Figure, {
      fact: {
        metric: 'permits.decisions',
        state: 'number',
        value: null,
        unit: 'decision',
        span: null,
        isFromSums: false,
        ...fact,
      },
      lang: 'zh',
      isDisputed,
    }),
  )
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, '')

test.each(['blank', 'missing', 'unreadable', 'not_on_form'] as FactState[])(
  '%s is a word of its own, never a zero',
  (state) => {
    const markup = render({ state })
    expect(textOf(markup)).toBe(FACT_STATES[state].zh)
    expect(markup).toContain(`state-${state}`)
    expect(markup).not.toContain('data-zero')
  },
)

test('a zero is a number', () => {
  const markup = render({ value: 0 })
  expect(textOf(markup)).toBe('0')
  expect(markup).toContain('data-zero')
})

test('a figure leads to its place in the source, and a reason does where the document shows one', () => {
  expect(render({ value: 1311, span: { start: 1, end: 5 } })).toContain('href="#f-permits.decisions"')
  expect(render({ state: 'blank', span: { start: 1, end: 2 } })).toContain('href="#f-permits.decisions"')
  expect(render({ value: 1311 })).not.toContain('href')
})

test('a contradicted figure says so in words, not by colour alone', () => {
  expect(textOf(render({ value: 0, span: { start: 1, end: 2 } }, true))).toBe('≠有矛盾：0')
  expect(textOf(render({ value: 0 }, true))).toBe('≠有矛盾：0')
})
