import { describe, expect, test } from 'vitest'
import { type EmbedKind, formatEmbedState, parseEmbedState } from '../lib/embed-state.ts'

const parse = (kind: EmbedKind, query: string) => parseEmbedState(kind, new URLSearchParams(query))

const stateOf = (kind: EmbedKind, query: string) => {
  const parsed = parse(kind, query)
  if ('problem' in parsed) throw new Error(`${parsed.problem.parameter}=${parsed.problem.given}`)
  return parsed.state
}

describe('an embed’s address', () => {
  test.each([
    [
      'ranking',
      'metric=permits&year=2024',
      { metric: 'permits.decisions', year: 2024, lang: 'zh', theme: 'auto', first: 10 },
    ],
    [
      'ranking',
      'metric=penalties.decisions&lang=en&theme=dark&first=3',
      { metric: 'penalties.decisions', theme: 'dark', first: 3 },
    ],
    ['ranking', 'metric=permits&region=410300&level=county', { region: '410300', level: 'county' }],
    ['ranking', 'metric=permits&region=41', { region: '410000' }],
    ['ranking', 'first=0', { first: 1 }],
    ['ranking', 'first=9999', { first: 50 }],
    ['ranking', '', { metric: 'disclosure.volume' }],
    ['ranking', 'by=nothing&utm_source=x', { metric: 'disclosure.volume' }],
    ['ranking', 'asOf=2026-01-31', { asOf: '2026-01-31T15:59:59.999Z' }],
    ['ranking', 'asof=2026-01-31', { asOf: '2026-01-31T15:59:59.999Z' }],
    ['ranking', 'asOf=2026-01-31T08:00:00%2B08:00', { asOf: '2026-01-31T00:00:00.000Z' }],
    ['compare', 'agency=QQ==&agency=Qg==&agency=QQ==', { agency: ['QQ==', 'Qg=='] }],
    ['summary', 'by=sector&measure=median', { by: 'sector', measure: 'median' }],
    ['trend', 'height=auto', { height: 'auto' }],
    ['figure', 'height=300', { height: 300 }],
  ] as const)('of a %s with “%s” shows what it asks for', (kind, query, expected) => {
    const state = stateOf(kind, query)
    expect({ ...state, metric: state.metric.key }).toMatchObject(expected)
  })

  test.each([
    ['ranking', 'metric=unknown', 'metric'],
    ['ranking', 'region=99x', 'region'],
    ['ranking', 'sector=zzz', 'sector'],
    ['ranking', 'year=1999', 'year'],
    ['ranking', 'first=-3', 'first'],
    ['ranking', 'lang=fr', 'lang'],
    ['ranking', 'theme=pink', 'theme'],
    ['ranking', 'height=99999', 'height'],
    ['ranking', 'asOf=yesterday', 'asOf'],
    ['ranking', 'asOf=2026-13-31', 'asOf'],
    ['compare', '', 'agency'],
    ['compare', `agency=${'QQ QR QS QT QU QV QW QX QY'.replaceAll(' ', '+')}`, 'agency'],
    ['trend', 'agency=<script>', 'agency'],
    ['trend', 'agency=QQ&agency=QR', 'agency'],
    ['figure', 'agency=QQ+QR', 'agency'],
    ['summary', 'by=colour', 'by'],
    ['figure', 'interactive=yes', 'interactive'],
  ] as const)('of a %s with “%s” is refused for its %s', (kind, query, parameter) => {
    const parsed = parse(kind, query)
    expect('problem' in parsed && parsed.problem).toMatchObject({ parameter })
  })

  test('has one form for all that ask the same', () => {
    const forms = ['year=2024&metric=permits', 'metric=permits.decisions&year=2024&lang=zh&theme=auto&first=10&x=1']
    for (const form of forms)
      expect(formatEmbedState('ranking', stateOf('ranking', form))).toBe('metric=permits&year=2024')
  })

  test('is read back as it was written', () => {
    const query =
      'metric=permits&year=2024&agency=QQ%3D%3D+Qg%3D%3D&lang=en&height=auto&asOf=2026-01-31T15%3A59%3A59.999Z'
    expect(formatEmbedState('compare', stateOf('compare', query))).toBe(query)
  })
})
