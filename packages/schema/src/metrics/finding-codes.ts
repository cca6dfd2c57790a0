/** The codes of findings (design §6): what each says, how grave it is by default, and the document it rests on. */
import type { Severity, Wording } from './vocabulary.ts'

export interface FindingCode extends Wording {
  readonly severity: Severity
  readonly legalBasis: string
}

const FORM_NOTICE = '国办公开办函〔2021〕30号附件《政府信息公开工作年度报告格式》'
const REGULATIONS_50 = '《中华人民共和国政府信息公开条例》第五十条'
const REGULATIONS_49 = '《中华人民共和国政府信息公开条例》第四十九条'
const code = (severity: Severity, legalBasis: string, zh: string, en: string): FindingCode => ({
  severity,
  legalBasis,
  zh,
  en,
})

export const FINDING_CODES = {
  'sum.balance': code(
    'error',
    FORM_NOTICE,
    '第一项加第二项不等于第三项总计加第四项',
    'Items one and two do not equal the total of item three and item four',
  ),
  'sum.outcomes': code(
    'error',
    FORM_NOTICE,
    '办理结果各行之和不等于（七）总计',
    'The result rows do not add up to the total (七)',
  ),
  'sum.applicants': code(
    'error',
    FORM_NOTICE,
    '各类申请人之和不等于该行总计',
    'The applicants do not add up to the total of the row',
  ),
  'sum.reviews': code(
    'error',
    FORM_NOTICE,
    '复议或诉讼各项之和不等于总计',
    'Reconsideration or litigation results do not add up to their total',
  ),
  'carryover.requests': code(
    'error',
    FORM_NOTICE,
    '上年结转数与上一年度报告的结转下年度数不符',
    'Requests carried in differ from those carried over by the year before',
  ),
  'carryover.items': code(
    'error',
    '国办公开办函〔2019〕60号',
    '上一年项目数量与上一年度报告不符',
    'Items of the year before differ from that year’s report',
  ),
  'stock.in_force': code(
    'warning',
    FORM_NOTICE,
    '现行有效件数与上年数、本年制发和废止数不符',
    'Documents in force differ from last year’s stock plus issued minus repealed',
  ),
  'narrative.contradicts_table': code(
    'error',
    REGULATIONS_50,
    '正文数字与表格数字矛盾',
    'A figure in the text contradicts the table',
  ),
  'narrative.year_mismatch': code(
    'warning',
    REGULATIONS_50,
    '正文年份与报告年份不符',
    'The text speaks of another year than the report’s',
  ),
  'narrative.parts_exceed_total': code(
    'error',
    REGULATIONS_50,
    '正文中分项之和大于总数',
    'The parts named in the text exceed their total',
  ),
  'structure.section_missing': code('error', REGULATIONS_50, '缺少法定部分', 'A section of the form is missing'),
  'structure.table_missing': code(
    'error',
    FORM_NOTICE,
    '缺少表格或表格无法读取',
    'A table of the form is missing or cannot be read',
  ),
  'structure.numbering': code('warning', FORM_NOTICE, '标题序号不连续', 'The numbering of the headings has a gap'),
  'form.mixed': code('warning', FORM_NOTICE, '新旧表格混用', 'Tables of both editions of the form are mixed'),
  'cell.blank': code('warning', FORM_NOTICE, '单元格空白', 'A cell is blank'),
  'cell.unreadable': code('error', FORM_NOTICE, '单元格无法确认', 'A cell cannot be read with certainty'),
  'cell.negative': code('error', FORM_NOTICE, '数量为负数', 'A count is negative'),
  'cell.fraction': code('error', FORM_NOTICE, '件数不是整数', 'A count is not a whole number'),
  'unit.unknown': code('warning', FORM_NOTICE, '金额未标明单位', 'An amount has no printed unit'),
  'identity.completed': code(
    'info',
    REGULATIONS_49,
    '机关名称由正文补全',
    'The agency’s name was completed from the text',
  ),
  'identity.ambiguous': code(
    'error',
    REGULATIONS_49,
    '无法确定机关或其所在地区',
    'The agency or its region is not certain',
  ),
  'text.foreign_fragment': code(
    'info',
    REGULATIONS_50,
    '正文夹杂外文片段',
    'Fragments of a foreign language stand in the text',
  ),
  'text.duplicate': code('warning', REGULATIONS_50, '正文与其他报告雷同', 'The text repeats another report'),
  'report.late': code('error', REGULATIONS_49, '公布时间晚于法定期限', 'Published after the statutory date'),
  'outlier.year_on_year': code(
    'warning',
    REGULATIONS_50,
    '与上年相比变化异常',
    'An unusual change from the year before',
  ),
} satisfies Record<string, FindingCode>
export type FindingCodeKey = keyof typeof FINDING_CODES
