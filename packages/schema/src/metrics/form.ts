/**
 * The printed form, as its two editions lay it out: the tables of sections 二, 三 and 四, their rows, columns and wording.
 * 2021: 国办公开办函〔2021〕30号. 2019: 国办公开办函〔2019〕60号. Labels stand as printed, without their numbering;
 * `aliases` are wordings seen in real reports. The parser finds its labels here and nowhere else.
 */
import type { Unit, Wording } from './vocabulary.ts'

/** The two editions of the form that carry facts. */
export type FormEdition = '2019' | '2021'

export interface Label extends Wording {
  readonly key: string
  /** Editions that print it; both unless stated. */
  readonly forms: readonly FormEdition[]
  /** The numbering printed before it, such as `一、`, `（一）`, `1.`. */
  readonly number: string
  readonly aliases: readonly string[]
}

const BOTH = ['2019', '2021'] as const
type LabelOptions = Partial<Pick<Label, 'forms' | 'number' | 'aliases'>>
const label = (key: string, zh: string, en: string, options: LabelOptions = {}): Label => ({
  key,
  zh,
  en,
  forms: options.forms ?? BOTH,
  number: options.number ?? '',
  aliases: options.aliases ?? [],
})

// ── Section headings ────────────────────────────────────────────────────────────────────────────────────────────────

export const SECTIONS = [
  label('overview', '总体情况', 'Overall situation', {
    number: '一、',
    aliases: [
      ...['概述', '概况', '总体概况', '基本情况', '总体工作情况', '工作总体情况', '工作开展情况', '主要工作情况'],
      ...['政府信息公开总体情况', '政府信息公开工作总体情况', '政府信息公开工作情况', '政府信息公开工作概况'],
    ],
  }),
  label('disclosure', '主动公开政府信息情况', 'Information disclosed on the agency’s own initiative', {
    number: '二、',
    aliases: ['行政机关主动公开政府信息情况', '主动公开政府信息的情况', '主动公开情况'],
  }),
  label('requests', '收到和处理政府信息公开申请情况', 'Requests received and handled', {
    number: '三、',
    aliases: ['行政机关收到和处理政府信息公开申请情况', '收到和处理政府信息公开申请的情况'],
  }),
  label('reviews', '政府信息公开行政复议、行政诉讼情况', 'Administrative reconsideration and litigation', {
    number: '四、',
    aliases: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
      '政府信息公开行政复议和行政诉讼情况',
    ],
  }),
  label('problems', '存在的主要问题及改进情况', 'Problems and improvements', {
    number: '五、',
    aliases: ['政府信息公开工作存在的主要问题及改进情况', '存在的问题及改进情况', '存在的不足及改进措施'],
  }),
  label('other', '其他需要报告的事项', 'Other matters to report', {
    number: '六、',
    aliases: [
      ...['其他需要报告事项', '其它需要报告的事项', '其它需要报告事项', '其他需报告的事项', '其他需要报告的情况'],
      ...['其他需要说明的事项', '其他应当报告的事项', '其他报告事项', '需要报告的其他事项', '其他事项', '其他情况'],
    ],
  }),
] as const
export type SectionKey = 'overview' | 'disclosure' | 'requests' | 'reviews' | 'problems' | 'other'

// ── Table 二 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Column extends Label {
  readonly unit: Unit
  /** What came and went of a stock: it may be negative, as nothing else on the form may. */
  readonly isChange?: true
}
const column = (key: string, zh: string, en: string, unit: Unit, aliases: string[] = []): Column => ({
  ...label(key, zh, en, { aliases }),
  unit,
})

const ITEMS_PREVIOUS = column('items_previous', '上一年项目数量', 'Items of the year before', 'item')
const ITEMS_CHANGE: Column = {
  ...column('items_change', '本年增/减', 'Items added or removed this year', 'item', ['本年增减']),
  isChange: true,
}
const DECISIONS_2019 = column('decisions', '处理决定数量', 'Decisions taken this year', 'decision', [
  '本年处理决定数量',
])
const DECISIONS_2021 = column('decisions', '本年处理决定数量', 'Decisions taken this year', 'decision', [
  '处理决定数量',
])
const ITEM_COLUMNS = [ITEMS_PREVIOUS, ITEMS_CHANGE]

/** One block of table 二: the article of the Regulations it serves, its rows and, for each edition, its columns. */
export interface DisclosureBlock {
  readonly article: Label
  readonly rows: readonly Label[]
  /** Columns from left to right; an edition without the block has none. */
  readonly columns: Readonly<Record<FormEdition, readonly Column[]>>
}

const article = (number: string, en: string) =>
  label(`article_20_${en}`, `第二十条第（${number}）项`, `Article 20 (${en})`)

export const DISCLOSURE_BLOCKS: readonly DisclosureBlock[] = [
  {
    article: article('一', '1'),
    rows: [
      label('rules', '规章', 'Government rules'),
      label('normative_documents', '行政规范性文件', 'Normative documents', { aliases: ['规范性文件'] }),
    ],
    columns: {
      '2019': [
        column('made', '本年新制作数量', 'Made this year', 'document', ['本年制作数量']),
        column('disclosed', '本年新公开数量', 'Disclosed this year', 'document', ['本年公开数量']),
        column('disclosed_total', '对外公开总数量', 'Disclosed in total', 'document'),
      ],
      '2021': [
        column('issued', '本年制发件数', 'Issued this year', 'document', ['本年制发数量', '本年印发件数']),
        column('repealed', '本年废止件数', 'Repealed this year', 'document', ['本年废止数量']),
        column('in_force', '现行有效件数', 'In force', 'document', ['现行有效数量', '现行有效数']),
      ],
    },
  },
  {
    article: article('五', '5'),
    rows: [
      label('permits', '行政许可', 'Administrative permits'),
      label('other_services', '其他对外管理服务事项', 'Other public services', { forms: ['2019'] }),
    ],
    columns: { '2019': [...ITEM_COLUMNS, DECISIONS_2019], '2021': [DECISIONS_2021] },
  },
  {
    article: article('六', '6'),
    rows: [
      label('penalties', '行政处罚', 'Administrative penalties'),
      label('coercive_measures', '行政强制', 'Coercive measures'),
    ],
    columns: { '2019': [...ITEM_COLUMNS, DECISIONS_2019], '2021': [DECISIONS_2021] },
  },
  {
    article: article('八', '8'),
    rows: [label('fees', '行政事业性收费', 'Administrative fees')],
    columns: {
      '2019': ITEM_COLUMNS,
      '2021': [
        column('amount', '本年收费金额（单位：万元）', 'Amount collected this year (10,000 yuan)', 'wan_yuan', [
          '本年收费金额',
        ]),
      ],
    },
  },
  {
    article: article('九', '9'),
    rows: [label('procurement', '政府集中采购', 'Central government procurement', { forms: ['2019'] })],
    columns: {
      '2019': [
        column('items', '采购项目数量', 'Items procured', 'item'),
        column('amount', '采购总金额（单位：万元）', 'Amount procured (10,000 yuan)', 'wan_yuan', ['采购总金额']),
      ],
      '2021': [],
    },
  },
]
/** The head of every block's first column. */
export const DISCLOSURE_HEAD = label('content', '信息内容', 'Content')

// ── Table 三 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const APPLICANTS = [
  label('natural_person', '自然人', 'Natural persons'),
  label('enterprise', '商业企业', 'Enterprises'),
  label('research_institution', '科研机构', 'Research institutions'),
  label('social_organization', '社会公益组织', 'Social organizations'),
  label('legal_services', '法律服务机构', 'Legal service organizations'),
  label('other', '其他', 'Others'),
  label('total', '总计', 'Total', { aliases: ['合计'] }),
] as const
/** Heads printed above the applicants, which hold no figures. */
export const APPLICANT_GROUPS = [
  label('applicants', '申请人情况', 'Applicants'),
  label('organizations', '法人或其他组织', 'Legal persons or other organizations'),
  label('rule', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'Rule of this column'),
] as const

export interface RequestRow extends Label {
  /** The group head printed before its first row; it holds no figures. */
  readonly group?: string
}
const ONLY_2021 = { forms: ['2021'] } as const
const row = (number: string, key: string, zh: string, en: string, options: LabelOptions & { group?: string } = {}) =>
  ({ ...label(key, zh, en, { ...options, number }), ...(options.group ? { group: options.group } : {}) }) as RequestRow

/** Group heads of table 三; in the one-row variety of 2019 其他处理 is itself the row. */
export const REQUEST_GROUPS = [
  label('results', '本年度办理结果', 'Results of this year', { number: '三、' }),
  label('denied', '不予公开', 'Denied', { number: '（三）' }),
  label('unavailable', '无法提供', 'Unavailable', { number: '（四）' }),
  label('not_processed', '不予处理', 'Not processed', { number: '（五）' }),
  label('other_outcome', '其他处理', 'Other outcomes', { number: '（六）', forms: ['2021'] }),
] as const

export const REQUEST_ROWS: readonly RequestRow[] = [
  row('一、', 'received', '本年新收政府信息公开申请数量', 'Received this year'),
  row('二、', 'carried_in', '上年结转政府信息公开申请数量', 'Carried in from the year before'),
  row('（一）', 'granted', '予以公开', 'Granted'),
  row('（二）', 'partially_granted', '部分公开（区分处理的，只计这一情形，不计其他情形）', 'Partially granted', {
    aliases: ['部分公开'],
  }),
  row('1.', 'denied.state_secret', '属于国家秘密', 'State secret', { group: 'denied' }),
  row('2.', 'denied.other_law', '其他法律行政法规禁止公开', 'Forbidden by another law', { group: 'denied' }),
  row('3.', 'denied.security_stability', '危及“三安全一稳定”', 'Security or stability', { group: 'denied' }),
  row('4.', 'denied.third_party', '保护第三方合法权益', 'Rights of a third party', { group: 'denied' }),
  row('5.', 'denied.internal', '属于三类内部事务信息', 'Internal affairs', { group: 'denied' }),
  row('6.', 'denied.deliberative', '属于四类过程性信息', 'Deliberative', { group: 'denied' }),
  row('7.', 'denied.enforcement_file', '属于行政执法案卷', 'Enforcement file', { group: 'denied' }),
  row('8.', 'denied.administrative_query', '属于行政查询事项', 'Administrative query', { group: 'denied' }),
  row('1.', 'unavailable.not_held', '本机关不掌握相关政府信息', 'Not held', { group: 'unavailable' }),
  row('2.', 'unavailable.needs_creation', '没有现成信息需要另行制作', 'Would have to be created', {
    group: 'unavailable',
  }),
  row('3.', 'unavailable.unclear', '补正后申请内容仍不明确', 'Unclear after correction', { group: 'unavailable' }),
  row('1.', 'not_processed.petition', '信访举报投诉类申请', 'Petition or complaint', { group: 'not_processed' }),
  row('2.', 'not_processed.duplicate', '重复申请', 'Repeated request', { group: 'not_processed' }),
  row('3.', 'not_processed.publication', '要求提供公开出版物', 'Asks for a publication', { group: 'not_processed' }),
  row('4.', 'not_processed.excessive', '无正当理由大量反复申请', 'Excessive without reason', {
    group: 'not_processed',
  }),
  row('5.', 'not_processed.confirm', '要求行政机关确认或重新出具已获取信息', 'Asks to confirm known information', {
    group: 'not_processed',
  }),
  row(
    '1.',
    'other_outcome.no_correction',
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'Not corrected in time',
    { ...ONLY_2021, group: 'other_outcome' },
  ),
  row(
    '2.',
    'other_outcome.unpaid_fee',
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    'Fee not paid in time',
    { ...ONLY_2021, group: 'other_outcome' },
  ),
  row('3.', 'other_outcome.other', '其他', 'Other reasons', { ...ONLY_2021, group: 'other_outcome' }),
  row('（六）', 'other_outcome', '其他处理', 'Other outcomes', { forms: ['2019'] }),
  row('（七）', 'resolved_total', '总计', 'Resolved in total', { aliases: ['合计'] }),
  row('四、', 'carried_out', '结转下年度继续办理', 'Carried over to the next year'),
]

// ── Table 四 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const REVIEW_GROUPS = [
  label('reconsideration', '行政复议', 'Administrative reconsideration'),
  label('litigation_direct', '未经复议直接起诉', 'Litigation without reconsideration'),
  label('litigation_after_reconsideration', '复议后起诉', 'Litigation after reconsideration'),
] as const
/** Printed above the two kinds of litigation; holds no figures. */
export const REVIEW_HEAD = label('litigation', '行政诉讼', 'Administrative litigation')
export const REVIEW_COLUMNS = [
  label('upheld', '结果维持', 'Upheld'),
  label('corrected', '结果纠正', 'Corrected'),
  label('other', '其他结果', 'Other result'),
  label('pending', '尚未审结', 'Pending'),
  label('total', '总计', 'Total', { aliases: ['合计'] }),
] as const
