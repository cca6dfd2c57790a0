/** Wording of the rendered reports that is not on the form: agencies, sentences, the lines a site puts around them. */

/** Real places, so that identity can be checked; no figure here is theirs. */
export const AGENCIES = [
  { name: '嵩县卫生健康委员会', regionCode: '410325', sector: 'health' },
  { name: '沁阳市教育局', regionCode: '410882', sector: 'education' },
  { name: '昆山市人民政府', regionCode: '320583', sector: 'government' },
  { name: '义乌市市场监督管理局', regionCode: '330782', sector: 'market_regulation' },
  { name: '大理市交通运输局', regionCode: '532901', sector: 'transport' },
  { name: '绵阳市水利局', regionCode: '510700', sector: 'water' },
  { name: '青海省民政厅', regionCode: '630000', sector: 'civil_affairs' },
] as const

export const TITLE = '政府信息公开工作年度报告'

export const sentences = (year: number, volume: number) => ({
  overview: [
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `（一）主动公开情况。${year}年，本机关主动公开政府信息${volume}条。`,
    '（二）政府信息管理情况。本机关规范信息发布流程，落实审查责任。',
  ],
  problems: ['公开内容的深度仍有不足，公开的时效有待提高。下一步，将加强业务培训，拓宽公开渠道。'],
  other: [`${year}年，本机关未收取信息处理费。`],
})

export const CHROME_BEFORE = ['当前位置：首页 > 政务公开 > 政府信息公开年报', '发布时间：2025-01-20 09:30 来源：本站']
export const CHROME_AFTER = ['相关链接', '主办单位 网站地图 联系我们', '版权所有 备案号00000000号']
export const BLANKS = ['', '/', '—', '无'] as const
export type Blank = (typeof BLANKS)[number]
