/** The Chinese wording of narrative figures: tables and named expressions, matched against compact text (characters.ts). */
import type { Channel } from '@gongkai/schema/metrics'

/* Numbers */
/** What 千 and 万 between digits and unit multiply by: 1.2万条. */
export const MULTIPLIERS: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000 }
const DIGITS = String.raw`(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d)`
const CHINESE_NUMBER = '(?<![第〇零一二两三四五六七八九十百千])[〇零一二两三四五六七八九十百千]+'
/** What a number begins with is looked for first: most places of a text begin none. */
export const NUMBER = `(?=[\\d〇零一二两三四五六七八九十百千])(?:${DIGITS}|${CHINESE_NUMBER})`

/** Units that are items of information and may be summed, and units that are not. */
export const ITEM_UNITS = '条件篇份'
const UNIT = '条(?!例|款)|件(?!次)|篇|份(?!额)|次|期(?!间)|个(?!人|月|工作日)|场'
/** A number with its unit: digits, multiplier, hedge, unit. */
export const COUNT = new RegExp(
  `(?<digits>${NUMBER})(?<multiplier>[万千])?(?<excess>余|多|几)?(?<late>万)?(?<more>余|多)?(?<unit>${UNIT})`,
  'g',
)
/** Words right before a number that make it approximate. */
export const HEDGE = /(?:大约|约|接近|近|超过|超|逾)$/
export const LONGEST_HEDGE = 2

/* Sentences and clauses */
export const SENTENCE_END = /[。!?]/g
export const SENTENCE_ENDS = '。!?'
export const CLAUSE_END = /[,;:()]/
export const OWN_TAIL = /^[^,;:()。]{0,8}/
/** A clause that only sums up the clause before it: 公开各类信息，共计140条. */
export const SUMMING_CLAUSE = /^(?:共|共计|总计|合计|累计|总数|总量|数量|达|达到|为|约)*$/

/* What is counted */
export const DISCLOSING = /公开|发布|推送|更新|公布|编发|刊发|刊登|刊载|转载|转发|推出|上传|发表|(?<!双)公示/g
export const INFORMATION =
  /信息|资讯|文章|文件|公告|动态|稿件|推文|图文|解读|规章|公示|内容|消息|新闻|通知|视频|会议|工作情况|政府工作|目录|数据|指南|清单|预算|决算|制度|规划/
export const INFORMATION_TAIL = /^(?:为|是)?[^,。]{0,6}(?:信息|资讯|文章|稿件|推文|图文|消息|新闻|动态)/
/** Figures of other work than disclosure. */
export const OTHER_WORK =
  /申请|诉求|问政|留言|来信|来电|来访|信箱|热线|咨询|投诉|举报|回复|答复|受理|办理|办结|案件|复议|诉讼|建议|提案|议案|抽检|抽查|检查|培训|手册|海报|折页|传单|印制|印发|发放|张贴|阅读|播放|浏览|点击|访问|关注|粉丝|点赞|评论|调查|问卷|活动|讲座|义诊|演练|投资|罚款|工单|整改|问题|专栏|栏目|人次|账号|征集|征求/
/** Verbs of receiving and handling; what follows them is no disclosure, whatever it is called. */
export const HANDLING = /(?:受理|收到|接到|接收|办理|办结|处理|答复|开展|组织|举办|召开)[^,]{0,10}$/
/** One clause, several figures: which is whose is not certain. */
export const RESPECTIVELY = /分别/
/** An object narrower than the agency’s information as a whole; of several counts such a one is a category. */
export const NARROW_OBJECT =
  /(?<!各)类|解读|公告|规章|文件|动态|科普|概况|预决算|预算|决算|人事|指南|制度|年报|会议|许可|处罚|双公示|招标|采购|重点|领域|其他|其它|民生|事项|意见|通知|规划|新闻|稿件|数据/

/** Objects that are one class of information and never the whole, whatever else the text counts. */
export const SINGLE_CLASS = /解读|公告|规章|规范性文件|处罚|许可|双公示|人事|预决算|招标|采购|会议|年报|指南|制度|科普/

/* Parts and wholes */
export const PARTS_MARK = /其中/
export const PARTS_OPENING = /^.{0,2}(?:其中|包括)|^[^,]{0,8}信息中/
/** Of parts only where they stand in the figure’s own clause. */
export const PARTS_LIST = /包括|分为/
export const LIST_OPENING = /^[:(]|(?:包括|分为|如下|分别):/
export const BRACKET_OPENING = '('
export const BRACKET_CLOSING = ')'
export const LIST_BREAK = ';'
export const STATED_WHOLE = /共|总|合计|全年|全市|全区|全县|全省|年度/
export const THIS_YEAR = /全年|本年|当年|今年|年内/
export const SINCE_BEGINNING =
  /(?:建站|开通|成立|上线|实施|运行|创建|开设|施行|20\d{2}年[^,。]{0,8})以来|历年|累计至今|截[至止].{0,80}(?:总计|累计|总数|共有)/
export const SINCE_THIS_YEAR = /(?:今年|本年|年初)以来/
export const SINCE_YEAR = (year: number) => `${year}年以来`
export const PART_OF_YEAR =
  /(?<!\d)(?!0?1[-~至到]12月)\d{1,2}[-~至到]\d{1,2}月(?!\d)|\d月份|期间|上半年|下半年|季度|每[日天周月季]|平均|日均|月均/
export const COMPARISON = /(?:同比|增长|增加|减少|下降|上升|回落|较上年|较去年|比上年|比去年|较20\d{2}年|多公开)[^,;]*$/
export const STATED_YEAR = /(?<!截[至止](?:到)?)(20\d{2})年(?!\d{1,2}月)/g

/* Channels */
export const CHANNEL_WORDS: readonly (readonly [Channel, RegExp])[] = [
  ['website', /网站|门户网|政务网|官网|网页|信息公开(?:专栏|栏目|页面|平台|网)/],
  ['wechat', /微信|公众号/],
  ['weibo', /微博/],
  [
    'other',
    /日报|晚报|时报|报纸|报刊|电视|广播|公报|公示栏|公开栏|宣传栏|橱窗|显示屏|抖音|头条|快手|(?<!微信)视频号|客户端|新媒体|短信/,
  ],
]
export const SEVERAL_CHANNELS =
  /等(?!级)[^,;。]{0,8}?(?:平台|渠道|方式|形式|媒介|载体|途径|媒体|公开|发布)|多渠道|多平台|多种|各类平台/
export const CHANNEL_CLAUSE = /通过|利用|依托|借助|运用/

/* Figures that the tables give too */
const ITEMS = '(?:件|份|宗|起|条|次|例)(?!次)'
const AMOUNT = `(?<number>${NUMBER})${ITEMS}`
const REQUEST =
  '(?:依申请公开|(?:政府|政务)?信息公开(?:的)?申请|公开(?:政府)?信息(?:的)?申请|申请公开|公开申请|依申请信息公开)'
const REQUEST_NOUN = '(?:政府信息|信息|事项|申请|件|的|数量|材料|情况|共|总计|共计|合计|为|量){0,4}'
const DECISION = '(?:事项|案件|决定|决定书|业务)?(?:共|共计|总计|累计|合计)?'
const NONE = '(?:未|没有|无)'

export interface MentionRule {
  readonly metrics: readonly string[]
  readonly pattern: RegExp
  /** The value where the words themselves say it; else the group `number` does. */
  readonly value?: 0
  /** The figure repeats the one of this metric (均为自然人申请). */
  readonly repeats?: string
  /** A clause that matches says something else. */
  readonly unless?: RegExp
  /** Where the figure may leave out cases of the table; else it is the table’s own. */
  readonly isPart?: true
}

const NO_REVIEW = `(?:未发生|未出现|未收到|未产生|未引发|没有发生|没有收到|没有产生|没有因|不存在|未有|无(?=因|行政复议|涉及|政府信息公开))[^。;,]{0,40}?`
const REVIEW_OUTCOME = /复议后|纠错|纠正|败诉|撤销|责令|违法|变更/

/** Rows: what the words say, in which metric of the tables. A row speaks of the whole year and the whole agency. */
export const MENTION_RULES: readonly MentionRule[] = [
  {
    metrics: ['requests.received.total'],
    pattern: new RegExp(`(?:收到|受理|接收|接到|新收)[^,。;:\\d]{0,16}?${REQUEST}${REQUEST_NOUN}${AMOUNT}`, 'g'),
  },
  {
    metrics: ['requests.received.total'],
    pattern: new RegExp(`(?:收到|受理|接收|接到|新收)(?:了)?${AMOUNT}(?:${REQUEST}|政府信息公开|申请)`, 'g'),
  },
  {
    metrics: ['requests.received.total'],
    pattern: new RegExp(
      `${NONE}(?:收到|受理|接到|接收)(?:过|到|任何|形式|公民|法人|其他组织|或|、|和|关于|的|有关|群众|社会){0,8}?${REQUEST}(?!.{0,6}(?:费|复议|诉讼|投诉|举报))`,
      'g',
    ),
    value: 0,
  },
  {
    metrics: ['requests.received.total'],
    pattern: /(?:无|没有)依申请公开(?:的)?(?:政府信息)?(?:事项|件|申请|情况)(?!.{0,6}(?:费|复议|诉讼))/g,
    value: 0,
  },
  {
    metrics: ['requests.received.natural_person'],
    pattern: /均为自然人(?:提出|提交)?(?:的)?申请/g,
    repeats: 'requests.received.total',
  },
  {
    metrics: ['requests.granted.total'],
    pattern: new RegExp(`收到的${AMOUNT}[^,。;]{0,8}申请,(?:均|全部)(?:已)?予以公开`, 'g'),
  },
  {
    metrics: ['requests.granted.total'],
    pattern: new RegExp(`(?:(?<!部分|不)予以公开|同意公开)(?:答复)?(?:的)?(?:有|共)?${AMOUNT}`, 'g'),
    unless: /[及和、含中]部分公开/,
  },
  {
    metrics: ['requests.carried_in.total'],
    pattern: new RegExp(`上年(?:度)?结转(?:至?本年)?[^,。;\\d]{0,10}?${AMOUNT}`, 'g'),
  },
  {
    metrics: ['requests.carried_out.total'],
    pattern: new RegExp(`(?:结转|转)(?:至|到|入)?下一?年度?[^,。;\\d]{0,10}?(?:的)?(?:有|共)?${AMOUNT}`, 'g'),
  },
  {
    metrics: ['requests.carried_out.total'],
    pattern: new RegExp(`${AMOUNT}(?:申请)?结转(?:至|到|入)?下一?年度?`, 'g'),
  },
  {
    metrics: ['permits.decisions'],
    pattern: new RegExp(
      `(?:办结|办理|作出|做出|处理|完成|实施)(?:了)?(?:各类|各项|全部)?行政(?:许可|审批)${DECISION}${AMOUNT}`,
      'g',
    ),
  },
  {
    metrics: ['penalties.decisions'],
    pattern: new RegExp(
      `(?:处理|作出|做出|实施|办结|办理|下达|完成)(?:了)?(?:各类|各项|全部)?行政处罚${DECISION}${AMOUNT}`,
      'g',
    ),
  },
  {
    metrics: ['reconsideration.total'],
    pattern: new RegExp(`(?:信息公开|依申请)[^,。;]{0,12}行政复议(?:案件|申请|案)?(?:共|共计)?${AMOUNT}`, 'g'),
    isPart: true,
  },
  {
    metrics: ['reconsideration.total'],
    pattern: new RegExp(`${NO_REVIEW}(?:行政复议|复议)`, 'g'),
    value: 0,
    unless: REVIEW_OUTCOME,
  },
  {
    metrics: ['litigation_direct.total', 'litigation_after_reconsideration.total'],
    pattern: new RegExp(`${NO_REVIEW}(?:行政诉讼|诉讼)`, 'g'),
    value: 0,
    unless: REVIEW_OUTCOME,
  },
]
export const MENTION_CLAUSE_ENDS = '。;,:!?'
/** Words before a figure that make it one part of the table’s: an office, a way of asking, a class. */
export const PART_WORDS =
  /其中|代表|网上|线上|网络|在线|邮寄|信函|当面|现场|邮件|传真|平台|系统|部门|单位共|各乡镇|含上年|市局机关|本级|办公室|按时|逾期/
export const FIGURES_OF_PUBLICATION = /公示|公开|公布|发布/
/** After a received figure: it holds carried-in requests too. */
export const INCLUDES_CARRIED_IN = /^[^,。;]{0,4}[(,]?(?:含|包括|包含|其中)[^。]{0,8}(?:上年|结转|去年)/

/* 信息处理费 (section six) */
const FEE = '(?:政府)?信息(?:公开)?(?:信息)?处理费(?:用)?'
export const FEE_AMOUNT = new RegExp(`${FEE}[^。;\\d]{0,16}?(?<amount>${DIGITS})(?<unit>万元|元)`)
export const FEE_NONE = new RegExp(
  [
    `(?:未|没有|无|不存在|不)(?:发生|产生|出现)?(?:收取|收到|收|征收)[^。;,]{0,16}?${FEE}`,
    `${FEE}[^。;]{0,12}?(?:未收取|未发生|未产生|没有收取|为零|为0(?!\\.)|0元|:0(?![.\\d])|无)`,
    `(?:未|没有|无)[^。;,]{0,6}${FEE}`,
    '(?:依申请公开|申请)[^。;]{0,12}(?:未收费|未收取(?:任何)?费用|没有收费)',
    '(?:未|没有|无)(?:向[^。;,]{0,12})?(?:收取|发生)[^。;,]{0,8}(?:费用|收费)',
    '(?:实际)?收取的?总金额为?0元',
  ].join('|'),
)
export const YUAN_PER_UNIT: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000 }

/* Years */
export const OPENING_YEAR =
  /(?:^|[。;])(?:\(?[一二三四五六七八九十]+[)、.]|一是)?(?:[^。,;]{0,10}况)?(20\d{2})年(?:度)?(?:以来)?,?(?=[我本]|全[市县区省州旗镇乡年]|[^,。;]{2,16}(?:认真|坚持|扎实|全面|积极|主动|严格|深入|共))/g
export const PERIOD_YEAR = /(20\d{2})年0?1月0?1日(?:起)?[-~至到]+(?:20\d{2}年)?12月31日/g

/** The figure is of another period, or of what others sent: no table of this report has it. */
export const OTHER_SCOPE =
  /(?:上年|去年|上一年|前一年)(?!度?(?:末|底)?结转)|同期|季度|半年|(?<!\d)\d{1,2}月(?!\d)|转办|转来|计划/
