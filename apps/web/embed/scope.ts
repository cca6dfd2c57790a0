/** Which of all agencies an embed is about, and by which of their figures, in words. */
import { BASES, LEVELS, RATES, SECTORS } from '@gongkai/schema/metrics'
import type { EmbedRegionFragment } from '../generated/graphql.ts'
import type { EmbedState } from '../lib/embed-state.ts'
import type { Lang } from '../lib/lang.ts'
import { isVolume } from '../lib/ranking.ts'
import { regionName, romanise } from '../lib/region-name.ts'
import { embedMessagesIn } from '../messages/embed.ts'

interface Region {
  readonly name: string
  readonly parent?: Region | null
}

const NOWHERE = '000000'
export const regionVariables = ({ region }: EmbedState) => ({
  region: region ?? NOWHERE,
  hasRegion: region !== undefined,
})

const pathOf = (region: Region | null | undefined): string[] => (region ? [region.name, ...pathOf(region.parent)] : [])

/** 河南省洛阳市; Luoyang 洛阳市, Henan. */
const wholeName = (region: Region, lang: Lang): string => {
  const [own = '', ...above] = pathOf(region)
  if (lang === 'zh') return [...above.reverse(), own].join('')
  return [regionName(own, lang), ...above.map((name) => romanise(name) ?? name)].join(', ')
}

/** Empty where it is about all agencies; agencies that are named need no such words. */
export const scopeOf = (state: EmbedState, { region }: EmbedRegionFragment): string => {
  if (state.agency.length > 0) return ''
  const { lang, level, sector } = state
  const words = [
    region ? wholeName(region, lang) : state.region,
    level && LEVELS[level][lang],
    sector && SECTORS[sector][lang],
  ]
  return words.filter(Boolean).join(' · ')
}

/** What the figures are, in brackets what they are restricted to. */
export const subjectOf = ({ metric, rate, minimum, basis, lang }: EmbedState, scope = ''): string => {
  const t = embedMessagesIn(lang)
  const label = (rate ? RATES[rate] : metric).label[lang]
  const restricted = [
    basis && !rate && isVolume(metric) ? BASES[basis][lang] : '',
    rate && minimum !== undefined ? t.ofAtLeast(String(minimum)) : '',
    scope,
  ].filter(Boolean)
  return restricted.length > 0 ? t.restricted(label, restricted.join(' · ')) : label
}
