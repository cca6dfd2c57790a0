/** The metrics of the narrative as cells, from its counted sentences, so that they rank like any other figure. */
import { getMetric, ITEM_MEASURES } from '../../metrics/index.ts'
import type { StoredCount, StoredFact, StoredReportInput } from './stored-report.ts'

export const VOLUME = 'disclosure.volume'

type Counts = readonly StoredCount[]
const inChannel = (channel: StoredCount['channel']) => (count: StoredCount) =>
  count.kind === 'channel' && count.channel === channel

/** Which counts state which metric; those that count no items state none. */
const STATED_BY: readonly (readonly [metric: string, states: (count: StoredCount) => boolean])[] = [
  ['disclosure.website', inChannel('website')],
  ['disclosure.wechat', inChannel('wechat')],
  ['disclosure.weibo', inChannel('weibo')],
  ['disclosure.other_channels', inChannel('other')],
  ['disclosure.cumulative', (count) => count.kind === 'cumulative'],
]

type Narrative = Pick<StoredReportInput, 'text' | 'disclosure'>

/** A cell for each metric the narrative states; one that it does not state has none. */
export function narrativeFacts({ text, disclosure }: Narrative): StoredFact[] {
  const items = disclosure.counts.filter(({ unit }) => ITEM_MEASURES.includes(unit))
  const stated = STATED_BY.flatMap(([metric, states]) => statedFact(metric, items.filter(states), text))
  return disclosure.volume === null ? stated : [volumeFact(disclosure.volume, items, text), ...stated]
}

/** Sentences that agree are one figure; of sentences that contradict each other none is certain. */
function statedFact(metric: string, counts: Counts, text: string): StoredFact[] {
  const [first] = counts
  if (!first) return []
  const place = placeOf(first, text)
  const agree = counts.every(({ value }) => value === first.value)
  const { unit } = getMetric(metric)
  return [
    agree
      ? { metric, unit, ...place, state: 'number', value: first.value }
      : { metric, unit, ...place, state: 'unreadable', value: null },
  ]
}

/** The sentence that states the volume; a sum of several stands nowhere. */
function volumeFact(value: number, items: Counts, text: string): StoredFact {
  const stating = items.find((count) => count.value === value && (count.kind === 'total' || count.kind === 'channel'))
  const place = stating ? placeOf(stating, text) : { raw: null, span: null }
  return { metric: VOLUME, unit: getMetric(VOLUME).unit, ...place, state: 'number', value }
}

const placeOf = ({ span }: StoredCount, text: string) => ({ raw: text.slice(span.start, span.end), span })
