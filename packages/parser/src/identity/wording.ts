/** The Chinese wording that identity rests on: tables and named expressions, matched against compact text (characters.ts). */
import type { Level } from '@gongkai/schema/metrics'

/** Ethnic groups in the names of autonomous divisions, which everyday names leave out. */
const ETHNIC_GROUPS =
  '蒙古族|蒙古|回族|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈尼|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|普米族|塔吉克|怒族|裕固族|保安族|独龙族|鄂温克族|各族'
const ETHNIC = `(?:${ETHNIC_GROUPS})*`

/** What an everyday name puts for the suffix, and whether it may stand alone (恩施州) or only before a deeper name. */
export type ShortNameRule = readonly [suffix: RegExp, put: string, kind: 'full' | 'short']
export const SHORT_NAMES: Readonly<Record<'province' | 'prefecture' | 'county', readonly ShortNameRule[]>> = {
  province: [[/(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/, '', 'short']],
  prefecture: [
    [new RegExp(`${ETHNIC}自治州$`), '州', 'full'],
    [new RegExp(`${ETHNIC}自治州$`), '', 'short'],
    [/(?:市|地区|盟)$/, '', 'short'],
  ],
  county: [[new RegExp(`${ETHNIC}自治县$`), '县', 'full']],
}

/** What a county’s short name leaves out. */
export const COUNTY_SUFFIX = new RegExp(`(?:${ETHNIC}自治[县旗]|[县市区旗]|特区|林区)$`)

/** Kinds of zones; each line lists spellings of one kind, used for one another. */
export const ZONE_SPELLINGS: readonly (readonly string[])[] = [
  ['高新技术产业开发区', '高新技术开发区', '高新技术产业园区', '高新技术产业示范区', '高新开发区', '高新区'],
  ['经济技术开发区', '经济开发区', '经开区'],
  ['城乡一体化示范区', '示范区'],
  ['航空港经济综合实验区', '航空港实验区', '航空港区'],
]

/** Names of zones; only these get the other spellings of their kind. */
export const ZONE_CODE = /^\d{4}7\d$/

/**
 * Zones without a code of their own that cover exactly one division, whose administration is also theirs. Pingtan: the
 * experimental zone is the territory of Pingtan County, and its reports are published by the county’s government.
 */
export const COEXTENSIVE_ZONES: Readonly<Record<string, string>> = {
  平潭综合实验区: '350128',
  济源示范区: '419001',
  济源产城融合示范区: '419001',
}

/** Zones without a code of their own that go by their own name alone, and the division that holds them. */
export const HELD_ZONES: Readonly<Record<string, string>> = {
  郑东新区: '410100',
  武汉东湖新技术开发区: '420100',
  武汉东湖高新区: '420100',
  两江新区: '500000',
  羊山新区: '411500',
  雄安新区: '130000',
  天府新区: '510000',
  西咸新区: '610000',
  贵安新区: '520000',
  赣江新区: '360000',
  滇中新区: '530000',
  湘江新区: '430100',
  金普新区: '210200',
  西海岸新区: '370200',
}

/** The divisions of the production corps of Xinjiang, by their number, and the cities they govern. */
export const CORPS_PREFIX = /^(?:新疆)?(?:生产建设)?兵团(?=第)/
/** 八师石河子市: a division by its number alone, before its city. */
export const CORPS_NUMBER = /^(?=[一二三四五六七八九十]{1,2}师[^,。]{2,5}市)/
export const CORPS_ORDINAL = '第'
export const CORPS_CITIES: Readonly<Record<string, string>> = {
  第一师: '659002',
  第二师: '659006',
  第三师: '659003',
  第四师: '659008',
  第五师: '659007',
  第六师: '659004',
  第七师: '659010',
  第八师: '659001',
  第九师: '659012',
  第十师: '659005',
  第十三师: '659011',
  第十四师: '659009',
}

/** Names that say a place within a city and no more: never taken without the city, though the list has only one. */
export const PLACELESS_NAME = /^(?:[东西南北中城郊矿]区|市中区|城中区|新区|市区|新城区|城关区|郊区)$/

/** The subject matter of the title; what stands before it is the agency and, perhaps, the year. */
export const TITLE_SUBJECT =
  /(?:政府信[息惠](?:[与和及]政务)?公[开幵并井升]|政务(?:信息)?公开|信息公开)(?:工作)?(?:情况)?的?(?:(?:20\d{2}|二[〇○O零0]二?[〇○O零0一二三四五六七八九十]{1,2})年度?)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?的?(?:报[告吿]|年报)(?:\((?:20\d{2}|二[〇○O零0][〇○O零0一二三四五六七八九]{2})年?度?\))?/g
/** After the subject of what only cites a notice on such reports: …年度报告|有关事项的通知》. */
export const CITATION =
  /^(?:[^《》。]{1,24}》|(?:有关|相关)事项|编[制写报](?!单位|机关|部门|说明|时间|日期|依据|人|:)|撰写|格式|(?:编制|发布|公布)*工作的?通知)/
/** Before the title of another document of the site. */
export const NEIGHBOUR = /[上下]一[篇条]:$/
export const TITLE_BOUNDARY = '。,:;!?《》">\'-/\\'
/** Between two agencies that report together; also after a list’s number. */
export const JOINT = '、'
/** What a name says besides: another name of the same office, or that it is stamped. */
export const BRACKETED = /\([^()]*\)/g
export const STAMP = /\((?:公章|盖章|印章|章)\)$/
/** An agency’s own wording inside the name of the subject: 县人民|政府信息公开. */
export const SPLIT_GOVERNMENT = /人民$/
export const GOVERNMENT_WORD = '政府'
export const YEAR_TOKEN = /(20\d{2}|二[〇○O零0][〇○O零0一二三四五六七八九十]{2})年?(?:度)?/
/** What a year in brackets leaves. */
export const EMPTY_BRACKETS = /\(\)/
/** Before the agency: the month in which the report was written. */
export const DATE_BEFORE = /^20\d{2}年\d{1,2}月(?:\d{1,2}日)?(?![-~至到]|\d)/
/** The months or years that a title says it is about, one year told as from its first month to its last. */
export const MONTHS_OF_YEAR = /(?<=20\d{2}年)0?1月?(?:0?1日)?[-~至到]+(?:20\d{2}年)?12月(?:31日)?/
export const SPAN_OF_YEARS = /20\d{2}年?度?[-~至到]+20\d{2}(?:学?年)?度?/
/** A hyphen between the ends of a span, and none between two names. */
export const WITHIN_SPAN = /[\d月日年度]-\d/
export const TITLE_FILLER =
  /^(?:标题|题目|正文|关于|特(?!克斯)|现|将(?!乐)|向社会|公布|编制|发布|制定)+|(?:关于(?:印发|报送|呈报|上报|公布|发布|公开|编制)?|印发|[的,]|(?:现|特)?(?:将|向社会)*(?:公布|发布|公开|编制))$/g
/** Who gives notice of the report, before whose it is: 某县政府办公室关于印发|某县. */
export const NOTICE_BEFORE = /^[^,]{4,30}关于(?:印发|发布|公布|公开)(?=[^,]{3})/
/** The site’s own words that have run together with the title. */
export const CHROME_BEFORE = /^.*(?:首页|政务公开|信息公开|年报|正文|关闭)/
/** 【嵩县】嵩县水利局: the place before a name that begins with it. */
export const PLACE_BEFORE = /^\(([^()]{2,12})\)(?=\1)/
export const WRAPPED_NAME = /^\((.*)\)$/

/** How the period of the figures is stated. */
export const PERIOD = /(20\d{2})年0?1月0?1日?(?:起)?[-~至到]+(?:20\d{2}年)?12月31日/
export const OPENING_YEAR = /(?:^|[。;)、况述])(20\d{2})年(?:度)?(?:以来)?[,我本全]/
export const COUNTED_UNTIL = /截[至止]到?(20\d{2})年(?:12月|年?[底末])/
export const FILE_NAME_YEAR = /(20\d{2})年?/
export const CHINESE_DIGITS = '〇一二三四五六七八九'
export const OTHER_ZEROS = /[○O零0]/g

/** Endings of agencies’ names. */
export const AGENCY_ENDING =
  /(?:委员会|管委会|[卫发科经农教住建]委|卫健委|发改委|国资委|局|厅|部|署|院|政府|办公室|政府办|办事处|中心|支队|总队|大队|分局|分公司|集团|公司|银行|学校|大学|医院|所|站|处|馆|社|会|队|行|兵团|[〇零一二三四五六七八九十\d]团(?:场)?|街道|镇|乡|海关|[县市区州盟旗省师])(?:\([^)]*\))?$/
/** A site’s name is no agency’s. */
export const SITE_ENDING = /(?:网站|门户网|官网|首页|网|平台|专栏|栏目)$/
/** Words that stand in for the region where the printed name leaves it out. */
export const LEVEL_WORDS: readonly (readonly [RegExp, Exclude<Level, 'township'>, RegExp])[] = [
  [/^(?:省|自治区)(?=\S)/, 'province', /(?:省|自治区)$/],
  [/^市(?!场监)(?=\S)/, 'prefecture', /市$/],
  [/^[州盟](?=\S)/, 'prefecture', /[州盟]$/],
  [/^(?:县|区|旗)(?=\S)/, 'county', /(?:县|区|旗)$/],
]
/** Before a region: a national body’s local branch. */
export const NATIONAL_PREFIX = new RegExp(
  `^(?:${[
    '中共',
    '国家税务总局',
    '国家统计局',
    '国家气象局',
    '国家能源局',
    '国家外汇管理局',
    '国家邮政局',
    '国家矿山安全监察局',
    '国家(?:粮食和物资|物资)储备局',
    '国家金融监督管理总局',
    '中国地震局',
    '中国气象局',
    '中国人民银行',
    '中国民用航空局?',
    '民航',
    '共青团',
    '中国共产主义青年团',
    '中国证券监督管理委员会',
    '中国证监会',
    '中国银行保险监督管理委员会',
    '中国银行业监督管理委员会',
    '中国保险监督管理委员会',
    '中国银保监会',
    '中国银监会',
    '中国保监会',
    '国网(?:[^省市县]{2,3}省?电力(?:有限)?公司)?',
    '中华人民共和国',
    '海关总署',
    '财政部',
  ].join('|')})`,
)
/** After a national body’s name: its branch somewhere, and not the body itself. */
export const BRANCH = /(?:分局|支局|分行|支行|(?<!总)局|调查总?队|支队|海关|专员办事处|监管办公室)$/
/** A branch called after a part of what its office is of: 公安局|涧西|分局. */
export const BRANCH_OF_PART = /(?<=[局厅委会院处队]|中心)([^局厅委会院处队]{2,8}?)(?:分局|分中心|支局|管理部|管理站)$/
export const BRANCH_END = /^(?:分局|分中心|支局|管理部|管理站)$/
/** An agency that calls itself so in its own title. */
export const SELF = /^[我本](?:[局委厅办院镇乡县市区]|机关|单位|中心|街道)$/
/** What follows a county’s short name in the name of such a branch: 平武|调查队, not 五台|山风景名胜区税务局. */
export const BRANCH_WORDS = /^(?:调查队|监管|中心支行|支行|分行|海关|海事|供电|气象|地震|边检站|出入境)/
/** Offices that leave out the word for the kind of their region: 广西民政厅, 郑州海关, and of which level the region then is. */
export const SHORT_OFFICES: readonly (readonly [RegExp, (level: Level) => boolean])[] = [
  [
    /(?:厅|总队|监管办公室|专员办事处|证监局|银保监局|银监局|保监局|通信管理局|监管局|监察局)$/,
    (level) => level === 'province',
  ],
  [/(?:调查队|监管分局|中心支行)$/, (level) => level !== 'province'],
  [/(?:海关|海事局|河务局|支行|分行|供电公司|供电局|监管支局)$/, () => true],
  [/(?:水务|供水|自来水|燃气|热力|供热|公交|排水)[^县市区]*(?:公司|集团)$/, () => true],
  [
    /(?:新区|开发区|高新区|园区|保税区|度假区|风景区|名胜区|示范区|实验区|试验区)(?:开发建设)?(?:管理委员会|管委会|管理局)(?:办公室)?$/,
    () => true,
  ],
]
/** A file’s name up to its year: 洛阳市民政局_2023.txt. */
export const FILE_AGENCY = /^[\d年度_\s-]*([\u4e00-\u9fff()]+?)(?=\(?20\d{2}|[_\s\d.-]|$)/
/** 年报（嵩县民政局）.docx: the agency behind what the file is. */
export const FILE_AGENCY_BEHIND = /(?:报告|年报)\(([^()]{3,40})\)/
/** Between the parts of a file’s name: 洛阳市_嵩县_民政局. */
export const FILE_JOINTS = /[_\s]/g
/** A national body as a whole: of no region and no level. */
export const NATIONAL_AGENCY =
  /^(?:(?:水利|交通运输|自然资源|生态环境|应急管理|农业农村|教育|公安|商务|财政|司法|民政|文化和旅游|科学技术|工业和信息化|人力资源和社会保障|住房和城乡建设)部|中华人民共和国|国家|国务院|中国(?!\()|全国)|^[^省市县区州镇乡]{2,8}部$|海关总署|^审计署$/

/** After the region: a township, with its county’s code. */
export const TOWNSHIP =
  /^(?:管委会|管理委员会)?(?!.{0,8}(?:委员会|协会|联合会))(?:.{1,10}?(?:街道|镇|乡|苏木|民族乡))(?:人民政府|政府|办事处|党工委|党政综合办公室|办公室)?$|^(?:管委会|管理委员会)?[^局委会厅]{2,6}(?:街道办事处|办事处)$|^[〇零一二三四五六七八九十\d]{1,5}团(?:场)?$/
/** After the region: the government itself, its general office, or a zone’s administration. */
export const GOVERNMENT =
  /^(?:人民政府|政府|人民政府办公[厅室]|政府办公[厅室]|政府办|办公[厅室]|(?:[^局厅]{0,12}(?:区|园|城|港))?(?:开发建设)?(?:管理委员会|管委会|党工委管委会)(?:办公室|党政办公室|综合办公室)?|行政委员会|(?:行政公署|行署)(?:办公[厅室])?)?$/

/** A word of a sector that other sectors’ offices have too: 交通运输综合行政执法支队. */
export const TASK = /^(?:综合行政执法|综合执法)$/

/** Ends the name of any government, though its region may not be known; holds the word of a sector that is none here. */
export const OF_GOVERNMENT = /人民政府(?:办公[厅室])?$/
export const GOVERNMENT_NAME = '人民政府'

/** Where a body names its agency, the surest first. Group 1 ends at the end of the name. */
export const NAMING_PHRASES: readonly RegExp[] = [
  /(?:年度报告|年报)[(-]+([^,。;:、()]{3,40})/g,
  /由([^,。;:、()]{3,40}?)(?:编制|编写|发布|公布)/g,
  /(?:^|[,。;》])([^,。;:、()《》]{3,30}?)编制(?:了?本|了)/g,
  /(?:发布机构|发布单位|公开主体|信息来源|来源|单位|单位名称)(?:\((?:盖章|公章|章)\))?:([^,。;:、()]{3,40})/g,
  /(?:与|向)([^,。;:、()]{3,40}?)(?:联系|咨询)/g,
  /(?:现将|现公布|现向社会公布|公布)([^,。;:、()]{3,40}?)(?:20\d{2}年)/g,
  /(20\d{2}年度?,)([^,。;:、()]{3,30}?)(?:认真|深入|坚持|严格|全面|扎实|积极|按照|以|在|围绕|紧|高度|贯彻|切实|持续|进一步|着力|立足|始终|聚焦|牢固|依据|根据)/g,
]

/** Where a body says its place: an address, or the site of its government. */
export const PLACE_PHRASES =
  /地址:([^,。;:()]{4,40})|([\u4e00-\u9fff]{2,20}?)(?:人民)?政府(?:门户|官方|信息公开)*网(?!络)/g

/** A zone without a code of its own, after the region that holds it. */
export const UNLISTED_ZONE =
  /^[^局委厅办会]{0,10}(?:开发区|高新区|示范区|新区|园区|集聚区|管理区|度假区|实验区|保税区|经开区|名胜区|风景区|试验区|合作区)/
/** After the region: a division that no list has, of old or by another name (北京市|崇文区教育局); zones are none. */
export const UNKNOWN_DIVISION =
  /^(?!城区)[^局委厅办会市]{1,4}?(?<![社景园小地滩军山库辖牧林灌校院新术]|示范|实验|试验|合作|高新|经开|开发|保税|度假|管理|集聚|工业|名胜|自贸|风景|保护|自治)(?:自治[县旗]|[县旗区]|(?<![城都门超])市(?!政|场|容))(?=人民政府|[^县区市]{2,14}(?:局|委员会|办公室|中心)$)/
/** A street that is called after a part of its city: 定州市|南城区街道. */
export const PART_OF_CITY = /^.{1,3}[城郊矿]区(?=街道)/
/** What the printed name may leave out of the government’s. */
export const SHORT_GOVERNMENT = /^(自治区|[省市县区州旗])?政府/
export const FULL_GOVERNMENT = '$1人民政府'
export const FILE_EXTENSION = /\.[^.]+$/

/** Where the region of an incomplete name comes from. */
export const EVIDENCE = {
  text: { zh: '正文', en: 'the text' },
  file: { zh: '文件名', en: 'the file name' },
  region: { zh: '--region 参数', en: '--region' },
} as const

export const MESSAGES = {
  completed: {
    zh: (printed: string, name: string, source: string) =>
      printed === '' ? `标题未写明机关，由${source}补全为“${name}”` : `标题中的“${printed}”由${source}补全为“${name}”`,
    en: (printed: string, name: string, source: string) =>
      printed === ''
        ? `The title names no agency; completed from ${source} to “${name}”`
        : `The title’s “${printed}” was completed from ${source} to “${name}”`,
  },
  ambiguous: {
    zh: (name: string, candidates: string) => `无法确定“${name}”所在地区${candidates}，请用 --region 指定`,
    en: (name: string, candidates: string) =>
      `The region of “${name}” is not certain${candidates}; say it with --region`,
  },
} as const
export const CANDIDATES = {
  zh: (names: readonly string[]) => `（可能为${names.join('、')}）`,
  en: (names: readonly string[]) => ` (it may be ${names.join(', ')})`,
}
