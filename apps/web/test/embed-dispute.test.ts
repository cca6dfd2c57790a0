/** What embeds show of an agency’s answer to what is found wrong with its figure. */
import { expect, test } from 'vitest'
import { findDispute } from '../embed/dispute.ts'
import { inFormat, RANKING, setEmbedStage } from './embed-stage.ts'

const stage = setEmbedStage()
const RATE = RANKING.replace('metric=permits', 'rate=granted')

test('a figure that its report contradicts leads to the findings, and to the answer where the agency has answered', async () => {
  expect(await stage.textOf(RANKING)).toMatch(/href="[^"]*\/reports\/UQ1#findings"[^>]*>有矛盾<\/a>/)
  expect(await stage.textOf(RATE)).toMatch(/href="[^"]*\/reports\/UQ1#reply"[^>]*>有矛盾，机关已答复<\/a>/)
  expect(await stage.textOf(`${RATE}&lang=en`)).toContain('>contradicted, the agency replied</a>')
})

test('pictures, spreadsheets and programs are told of the answer as well', async () => {
  expect(await stage.textOf(inFormat(RATE, '.svg'))).toContain('有矛盾，机关已答复')
  expect(await stage.textOf(inFormat(RATE, '.csv'))).toMatch(/,"?有矛盾，机关已答复"?\r\n$/)
  const { rows } = JSON.parse(await stage.textOf(inFormat(RATE, '.json')))
  expect(rows.map(({ disputed, answered }: Record<string, boolean>) => [disputed, answered])).toEqual([
    [false, false],
    [true, true],
  ])
})

test('a figure that is far from the other years of its agency says so, in each format', async () => {
  expect(await stage.textOf(RANKING)).toMatch(/洛阳市第2卫生健康委员会<\/a> <small>变化异常<\/small>/)
  expect(await stage.textOf(`${RANKING}&lang=en`)).toContain('<small>unusual change</small>')
  for (const format of ['.svg', '.csv', '.json'])
    expect((await stage.textOf(inFormat(RANKING, format))).split('变化异常')).toHaveLength(2)
})

test('of trends and comparisons only the metric and the report that a finding speaks of are disputed', () => {
  const reply = { isToFinding: false }
  const disputing = [{ metrics: ['PERMITS_DECISIONS'], report: { id: 'UQ0' }, reply }]
  const find = (metric: string, id: string) => findDispute(disputing, metric, id, 'en')
  expect(find('permits.decisions', 'UQ0')).toEqual({ href: '/en/reports/UQ0#reply', isAnswered: true })
  expect(find('permits.decisions', 'UQ1')).toBeUndefined()
  expect(find('penalties.decisions', 'UQ0')).toBeUndefined()
})

test('an answer to the finding stands beside it, one to the report by itself', () => {
  const finding = (reply: { isToFinding: boolean } | null) => ({
    metrics: ['PERMITS_DECISIONS'],
    report: { id: 'UQ0' },
    reply,
  })
  const find = (...replies: Parameters<typeof finding>[0][]) =>
    findDispute(replies.map(finding), 'permits.decisions', 'UQ0', 'zh')
  const [toFinding, toReport] = [{ isToFinding: true }, { isToFinding: false }]
  expect(find(toFinding)).toEqual({ href: '/reports/UQ0#findings', isAnswered: true })
  expect(find(toReport, toFinding)).toEqual({ href: '/reports/UQ0#findings', isAnswered: true })
  expect(find(toReport, toReport)).toEqual({ href: '/reports/UQ0#reply', isAnswered: true })
  expect(find(null, toFinding)).toMatchObject({ isAnswered: true })
  expect(find(null)).toEqual({ href: '/reports/UQ0#findings', isAnswered: false })
})
