import { describe, expect, it } from 'vitest'
import { narrativeFacts, type StoredCount } from '../src/db/index.ts'

const TEXT = '全年公开 324 条，网站 440 条，微信 885 条，又称微信 900 条，累计 1681 条，推送 52 期'
const count = (words: string, change: Partial<StoredCount>): StoredCount => ({
  value: Number(/\d+/.exec(words)?.[0]),
  approximate: false,
  unit: '条',
  kind: 'channel',
  channel: null,
  span: { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length },
  ...change,
})
const TOTAL = count('公开 324 条', { kind: 'total' })
const WEBSITE = count('网站 440 条', { channel: 'website' })
const WECHAT = count('微信 885 条', { channel: 'wechat' })
const OTHER_WECHAT = count('又称微信 900 条', { channel: 'wechat' })

const factsOf = (volume: number | null, ...counts: StoredCount[]) =>
  narrativeFacts({ text: TEXT, disclosure: { volume, basis: null, counts } }).map(({ metric, state, value, raw }) => [
    metric,
    state,
    value,
    raw,
  ])

describe('the figures of the narrative', () => {
  it('stand where their sentences stand', () => {
    const cumulative = count('累计 1681 条', { kind: 'cumulative' })
    expect(factsOf(324, TOTAL, WEBSITE, cumulative)).toEqual([
      ['disclosure.volume', 'number', 324, '公开 324 条'],
      ['disclosure.website', 'number', 440, '网站 440 条'],
      ['disclosure.cumulative', 'number', 1681, '累计 1681 条'],
    ])
  })

  it('that are sums of several sentences stand nowhere', () => {
    expect(factsOf(1325, WEBSITE, WECHAT)[0]).toEqual(['disclosure.volume', 'number', 1325, null])
  })

  it('that sentences contradict are not certain', () => {
    expect(factsOf(null, WECHAT, OTHER_WECHAT)).toEqual([['disclosure.wechat', 'unreadable', null, '微信 885 条']])
  })

  it('are only what counts items, and nothing where nothing is stated', () => {
    expect(factsOf(null, count('推送 52 期', { channel: 'wechat', unit: '期' }))).toEqual([])
    expect(factsOf(null, count('网站 440 条', { kind: 'category', channel: 'website' }))).toEqual([])
  })
})
