/** How prose gives figures that the tables give too: a row for each way of saying it (matched against compact text). */

export interface MentionRule {
  readonly metrics: readonly string[]
  /** The words before a figure, up to it. Where there are none, the rule is of a statement without a figure. */
  readonly lead?: RegExp
  /** A word that every such lead has, looked for before it. */
  readonly leadWord?: string
  /** What must come right after the figure’s unit. */
  readonly tail?: RegExp
  /** The figure must go on a list that a figure of this metric began (行政许可8件，行政处罚3件). */
  readonly continues?: RegExp
  /** The whole statement, from one of the CUES (wording.ts) on. */
  readonly statement?: RegExp
  /** The value where the words themselves say it. */
  readonly value?: 0
  /** The figure repeats the one of this metric (均为自然人申请). */
  readonly repeats?: string
  /** A clause that matches says something else. */
  readonly unless?: RegExp
  /** Where the figure may leave out cases of the table, unless it is zero; else it is the table’s own. */
  readonly isPart?: true
  /** Holds for a figure of zero only: which metric has how much of a larger one is not said. */
  readonly onlyZero?: true
  /** The words do not tell these metrics apart: the figure is compared with the sum of them and the first. */
  readonly togetherWith?: readonly string[]
}

/** Units of requests, decisions and cases. */
export const MENTION_UNITS = '件份宗起条次例'
/** Without one of these words near it a figure is none of the tables’. */
export const MENTION_TOPIC = /申请|依申|行政|复议|诉讼|结转|转[至到入]?下|公开|许可|自然人/

const REQUEST =
  '(?:依申请公开|(?:政府|政务)?信息公开(?:的)?申请|公开(?:政府)?信息(?:的)?申请|申请公开|公开申请|依申请信息公开)'
const REQUEST_NOUN = '(?:政府信息|信息|事项|申请|件|的|数量|材料|情况|共|总计|共计|合计|为|量){0,4}'
const COUNTED = '(?:数量|总数|件数|数|量)?(?:共|共计|总计|累计|合计|为|达)*'
const DECISION = `(?:事项|案件|决定书|决定|业务)?${COUNTED}`
const NONE = '(?:未|没有|无)'
const NOT_OF_REQUESTS = '(?![^,。;]{0,10}(?:费|复议|诉讼|投诉|举报|纠纷|败诉|逾期|超期))'
const NO_REVIEW = `(?:未发生|未出现|未收到|未产生|未引发|没有发生|没有收到|没有产生|没有因|不存在|未有|无(?=因|行政复议|行政诉讼|涉及|政府信息公开))[^。;,]{0,40}?`
const REVIEW_OUTCOME = /复议后|纠错|纠正|败诉|撤销|责令|违法|变更/
const OF_DISCLOSURE = '(?:信息公开|依申请)[^,。;]{0,12}'
const REVIEWS = /^(?:reconsideration|litigation_direct)\.total$/
const LITIGATION = { metrics: ['litigation_direct.total'], togetherWith: ['litigation_after_reconsideration.total'] }
const DECISIONS = /\.decisions$/
const NEXT = '^[,、;及和与]?'

/** How every statement of these rules begins; most of the CUES begin none. */
export const STATEMENT_OPENING = /未[收受接产发出引有]|没有|无|不存在|均[为系是](?:自然人|0|零)|[0零](?=[,;。)]|$)/y

/** A row speaks of the whole year and the whole agency. */
export const MENTION_RULES: readonly MentionRule[] = [
  {
    metrics: ['requests.received.total'],
    leadWord: '申请',
    lead: new RegExp(`(?:收到|受理|接收|接到|新收)[^,。;:\\d]{0,16}?${REQUEST}${REQUEST_NOUN}$`),
  },
  {
    metrics: ['requests.received.total'],
    lead: /(?:收到|受理|接收|接到|新收)(?:了)?$/,
    tail: new RegExp(`^(?:${REQUEST}|政府信息公开|申请)`),
  },
  {
    metrics: ['requests.received.total'],
    leadWord: '申请',
    lead: /(?:^|[^收理到办结复])(?:政府)?信息公开申请(?:总数|数量|总量|量)(?:共|共计|总计|合计|为|达){0,2}$/,
  },
  {
    metrics: ['requests.received.total'],
    statement: new RegExp(
      `${NONE}(?:收到|受理|接到|接收|产生|发生|出现)(?:过|到|任何|形式|公民|法人|其他组织|或者|或|及|以及|、|和|关于|的|有关|群众|社会|要求|提出|向本机关){0,9}?${REQUEST}${NOT_OF_REQUESTS}`,
      'y',
    ),
    value: 0,
  },
  {
    metrics: ['requests.received.total'],
    statement:
      /(?:无|没有)(?:依申请公开(?:的)?(?:政府信息)?(?:事项|件|申请|情况)|(?:政府)?信息公开申请)(?![^,。;]{0,6}(?:费|复议|诉讼|[被逾超投]))/y,
    value: 0,
  },
  {
    metrics: ['requests.received.total'],
    statement: new RegExp(
      `(?<=(?:收到|受理|接收|接到|新收)[^,。;:\\d]{0,16}${REQUEST}(?:政府信息|申请|件|的|数量|数|总数|共|共计|为|是){0,3})[0零](?=[,;。)]|$)`,
      'y',
    ),
    value: 0,
  },
  {
    metrics: ['requests.received.natural_person'],
    statement: /均[为系是]自然人/y,
    repeats: 'requests.received.total',
  },
  {
    metrics: ['requests.received.natural_person'],
    lead: /^[,;(](?:其中)?[,:]?自然人(?:提出|提交)?(?:的)?(?:申请)?$/,
    continues: /^requests\.received\.total$/,
  },
  {
    metrics: ['requests.granted.total'],
    leadWord: '收到的',
    lead: /收到的$/,
    tail: /^[^,。;]{0,8}申请,(?:均|全部)(?:已)?予以公开/,
  },
  {
    metrics: ['requests.granted.total'],
    leadWord: '公开',
    lead: /(?:(?<!部分|不)予以公开|同意公开)(?:答复)?(?:的)?(?:有|共)?$/,
    unless: /[及和、含中]部分公开/,
  },
  {
    metrics: ['requests.carried_in.total'],
    leadWord: '上年',
    lead: /上年(?:度)?结转(?:至?本年)?[^,。;\d]{0,10}?$/,
  },
  {
    metrics: ['requests.carried_out.total'],
    leadWord: '转',
    lead: /(?:结转|转)(?:至|到|入)?下一?年度?[^,。;\d]{0,10}?(?:的)?(?:有|共)?$/,
  },
  {
    metrics: ['requests.carried_out.total'],
    lead: /$/,
    tail: /^(?:申请)?结转(?:至|到|入)?下一?年度?/,
  },
  {
    metrics: ['permits.decisions'],
    leadWord: '行政',
    lead: new RegExp(`(?:办结|办理|作出|做出|处理|完成|实施)(?:了)?(?:各类|各项|全部)?行政(?:许可|审批)${DECISION}$`),
  },
  {
    metrics: ['penalties.decisions'],
    leadWord: '行政处罚',
    lead: new RegExp(`(?:处理|作出|做出|实施|办结|办理|下达|完成)(?:了)?(?:各类|各项|全部)?行政处罚${DECISION}$`),
  },
  {
    metrics: ['permits.decisions'],
    leadWord: '行政许可',
    lead: new RegExp(`行政许可(?:处理)?决定${COUNTED}$`),
  },
  {
    metrics: ['penalties.decisions'],
    leadWord: '行政处罚',
    lead: new RegExp(`行政处罚(?:处理)?决定${COUNTED}$`),
  },
  {
    metrics: ['permits.decisions'],
    lead: new RegExp(`${NEXT}行政许可${DECISION}$`),
    continues: DECISIONS,
  },
  {
    metrics: ['penalties.decisions'],
    lead: new RegExp(`${NEXT}行政处罚${DECISION}$`),
    continues: DECISIONS,
  },
  {
    metrics: ['coercive_measures.decisions'],
    lead: new RegExp(`${NEXT}行政强制(?:措施|执行)?${DECISION}$`),
    continues: DECISIONS,
  },
  {
    metrics: ['reconsideration.total'],
    leadWord: '行政复议',
    lead: new RegExp(`${OF_DISCLOSURE}行政复议(?:案件|申请|案)?(?:共|共计)?$`),
    isPart: true,
  },
  {
    ...LITIGATION,
    leadWord: '行政诉讼',
    lead: new RegExp(`${OF_DISCLOSURE}行政诉讼(?:案件|案)?(?:共|共计)?$`),
    isPart: true,
  },
  {
    ...LITIGATION,
    lead: new RegExp(`${NEXT}(?:被?提起|发生|引发)?行政诉讼(?:案件|案)?(?:共|共计)?$`),
    continues: REVIEWS,
    isPart: true,
  },
  {
    metrics: ['reconsideration.total', 'litigation_direct.total', 'litigation_after_reconsideration.total'],
    leadWord: '复议',
    lead: new RegExp(`${OF_DISCLOSURE}复议(?:案件)?(?:和|及|与|、)(?:行政)?诉讼(?:案件|案)?(?:数量|数)?(?:均|都)为?$`),
    onlyZero: true,
  },
  {
    metrics: ['reconsideration.total', 'litigation_direct.total', 'litigation_after_reconsideration.total'],
    statement:
      /(?<=信息公开[^,。;\d]{0,12}复议(?:案件|案)?[、和及与](?:行政)?诉讼(?:案件|案)?(?:数量|数)?)均[为系是](?:0(?![\d件次宗起例])|零(?![件次宗起例]))/y,
    value: 0,
    unless: REVIEW_OUTCOME,
  },
  {
    metrics: ['reconsideration.total'],
    statement: new RegExp(`${NO_REVIEW}(?:行政复议|复议)`, 'y'),
    value: 0,
    unless: REVIEW_OUTCOME,
  },
  {
    metrics: ['litigation_direct.total', 'litigation_after_reconsideration.total'],
    statement: new RegExp(`${NO_REVIEW}(?:行政诉讼|诉讼)`, 'y'),
    value: 0,
    unless: REVIEW_OUTCOME,
  },
]

/** Words before a figure that make it one part of the table’s: an office, a way of asking, a class. */
export const PART_WORDS =
  /其中|(?<!均[为系是])自然人|企业|代表|网上|线上|网络|在线|邮寄|信函|当面|现场|邮件|传真|平台|系统|部门|单位共|各乡镇|含上年|市局机关|本级|办公室|按时|逾期|有效|网站|[局委厅办]机关|某|关于|涉及|通过[^,。;]{2,10}(?:收到|受理|接收)/
export const FIGURES_OF_PUBLICATION = /公示|公开|公布|发布/
/** After a received figure: it holds carried-in requests too. */
export const INCLUDES_CARRIED_IN = /^[^,。;]{0,4}[(,]?(?:含|包括|包含|其中)[^。]{0,8}(?:上年|结转|去年)/
/** The figure is of another period, or of what others sent: no table of this report has it. */
export const OTHER_SCOPE =
  /(?<![较比])(?:上年|去年|上一年|前一年)(?!度?(?:末|底)?结转)|同期|季度|半年|(?<!\d)(?<!0?1月?[-~至到](?=12月))(?!0?1月[-~至到]12月)\d{1,2}月(?!\d)|转办|转来|计划|近[两三四五几]年|历年|累计至今|(?:配合|协助|督促|指导|审核|评查|复核)[^,。;]{0,24}$/
/** After a figure of a whole region: one of its own offices, so that it is open which of them the table has. */
export const DIVIDED = /^[,;(](?:其中)?[,:]?[^,。;\d]{0,6}(?:政府|本级|办公室|机关|[省市区县]级)[^,。;\d]{0,12}\d/
export const REGION_WIDE = /全[省市县区州旗盟]|各级|各(?:部门|单位|县|区|乡镇)/
