/**
 * A country that does not exist, so that no made-up figure is ever said of a real agency: provinces whose codes the
 * national table does not give out, prefectures named by the sexagenary cycle, counties by the points of the compass and
 * the like. Every province has 17 prefectures and 157 counties, as a large one has.
 */
import type { RegionRow } from '@gongkai/schema/db'
import { DEPARTMENTS, type Department } from './departments.ts'

export interface SyntheticAgency {
  /** Its place in the country, from 0. */
  readonly index: number
  readonly county: RegionRow
  readonly department: Department
  readonly name: string
}

export const PREFECTURES_OF_A_PROVINCE = 17
export const COUNTIES_OF_A_PROVINCE = 157
export const AGENCIES_OF_A_COUNTY = DEPARTMENTS.length

/** Numbers between those of the nation’s regions. */
const PROVINCE_CODES = [99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 80, 79, 78, 77, 76, 75, 74, 73]
export const MOST_AGENCIES = PROVINCE_CODES.length * COUNTIES_OF_A_PROVINCE * AGENCIES_OF_A_COUNTY

const NUMERALS = '一二三四五六七八九十'
const provinceName = (place: number) =>
  `示例${place < 10 ? NUMERALS[place] : place < 20 ? `十${NUMERALS[place - 10]}` : `廿${NUMERALS[place - 20]}`}省`
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const PLACES = '东西南北中上下前后左'
const KINDS = ['县', '县', '县', '区', '市']

const codeOf = (province: number, prefecture = 0, county = 0) =>
  String((PROVINCE_CODES[province] as number) * 10_000 + prefecture * 100 + county)

/** The county at this place among all of the country. */
function countyAt(place: number): RegionRow {
  const province = Math.floor(place / COUNTIES_OF_A_PROVINCE)
  const within = place % COUNTIES_OF_A_PROVINCE
  const prefecture = within % PREFECTURES_OF_A_PROVINCE
  const county = Math.floor(within / PREFECTURES_OF_A_PROVINCE)
  const name = `${prefectureStem(prefecture)}${PLACES[county]}${KINDS[(prefecture + county) % KINDS.length]}`
  const code = codeOf(province, prefecture + 1, county + 1)
  return { code, name, level: 'county', parent: codeOf(province, prefecture + 1) }
}

/** 甲子, 乙丑, … as years are counted. */
const prefectureStem = (place: number) => `${STEMS[place % STEMS.length]}${BRANCHES[place % BRANCHES.length]}`

/** The first agencies of the country, county by county; throws where it has fewer. */
export function agenciesOf(count: number): SyntheticAgency[] {
  if (count > MOST_AGENCIES) throw new RangeError(`The synthetic country has ${MOST_AGENCIES} agencies.`)
  const counties = Array.from({ length: Math.ceil(count / AGENCIES_OF_A_COUNTY) }, (_, place) => countyAt(place))
  return Array.from({ length: count }, (_, index) => {
    const county = counties[Math.floor(index / AGENCIES_OF_A_COUNTY)] as RegionRow
    const department = DEPARTMENTS[index % AGENCIES_OF_A_COUNTY] as Department
    return { index, county, department, name: `${county.name}${department.name}` }
  })
}

/** Every region that these agencies are in or below. */
export function regionsOf(agencies: readonly SyntheticAgency[]): RegionRow[] {
  const counties = [...new Map(agencies.map(({ county }) => [county.code, county])).values()]
  const above = new Map<string, RegionRow>()
  for (const { code } of counties) {
    const province = PROVINCE_CODES.indexOf(Number(code.slice(0, 2)))
    const prefecture = Number(code.slice(2, 4)) - 1
    const [provinceCode, prefectureCode] = [codeOf(province), codeOf(province, prefecture + 1)]
    above.set(provinceCode, { code: provinceCode, name: provinceName(province), level: 'province', parent: null })
    above.set(prefectureCode, {
      code: prefectureCode,
      name: `${prefectureStem(prefecture)}州市`,
      level: 'prefecture',
      parent: provinceCode,
    })
  }
  return [...above.values(), ...counties]
}
