/** Marks and words of Chinese typing that belong to no metric: numbering, blanks, units, page furniture. */

/** `一、` `（一）` `1.` before a label, in folded text. */
export const ORDINAL = /[一二三四五六七八九十]、|(?<!第)\([一二三四五六七八九十]\)|(?<!\d)\d[.、](?!\d)/g

/** `(1)` and `1)` before a label, in folded text: other ways to number it than `1.`. */
export const BRACKETED_ORDINAL = /(?<!\d)(\(?)(\d)\)(?=\s?\p{Script=Han})/gu
export const CIRCLED_ORDINAL = /[①-⑨]/g

/** The number of a group whose label goes on elsewhere: `（五` of `（五）不予处理` in a narrow column. */
export const OPEN_ORDINAL = /\([一二三四五六七]$/
/** The same at the beginning of a label. */
export const LEADING_ORDINAL = /^(?:[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|\d[.、](?!\d))/

/** A cell that says by a mark or a word that it holds nothing. */
export const BLANK_MARK =
  /^(?:[/\\-]+|\(?无\)?|空|不涉及|无此项|(?:暂|没)[无有]|未(?:发生|产生|涉及)|n\/a|nan|none|null|…+)$/i
/** The one numeral that typists put where they mean a dash. */
export const DASH_LIKE_NUMERAL = '一'

/** Units printed behind a figure; what a figure must be multiplied by to be in 万元, where the unit is one of money. */
export const MONEY_UNITS: Readonly<Record<string, number>> = {
  万元: 1,
  元: 0.0001,
  亿元: 10000,
  百万元: 100,
  千元: 0.1,
  万: 1,
}
/** Printed around an amount whose unit is printed too. */
export const MONEY_OPENING = '[¥￥]|人民币'
export const MONEY_END = '整'
/** In place of a sign before a change of a stock. */
export const RISE = '\\+|↑|增加?|新增'
export const FALL = '↓|减少?'
export const COUNT_UNITS = '件|项|条|次|份|个|宗|起|部|例|笔'
/** A figure followed by one of these is a date, a share or a sentence, not a cell. */
export const PROSE_AFTER_FIGURE = /^[^\S\n]*[年月日号时%％‰人批期家场名类部章条]/

export const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
export const CHINESE_PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
export const CHINESE_NUMERAL = /^[〇零一二两三四五六七八九十百千]+$/

/** `- 3 -`, `第 3 页 共 9 页`, `3 / 9`, a browser’s address and date: furniture of a printed page, in folded text. */
export const PAGE_FURNITURE =
  /^[^\S\n]*(?:[-~·•]+[^\S\n]*\d{1,3}[^\S\n]*[-~·•]+|第[^\S\n]*\d{1,3}[^\S\n]*页.*|\d{1,3}[^\S\n]*\/[^\S\n]*\d{1,3}|(?:about:|https?:\/\/|www\.)[^\n]*|\d{4}\/\d{1,2}\/\d{1,2},?[^\S\n]\d{1,2}:\d\d[^\n]*)[^\S\n]*$/

/** No table has these words, but the titles at the heads of its pages. */
export const TITLE_WORD = /报告|年报/
/** The report’s title at the head or foot of a page, in folded text. */
export const RUNNING_TITLE = /^[^\n。;]{0,40}政府信息公开(?:工作)?(?:年度)?(?:报告|年报)[^\S\n]*$/

/** A line of prose rather than of a table: it has a sentence mark and is longer than any label’s rest. */
export const SENTENCE_MARK = /[。；！？]/

/** After a section’s name these go on with a sentence that lists the sections. */
export const NOT_A_HEADING_AFTER = /[、,和及]/
/** A line that is, or ends, a report’s title, in folded text. */
export const TITLE_LINE = /政府信息公开(?:工作)?(?:年度)?(?:报告|年报)[\s#*]*$/
export const YEAR_FIRST = /^[\s#*]*(?:\d{4}|[〇零一二三四五六七八九]{4})\s*年/

/** Wordings that open tables 三 and 四 where their headings are lost. */
export const LATER_ANCHORS = {
  requests: ['勾稽关系', '申请人情况', '本年新收政府信息公开申请数量'],
  reviews: ['未经复议直接起诉', '结果维持'],
}

/** The unit of money that a column’s head prints, in folded text. */
export const HEAD_UNIT = /(?:单位\s*:?\s*|金额\()(亿元|百万元|万元|千元|元)/

/** Heads of the statistics table that reports carried before 2019. */
export const PRE_2019_HEADS: readonly [RegExp, ...RegExp[]] = [
  /指\s*标\s*名\s*称|统\s*计\s*指\s*标/,
  /(?:计量)?单\s*位/,
  /历\s*年\s*累\s*计|统\s*计\s*数|数\s*量/,
]

/** Words, above the tables or below them, that a section is there, though under another heading than the form’s. */
export const SECTION_TRACES: Readonly<Record<string, RegExp>> = {
  overview: /^[\s#*]*(?:[（(]?[一1][）)、.．]?|第一[部章]分?)[^\n；]{0,30}(?:情况|概况|概述|工作)[。：:\s*]*$/m,
  problems: /(?:存在|主要|不足)[^。；]{0,6}问题|问题[^。；]{0,4}(?:改进|整改)|下一步/,
  other: /^[\s#*]*[（(]?[五六七567][）)、.．]?\s*其[他它]|其[他它][^。；\n]{0,6}事项/m,
}
/** `（二）`, the number of a narrative section’s sub-headings, with what may stand before it on its line. */
export const SUB_HEADING =
  /^[^\S\n]*(?:[#＃]+[^\S\n]*)?[(（〔【［]([一二三四五六七八九十])[)）〕】］](?!\s*[项款目、(（])/gm
/** What a number of these ends with where it stands within a line. */
export const SUB_CLOSINGS = ['）', ')']
/** English words left between Chinese ones, as machine translation does; names in capitals are common and harmless. */
export const FOREIGN_FRAGMENT =
  /(?<=\p{Script=Han}\s?)(?!(?:app|web|pdf|word|excel|ppt|ofd|wifi|email|html|logo|vlog|ipv)(?![a-z]))[a-z]{3,}(?=\s?\p{Script=Han})/gu
/** Without one of these there are none. */
export const LATIN_WORD = /[a-z]{3}/
export const PARTS_OF = /其\s*中/
/** Opens and closes an aside. */
export const ASIDE_OPENING = /[(（]/g
export const ASIDE_CLOSING = /[)）]/g
export const SENTENCE_END = /[。；]/

/** What may stand beside a label of table 二 without making it another: how it counts, its unit, its year in general. */
export const LABEL_AFFIX =
  /^(?:本年度?|数量|件数|情况|总数|合计|单位|亿元|万元|元|件|项|个|表|[一二三四五六七八九十])*$/

/** Two units in one head, of which nobody can tell which was used. */
export const TWO_UNITS = /(?:单位\s*:?\s*|金额\()(?:亿元|万元|元)\s*[/、或]/

/** Words that make a label another, which no slip of recognition puts there. */
export const QUALIFIER = /上年|去年|前年|其中|不予|下属|委托|备案|变更|听证/
/** A caption’s year, in folded text. */
export const YEAR_WORD = '年'
export const CAPTION_YEAR = /(?<!\d)(20\d\d)\s*年/g

/** A caption that tells its year by the report’s; not the label of what is carried over from there. */
export const YEAR_BEFORE = /^(?!\s*[#*]*\s*二)[^结项]*(?:上一?年|去年)[^结项]*$/

/** A caption of what is appended below it. */
export const APPENDED = /^\s*附(?:[件表录]\s*\d{0,2})?\s*[:：]/

/** Heads of columns and rows that say of which year they are, and nothing else. */
export const OWN_YEAR_HEAD = /^(?:本年度?|今年|本年度?(?:数量|数|情况))$/
export const OTHER_YEAR_HEAD = /^(?:上一?年度?|去年|上一?年度?(?:数量|数|情况|同期))$/
export const YEAR_HEAD = /^(20\d\d)年度?$/

/** The head of a column of serial numbers. */
export const SERIAL_HEAD = /^(?:序号|编号|行次|项次)$/
/** Heads of columns that hold nothing of the form; an empty cell is one too. */
export const HARMLESS_HEAD = /^(?:|序号|编号|备注|说明)$/
