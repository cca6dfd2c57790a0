/** The Chinese wording of counts, years and fees in prose: tables and named expressions, matched against compact text. */
import type { Channel } from '@gongkai/schema/metrics'

/* Numbers */
/** What 百, 千 and 万 between digits and unit multiply by: 1.2万条. */
export const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 }
export const TEN_THOUSAND = '万'
export const DIGITS = '0123456789'
export const NOUGHTS = '0零'
export const NUMERALS = '〇零一二两三四五六七八九十百千'
const PLAIN_DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d)`
/** 1万2千, 3万500: ten thousands and what is beyond them. */
const MIXED_NUMBER = String.raw`\d{1,4}${TEN_THOUSAND}(?:\d千|\d{3,4})(?!\d)`
const CHINESE_NUMBER = `[${NUMERALS}]+(?:${TEN_THOUSAND}[${NUMERALS}]+)?`

/** Units that are items of information and may be summed, and units that are not. */
export const ITEM_UNITS = '条件篇份'
/** Units that count information, items or not. */
export const INFORMATION_UNITS = '条件篇份次期个场'
const UNIT = '条(?!例|款|次)|件(?!次)|篇|份(?!额)|次|期(?!间)|个(?!人|月|工作日)|场|宗|起|例'
/** What may come after the last character of a number that counts something, or of a year. */
export const NUMBER_ENDS = '万余多几条件篇份次期个场宗起例年'
/** A number with its unit: digits, multiplier, hedge, second multiplier, hedge, unit. */
export const AMOUNT = new RegExp(
  `(${MIXED_NUMBER}|${PLAIN_DIGITS}|${CHINESE_NUMBER}|${TEN_THOUSAND})([${Object.keys(MULTIPLIERS).join('')}])?(余|多|几)?(${TEN_THOUSAND})?(余|多)?(${UNIT})`,
  'y',
)
/** Words right before a number that make it approximate; what is searched ends in its first character. */
export const HEDGE = /(?:大约|约|接近|近|超过|超|逾)(?=.$)|(?<!以)上(?=[百千]$)/
export const LONGEST_HEDGE = 2
/** Without one of these right before it a number is neither hedged nor uncertain. */
export const BEFORE_HEDGED = '约近过超逾上数几-~至到足'
/** 数百条 states no number, 10-20条 two, 不到300条 only what it does not reach. */
export const UNCERTAIN_NUMBER = /[数几][十百千]$|\d[-~至]\d$|不[到足].$/
/** Behind the unit of a number that it makes approximate. */
export const HEDGE_BEHIND = ['以上', '左右', '上下']
export const YEAR = /20\d{2}年/y
/** A year that dates a count (截至2023年…), one that it is compared with, or a month. */
export const DATED = /截[至止]到?20\d{2}年|20\d{2}年\d{1,2}月|[较比]20\d{2}年/

/* Sentences and clauses */
export const SENTENCE_ENDS = '。!?'
/** Leaves out what stood between. */
export const ELLIPSIS = '…'
export const CLAUSE_ENDS = ',;:()'
export const OWN_TAIL = /^[^,;:()。]{0,8}/
/** A clause that only sums up the clause before it: 公开各类信息，共计140条. */
/** How much more or less than before, in per cent, at the end of a clause: 同比增长23.5%，达到523条. */
export const CHANGE_IN_PERCENT = /(?:同比|环比|[较比](?:上|去)一?年|[较比]20\d{2}年|增长|增加|上升|下降|减少)[^,;]*%$/
/** Between how much more it was and how much it then was. */
export const REACHES = /^,(?:达|达到|共|共计|总计|合计|总数|总量|为|至|全年|公开){1,4}$/
/** Another member of a list, whatever it is called: 统计数据85条、统计分析22篇. */
export const LISTED = /^、[^,;:()。]{1,16}$/
/** Between two figures of one thing: 推送152期456条. 共计 is two of these words: as a third, it could be read in two ways each time. */
export const NOTHING_BETWEEN = /^[,、(]?(?:共|合计|总计|计)*$/
export const SUMMING_CLAUSE = /^(?:全年|共|共计|总计|合计|累计|总数|总量|数量|达|达到|为|约)*$/
/** What sums up the figures before it: 公开甲类信息8条，乙类5条，共13条. */
export const SUM_UP =
  /^[,、;]?(?:以上|上述)?(?:信息|各类|总|全年)*(?:共|共计|总计|合计|累计)+(?:公开|发布|主动|政府|信息|各类)*$/
/** 由2022年的180条|增加到: what a figure changed from, and that it did. */
export const FROM_BEFORE = /[由从](?:20\d{2}年度?|去年|上年度?|上一年)[^,;。]{0,6}$/
export const CHANGED_TO = /^(?:增加|增长|增|上升|升|提升|提高|减少|下降|降)[到至为]$/
/** A share of a whole that is not the agency’s: 占全县总数1200条的17.8%. */
export const SHARE_WORD = '占'
export const SHARE_OF = /占[^,;。\d]{0,16}$/
export const SHARE_TAIL = /^的\d/
/** What others took up of it. */
export const ADOPTED = /采用|录用|采纳/
/** How often one and the same item counts: 不同渠道公开相同信息计1条. */
export const COUNTED_ONCE = /(?:相同|同一|重复)[^,;。]{0,10}计$/

/* What is counted */
export const DISCLOSING =
  /公开(?!事项(?:清单|目录)|指南|目录(?!信息)|条例)(?<!(?:申请|不予|[未不])..)|发布|推送|更新|公布|编发|刊发|刊登|刊载|刊播|播发|播出|转载|转发|推出|上传|发表|发文(?!件|机关|单位|字号)|公示(?<!双..)/g
export const DISCLOSING_VERB = new RegExp(DISCLOSING.source)
export const INFORMATION =
  /信息|资讯|文章|文件|公告(?!栏)|公文|动态|稿件|推文|图文|解读|规章|公示|内容|作品|消息|新闻|通知|视频|会议|工作情况|政府工作|目录|数据|指南|清单|预算|决算|制度|规划/
export const INFORMATION_TAIL = /^(?:为|是)?[^,。]{0,6}(?:信息|资讯|文章|文件|公文|稿件|推文|图文|消息|新闻|动态)/
/** The figure first and the verb behind it: 523条政府信息主动公开. */
export const DISCLOSED_TAIL =
  /^(?:各类|政府|政务)*信息(?:(?:已|均|全部|被|向社会)*主动公开|(?:已|均|全部)?(?:在|通过|于)[^,;。]{2,24}?(?:已|均|全部|被|向社会|对外)*(?:主动公开|公开|发布))(?=[,;。]|$)/
export const NOTHING_BUT_YEAR = /^(?:20\d{2}年度?|全年|本年度?|我[局委办镇乡县区市]|共有?|共计|总计|合计|约|,)*$/
/** 形成政府信息320条|，均已主动公开: what was made, and all of it disclosed. */
export const MADE = /(?:形成|产生|制作|生成)[^,;:]{0,6}信息(?:共|共计|合计)?$/
export const ALL_DISCLOSED = /^,(?:均|全部|已|予以|按规定|按要求|依法|向社会){1,4}(?:主动)?公开(?=[,;。]|$)/
/** What may be compared with a figure, in brackets behind it. */
export const ONLY_YEAR = /^(?:20\d{2}年度?|去年|上年度?|上一年)?(?:同期)?为?$/
/** A heading in place of a verb: 公开数量：206条. */
export const COUNT_LABEL =
  /(?:^|(?<!申请|不予|[未不]..)(?:信息|主动|[.、)]|情况))(?:政府|政务)?(?:信息)?公开(?:政府|政务)?(?:信息)?的?(?:数量|总数|总量|条数):$/
/** Figures of other work than disclosure. */
export const OTHER_WORK =
  /申请|诉求|问政|留言|来信|来电|来访|信箱|热线|咨询|投诉|举报|回复|答复|受理|办理|办结|案件|复议|诉讼|建议|提案|议案|抽检|抽查|检查|培训|手册|海报|折页|传单|印制|印发|发放|张贴|阅读|播放|浏览|点击|访问|关注|粉丝|点赞|评论|调查|问卷|活动|讲座|义诊|演练|投资|罚款|工单|整改|问题|专栏|栏目|人次|账号|征集|征求/
/** Verbs of receiving and handling; what follows them is no disclosure, whatever it is called. */
export const HANDLING =
  /(?:移送|移交|送交|寄送|报送|受理|收到|接到|接收|办理|办结|处理|答复|开展|组织|举办|召开)[^,]{0,10}$/
/** Sent on to others, by whatever channel. */
export const SENT_ON = /^(?:[向并]|累计|共|全年)*(?:报送|上报|移送|移交|寄送)/
/** One clause, several figures: which is whose is not certain. */
export const RESPECTIVELY = /分别/
/** Another figure of the same thing comes next: 推送365期1080条. */
export const NEXT_FIGURE = /^[,、(]?(?:共|合计|总计|计)*\d/
/** Nothing between the verb and its figure: 微信公众号发布120条. */
export const BARE_OBJECT = /^(?:了|共|共计|总计|合计|累计|达|约|各类|政务|微信|微博|公众号|视频号|抖音)*$/
/** Where a sentence tells of these, a bare figure is one of them. */
export const ANSWERING =
  /申请|诉求|问政|留言|来信|来电|信箱|热线|咨询|投诉|举报|回复|答复|办理|办结|案件|复议|诉讼|建议|提案|议案/
/** What another figure of the sentence, or its opening words, must have spoken of before a bare one. */
export const DISCLOSURE_TOPIC = /主动公开/
/** The same, for a figure that says of itself that it is this year’s. */
export const DISCLOSES_INFORMATION = /(?<!申请)(?:公开|发布)(?!申请)[^,;。]{0,8}信息/
/** The agency’s information at large, not that of one matter. */
export const PLAIN_OBJECT =
  /^(?:了|各类|各种|各级|各项|相关|有关|本级|本单位|本机关|政府|政务|工作|主动|公开|发布|的|信息|内容|数|量|共|共计|总计|合计|累计|总数|总量|为|达|达到|全年)*$/
/** An object narrower than the agency’s information as a whole; of several counts such a one is a category. */
export const NARROW_OBJECT =
  /(?<!各)类|解读|公告(?!栏)|规章|文件|公文|动态|科普|概况|预决算|预算|决算|人事|指南|制度|年报|会议|许可|处罚|双公示|招标|采购|重点|领域|其他|其它|民生|事项|意见|通知|规划|新闻|稿件|数据/

/** Objects that are one class of information and never the whole, whatever else the text counts. */
export const SINGLE_CLASS =
  /解读|^目录$|公开目录$|公告(?!栏)|规章|规范性文件|处罚|许可|双公示|人事|预算|决算|招标|采购|会议|年报|指南|制度|科普|重点领域|试点领域|原创|[村党居]务信息/
/** By where it is put: within certain fields, or in a column that is called after one. */
export const OF_CLASS =
  /[重试]点领域[^,;。]{0,12}(?:公开|发布|专栏|栏目)|"(?![^"]{0,20}(?:信息|政务|主动)公开)[^"]{1,20}"(?:专栏|栏目|板块)/
/** Matters of which an agency tells the public, and which are not its information as a whole. */
export const TOPIC = /疫情|预警|天气|气象|空气|抽检|招聘|就业|岗位|停电|停水|水质|访谈/

/** Pieces that stand for information where a channel is told that carries them, and are a class of their own elsewhere. */
export const PIECE = /(?:视频|新闻|稿件|稿|报道|简报|短信)[^,]{0,2}$/
/** What others print about the agency: a channel beside the agency’s own, no volume by itself. */
export const PRESS_COVERAGE = /(?:媒体|报刊|日报|晚报|电视|广播)[^,;]*(?:稿件?|报道|新闻|宣传)/
/** Information at large, with words between. */
export const GENERAL_OBJECT = /主动公开|(?:政府|政务|公开|各类|各种|各项)信息/
/** Several matters told as one. */
export const ENUMERATION = /(?<=.)(?:、|[和及与等])/
/** A class in name only: 招生政策、入学指南等信息. */
export const AND_SO_ON = /等(?:各类|各种|相关|有关|方面|政府|政务|公开)*信息$/
/** Of all kinds, and so no class, though it names some. */
export const OF_ALL_KINDS = /各[类种项]/
/** What others wrote, and is only passed on. */
export const PASSED_ON = /转载|转发/
/** The verb of posting what is to be decided. */
export const POSTED = '公示'
/** Places of business whose postings are no disclosure of the agency’s information. */
export const POSTING_PLACE = /信用|双公示"?(?:平台|系统)|监管"?(?:平台|系统)|公示系统|采购网|交易(?:平台|中心|网|系统)/
/** A channel’s figures may be larger than the whole where they count more than government information. */
export const GOVERNMENT_INFORMATION = /主动公开|(?:政府|政务|公开)信息/

/* Parts and wholes */
export const PARTS_MARK = /其中/
export const PARTS_OPENING = /^.{0,2}(?:其中|包括)|^[^,]{0,8}信息中/
/** Of parts only where they stand in the figure’s own clause. */
export const PARTS_LIST = /包括|分为/
/** Opens a list whose whole is not told, or told last: 主动公开政府信息：网站350条，微信210条. */
export const LIST_HEAD = /公开[^,;。:]{0,8}(?:信息|情况)[^,;。:]{0,6}:$|公开(?:方面|情况)?:$/
/** 共产生信息312条，其中主动公开280条: the part that is disclosed is the whole of what is disclosed. */
export const DISCLOSED_PART = /其中[,:]?(?:已|共)?主动公开(?:政府|政务)?类?(?:信息)?(?:数|为|共|的)*$/
/** The other part of it: 公开208条，其中主动公开206条，依申请公开2条. */
export const BESIDE_REQUESTS = /^[,、;]依申请/
export const WORD_OF_INFORMATION = '信息'
export const LIST_MARK = ':'
export const LIST_OPENING = /^[:(]|(?:包括|分为|如下|分别|具体[为是有]?):|按[^,;。:]{2,8}(?:划?分|看|统计)[:,]/
export const BRACKET_OPENING = '('
/** An aside behind the figure before, which the next one is not in: 1560条（含乡镇），微信2130条. */
export const CLOSED_BRACKET = /^\([^()]*\)/
export const BRACKET_CLOSING = ')'
export const STATED_WHOLE = /共|总|合计|全年|全市|全区|全县|全省|年度/
export const THIS_YEAR = /全年|本年|当年|今年|年内/
export const SINCE_BEGINNING =
  /自(20\d{2})年[^,。;]{0,24}至(?!\1)20\d{2}年|(20\d{2})年?[-~至到](?!\2)20\d{2}年|(?:建站|开通|成立|上线|实施|运行|创建|开设|施行|20\d{2}年[^,。]{0,8})以来|(?:建站|开通|成立|上线|运行|创建|开设)[^,。;]{0,4}至20\d{2}年|历年|累计至今|(?:近|过去)?[二两三四五六七八九十]年[来间]|近[二两三四五\d]年|(?:截[至止]|(?<![月日初])至20\d{2}年[底末]).{0,80}(?:总计|累计|总数|共有)/
/** Before a count that may run since any time; this year’s smaller one beside it says that it does. */
export const RUNNING = /累计|截[至止]/
export const RUNNING_WORD = '累计'
/** What a year adds to a count since the beginning: 累计4567条，2023年新增567条. */
export const ADDITION = /新增(?:公开|发布|主动公开)?(?:政府|政务)?(?:信息)?$/
/** Up to a day, of whatever year. */
export const UNTIL_DATE = /截[至止]到?20\d{2}年/
export const SINCE_THIS_YEAR = /(?:今年|本年|年初)以来/
export const SINCE_YEAR = (year: number) => `${year}年以来`
export const PART_OF_YEAR =
  /(?<!\d)(?!0?1[-~至到]12月)\d{1,2}[-~至到]\d{1,2}月(?!\d)|\d月份|期间|上半年|下半年|季度|每[日天周月季]|平均|日均|月均/
export const COMPARISON =
  /(?:同比|(?:增长|增加|减少|下降|上升)(?![到至])|回落|[较比](?:上年|去年|20\d{2}年)|多公开)[^,;]*$/
/** What is meant to be done counts nothing yet. */
export const PLANNED =
  /(?:计划|预计|拟|力争|预期)(?:全年|年内|主动|新增|累计)*(?:公开|发布|更新)|不少于|不低于|至少|每年/
export const LAST_YEAR = /(?<![较比])(?:去年|上年|上一年|前年|往年)/

/* Whose figures */
const OFFICE_WORD = '局|委|厅|办|院|站|馆|所|队|部|社|处|会|科|乡|镇|街道|公司|单位|机关|中心|分局|系统'
const REGION_WORD = '[省市县区州旗盟]'
/**
 * Who is said to have done what follows: the agency (`own`), its region as a whole (`region`; `home` where a government
 * speaks of itself so), or a department by its name (`named`).
 */
const SUBJECTS = [
  `(?<own>[我本全](?:${OFFICE_WORD})|[局厅委](?:机关|本级))`,
  `(?<home>我${REGION_WORD})`,
  `(?<township>(?:[镇乡](?:人民)?政府|街道办(?:事处)?)(?!官?网|门户|政务|信息|公开栏))`,
  `(?<region>(?<![在向对绕于开布])全${REGION_WORD})(?![^,。;]{0,6}(?:政务|信息)公开(?:工作|要点|考核|培训|测评|会议|评估|标准|领域|示范|先进))(?=[^,。;的]{0,14}(?:共|累计|总计|公开|发布|收到|受理|新收|办理|办结|作出|做出|发生|信息))`,
]
const NAMED_SUBJECT = `(?<named>局|委员会|委|厅)(?=(?:本级|机关)?(?:20\\d{2}年)?度?(?:全年)?(?:共|累计|主动|公开|发布|收到|受理|办理|办结|作出|通过))`
export const SUBJECT = new RegExp([...SUBJECTS, NAMED_SUBJECT].join('|'), 'g')
/** Also those below the agency (`below`), and all of them together (`all`); where the words hint at such. */
export const SUBJECT_OR_BELOW = new RegExp(
  [
    ...SUBJECTS,
    `(?<all>政府各(?:部门|单位)|各(?:部门|单位|乡镇|街道)(?:\\([^()]{1,8}\\))?[、和及](?:[省市县区州]直)?各?(?:部门|单位|乡镇|街道|镇街|街镇))`,
    `(?<below>(?:(?:所属|下属|直属|[局委院厅]属|辖区|各)(?<!(?:[及和含与、级]|全[省市县区州旗盟镇乡])(?:..|各))(?:各|\\d{1,3}[个家所])?(?:医疗卫生|医疗|事业|企事业|基层|二级)?(?:学校|医院|单位|部门|机构|乡镇|街道|镇街|街镇|县区|区县|委办局)){1,2}|(?:各|\\d个)(?:行政)?(?:村|社区))`,
    NAMED_SUBJECT,
  ].join('|'),
  'g',
)
export const BELOW_HINT = /[各属辖]|个(?:行政)?(?:村|社区)/
/** The name that a department’s last word ends. */
export const NAME_BEFORE = /[\u4e00-\u9fff]{1,16}$/
/** Another’s help, or another’s site, makes nobody else the subject. */
export const NOT_ALONE = /联合|会同|协同|配合|[与和同向对在由]/
/** Those of all places below. */
export const OF_ALL_BELOW = /各|县区|区县|县市区/
/** A clause without one of these names nobody. */
export const SUBJECT_HINT = /[我本全局委厅各属辖]|[镇乡](?:人民)?政府|街道办/

/* Channels */
const SITES = '网站|子站|门户网|政务网|政府网(?!络)|政务服务网|官网|网页|主页|互联网(?!\\+)'
const PLATFORMS = '(?:信息|政务)公开(?:专栏|栏目|页面|系统)|公开(?:平台|网)'
const COLUMNS = '(?:栏目|专栏)(?<!(?:开设|设置|新增|调整|个|级|类|^)..)'
const PAPERS = '日报|校报|校刊|晚报|时报|报纸|报刊|电视|广播|公报'
const BOARDS = '公示栏|公开栏(?!目)|公告栏(?!目)|宣传栏|查阅点|档案馆|图书馆|橱窗|显示屏|电子屏|LED屏'
const APPLICATIONS = '抖音|头条|快手|视频号(?<!微信...)|客户端|APP|短信|短视频平台'
const NEW_MEDIA = '新媒体(?![^、和及,]{0,16}(?:微信|公众号|微博))|两微(?:一端)?|双微'
const ON_LINE = '线[上下](?:主动)?(?:公开|发布)(?:政府|政务|各类)*(?:信息)?$'
const PRESS = '(?:新闻|级|以上|融|主流|各类|各大)媒体'
const OTHER_WAYS = '其[他它](?:方式|渠道|途径|形式|平台|载体)'
export const CHANNEL_WORDS: readonly (readonly [Channel, RegExp])[] = [
  ['website', new RegExp(`${SITES}|${PLATFORMS}|${COLUMNS}`)],
  ['wechat', /微信|公众号|官微/],
  ['weibo', /微博|官博/],
  ['other', new RegExp([PAPERS, BOARDS, APPLICATIONS, NEW_MEDIA, PRESS, OTHER_WAYS, ON_LINE].join('|'))],
]
/** A clause that names a channel and nothing else before its figure: 门户网站350条，微信公众号210条. */
export const BARE_CHANNEL = new RegExp(
  `(?:${SITES}|${PLATFORMS}|${PAPERS}|${BOARDS}|${APPLICATIONS}|${OTHER_WAYS}|微信|公众号|官微|微博|官博)(?:账号|号)?(?:共|共计|累计|为)*$`,
)
/** Another channel and its figure come next. */
export const NEXT_CHANNEL = /^[,;、]?[^,;、。:\d]{0,12}(?:网站|微信|公众号|微博|头条|抖音|客户端)[^,;、。:\d]{0,4}:?\d/
/** By what two sources of one channel differ, where it is not a site. */
export const SOURCE_WORDS: Readonly<Record<Exclude<Channel, 'website'>, RegExp>> = {
  wechat: /视频号|微信群|小程序/,
  weibo: /新浪|腾讯|人民微博/,
  other: CHANNEL_WORDS[3]?.[1] as RegExp,
}
/** Posts what another channel has: 网站公开206条，微信公众号同步推送130条. */
export const IN_STEP = /同步/
/** Whose site it is, in the last words before it. */
export const SITE =
  /(子|[省市县区州旗盟镇乡]?(?:人民)?政府|总[局署]|[局委厅院]|部门|单位|[本我][\u4e00-\u9fff]?|[\u4e00-\u9fff]{2}银行|服务)?(?:官方|门户|政务|信息|公开|官)*(?:网站|网|平台|站)$/
/** The last characters of what a site is called, and how long such a name is at most. */
export const SITE_NOUNS = ['网', '平台', '站']
export const LONGEST_SITE = 16
export const OWN_SITE = /^(?:[局委厅院]|部门|单位|[本我].?)$/
/** Sites that cannot be one and the same, wherever the text tells of them. */
export const KNOWN_SITE = /^(?:子|[省市县区州旗盟镇乡](?:人民)?政府|总[局署])$/
export const COLUMN = /栏目|专栏|首页/
export const QUOTED_NAME = /"([^"]{1,20})"[^"]{0,12}$/
export const SEVERAL_CHANNELS =
  /等(?!级)(?![^,;。]{0,6}(?:微信|公众号|微博|网站|抖音号))[^,;。]{0,8}?(?:平台|渠道|方式|形式|媒介|载体|途径|媒体|公开|发布)|多渠道|多平台|多种|各[类种]平台/
/** A platform of no known kind, told by its name. */
export const NAMED_PLATFORM = /(?:通过|在|利用|依托)(?!各|多|有关|相关)[^,、和及等]{2,14}(?:平台|系统)(?!等)/
/** Several of the channels that are none of the big ones, told as one: 电视、报刊等其他方式. */
export const OTHER_CHANNELS = new RegExp(
  `${OTHER_WAYS}|等[^,;。]{0,4}(?:视频|传统|新闻|主流|纸质|线下|级|以上)[^,;。]{0,3}(?:平台|媒体|渠道|方式|媒介)`,
)
/** A sentence that only names a channel, as the heading of the next: 二是微信公众号公开。 */
export const CHANNEL_HEADING =
  /^(?:\(?[一二三四五六七八九十\d]+(?:[)、.]+|是))(?:通过|利用|依托)?[^,。;]{0,16}?(?:公开|发布|渠道|平台|网站|公众号|微信|微博|情况|方面)[。:]$/
/** A clause that gives a channel’s readers or issues, and the last characters of such a clause. */
export const AUDIENCE =
  /[^,;:()。]{0,20}(?:访问|浏览|阅读|粉丝|关注|用户|编发|推送|编印|出版)[^,;:()。]{0,12}\d[\d,.]*万?余?(?:人次|次|人|期|个)$/
export const AUDIENCE_END = '次人期个'
/** Words of a clause that counts more than the channel of the clause before. */
export const NO_CHANNEL_OF_ITS_OWN = /主动|全[年市县区省]|政府信息/
export const CHANNEL_CLAUSE =
  /通过|利用|依托|借助|运用|(?:网站|微信|公众号|微博|新媒体|客户端)(?:平台|公开|发布)?方面$|为[^,]{0,4}平台$/

/** First characters of the statements without a figure (mention-rules.ts). */
export const CUES = '未没无不均'

/* 信息处理费 (section six) */
const FEE = '(?:政府)?信息(?:公开)?(?:信息)?处理费(?:用)?'
/** What was collected in the end outranks what was asked for. */
export const FEE_RECEIVED = new RegExp(
  `实际收取(?:的)?(?:总?金额)?[为共计:]{0,2}(?<amount>(?<![\\d.])${PLAIN_DIGITS})(?<unit>万元|元)`,
)
export const FEE_AMOUNT = new RegExp(
  `${FEE}(?:[^。;\\d]{0,6}\\d{1,4}[件次笔])?[^。;\\d]{0,16}?(?<amount>(?<![\\d.])${PLAIN_DIGITS})(?<unit>万元|元)`,
)
export const FEE_NONE = new RegExp(
  [
    `(?:未|没有|无|不存在|不)(?:发生|产生|出现)?(?:收取|收到|收|征收)[^。;,]{0,16}?${FEE}`,
    `${FEE}[^。;]{0,12}?(?:未收取|未收费|零收费|不涉及|未发生|未产生|没有收取|为零|零元|为0(?!\\.)|(?<![\\d.,])0元|:0(?![.\\d])|无)`,
    `(?:未|没有|无)[^。;,]{0,6}${FEE}`,
    '(?:依申请公开|申请)[^。;]{0,12}(?:未收费|未收取(?:任何)?费用|没有收费)',
    '(?:未|没有|无)(?:向[^。;,]{0,12})?(?:收取|发生)[^。;,]{0,8}(?:费用|收费)',
    '(?:实际)?收取的?总金额(?:均)?为?(?:0元|零)',
    '依申请[^。;]{0,12}收费(?:0元|为零)',
    '未收取[^。;]{0,8}(?:检索|复制|邮寄)',
    '收取[^。;\\d]{0,12}(?:检索|复制|邮寄)[^。;\\d]{0,12}(?<![\\d.])0元',
    '(?:未|没有)(?:产生|发生|出现)[^。;,]{0,4}收费',
    '(?:未|没有)对[^。;,]{0,16}(?:收费|收取费用)',
  ].join('|'),
)
export const YUAN_PER_UNIT: Readonly<Record<string, number>> = { 元: 1, 万元: 10_000 }

/* Years */
/** Before a year that opens a sentence: nothing, or a heading. */
export const OPENING_LEAD = /^(?:\(?[一二三四五六七八九十]+[)、.]|一是)?(?:[^。,;]{0,10}况)?$/
export const OPENING_YEAR =
  /20\d{2}年(?:度)?(?:以来)?,?(?=[我本]|全[市县区省州旗镇乡年]|[^,。;]{2,16}(?:认真|坚持|扎实|全面|积极|主动|严格|深入|共))/y
/** A sentence of plans, or of what is over, is about its own year and claims none for the report. */
export const OTHER_TIME =
  /计划|将(?:公开信息|争取|努力|继续|进一步|认真|加强|加大|以|按|围绕|不断|着力|深入|持续)|下一步|打算|力争|预计|被评|荣获|获得|获评|印发|出台|制定|相比|曾|以来|至今|考核|评比|排名|位列|评估|测评|通报|机构改革|组建|成立|设立|挂牌|开通/
/** What last year came to, as section five says; where it tells of putting last year’s faults right, it means that year. */
export const YEARS_RESULT = /取得|成绩|成效|进展|不足|差距|薄弱/
export const PUT_RIGHT = /整改|问题(?:的)?改进情况:|去年|上年|上一年/
export const PERIOD_END = '12月31日'
export const PERIOD_YEAR = /(?<![与较比])(20\d{2})年0?1月0?1日(?:起)?[-~至到]+(?:20\d{2}年)?12月31日/g
