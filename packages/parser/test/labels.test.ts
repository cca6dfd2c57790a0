import { describe, expect, it } from 'vitest'
import { DISCLOSURE_LABELS, REQUEST_LABELS, REVIEW_LABELS } from '../src/grids/labels.ts'

const keys = (raw: string, table = REQUEST_LABELS) => table.match(raw).map((label) => label.key)

describe('a label is found', () => {
  it.each([
    ['broken over lines', '1.属于国\n家秘密', 'denied.state_secret'],
    ['one character per line', [...'（一）予以公开'].join('\n'), 'granted'],
    ['in half-width brackets', '(二)部分公开(区分处理的,只计这一情形,不计其他情形)', 'partially_granted'],
    ['with a comma for its point', '8、属于行政查询事项', 'denied.administrative_query'],
    ['in traditional characters', '（一）予以公開', 'granted'],
    ['with a character misread', '1.信访举报投拆类申请', 'not_processed.petition'],
    ['by a shorter wording', '（二）部分公开', 'partially_granted'],
  ])('%s', (_, raw, key) => {
    expect(keys(raw)).toEqual([key])
  })

  it('run together with its neighbours', () => {
    expect(keys('行政处罚行政强制', DISCLOSURE_LABELS)).toEqual(['penalties', 'coercive_measures'])
    expect(keys('结果维持结果纠正其他结果', REVIEW_LABELS)).toEqual(['upheld', 'corrected', 'other'])
  })

  it('with the numbering that tells it from a head', () => {
    expect(REQUEST_LABELS.match('（七）总计')[0]).toMatchObject({ key: 'resolved_total', weak: false })
    expect(REQUEST_LABELS.match('总计')[0]).toMatchObject({ key: 'resolved_total', weak: true })
  })

  it('with the wording it was found by', () => {
    expect(DISCLOSURE_LABELS.match('采购总金额')[0]).toMatchObject({ key: 'amount', body: '采购总金额' })
  })
})

it('a sentence, a fragment and a wording near to none are no labels', () => {
  expect(keys('公开')).toEqual([])
  expect(keys('附件下载')).toEqual([])
  expect(keys('规章制度进一步完善', DISCLOSURE_LABELS)).toEqual([])
})
