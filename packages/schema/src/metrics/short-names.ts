/** What agencies are called for short, which their own names do not hold: 卫健委 for a 卫生健康委员会, and its initials. */
import type { SectorKey } from './sectors.ts'

/** What stands for a sector before an end of `ENDS`, each syllable as it is spelt; former names of a sector are still in use. */
export const SHORT_NAMES: Partial<Record<SectorKey, Readonly<Record<string, string>>>> = {
  health: { 卫健: 'wei jian', 卫计: 'wei ji', 卫生: 'wei sheng' },
  education: { 教体: 'jiao ti' },
  human_resources: { 人社: 'ren she' },
  natural_resources: { 自规: 'zi gui', 规自: 'gui zi', 国土: 'guo tu', 规划: 'gui hua' },
  ecology_environment: { 环保: 'huan bao' },
  housing: { 住建: 'zhu jian', 房管: 'fang guan' },
  housing_fund: { 公积金: 'gong ji jin' },
  transport: { 交通: 'jiao tong' },
  agriculture: { 农业: 'nong ye' },
  culture_tourism: { 文旅: 'wen lv', 文广旅: 'wen guang lv', 旅游: 'lv you' },
  emergency: { 应急: 'ying ji', 安监: 'an jian' },
  market_regulation: {
    市监: 'shi jian',
    市场监管: 'shi chang jian guan',
    工商: 'gong shang',
    质监: 'zhi jian',
    食药监: 'shi yao jian',
  },
  veterans: { 退役军人: 'tui yi jun ren' },
  medical_security: { 医保: 'yi bao' },
  development_reform: { 发改: 'fa gai' },
  industry: { 工信: 'gong xin', 经信: 'jing xin' },
  science_technology: { 科技: 'ke ji' },
  ethnic_religious: { 民宗: 'min zong' },
  forestry: { 林草: 'lin cao' },
  urban_management: { 城管: 'cheng guan' },
  radio_television: { 广电: 'guang dian' },
  state_assets: { 国资: 'guo zi' },
  grain: { 粮食: 'liang shi', 粮储: 'liang chu' },
}

/** What a name ends with for short, which is in the whole name too. */
export const ENDS: Readonly<Record<string, string>> = {
  委: 'wei',
  局: 'ju',
  厅: 'ting',
  办: 'ban',
  中心: 'zhong xin',
}

/** What a short name says of the agencies it may mean. */
export interface ShortName {
  /** Part of the whole name before the rest, such as the name of a place; may be empty. */
  readonly before: string
  /** Whether that is spelt in Latin letters. */
  readonly isLatin: boolean
  readonly sector: SectorKey
  /** Part of the whole name behind it. */
  readonly end: string
}

interface Spelling extends Omit<ShortName, 'before'> {
  readonly text: string
}

const initialsOf = (latin: string) => latin.replace(/(\w)\w*\s*/g, '$1')

const spellingsOf = (sector: SectorKey, short: string, latin: string): Spelling[] =>
  Object.entries(ENDS).flatMap(([end, latinEnd]) => {
    const spelt = `${latin} ${latinEnd}`
    return [
      { sector, end, isLatin: false, text: short + end },
      { sector, end, isLatin: true, text: spelt.replaceAll(' ', '') },
      { sector, end, isLatin: true, text: initialsOf(spelt) },
    ]
  })

const ALL_SPELLINGS = Object.entries(SHORT_NAMES).flatMap(([sector, names]) =>
  Object.entries(names).flatMap(([short, latin]) => spellingsOf(sector as SectorKey, short, latin)),
)
/** Two short names of a sector may have the same initials. */
const SPELLINGS = [...new Map(ALL_SPELLINGS.map((one) => [`${one.sector} ${one.text}`, one])).values()]

/** The ways to take a word as a short name, with or without a place before it: `洛阳卫健委`, `lywjw`; most words are none. */
export const readShortNames = (word: string): ShortName[] => {
  const wanted = word.toLowerCase()
  return SPELLINGS.flatMap(({ text, ...said }) =>
    wanted.endsWith(text) ? [{ ...said, before: wanted.slice(0, wanted.length - text.length) }] : [],
  )
}
