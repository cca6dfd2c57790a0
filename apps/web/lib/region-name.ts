/** Names of divisions in Latin letters, as pinyin writes place names: Henan, Zhengzhou, Xi’an, Songxian. */
import { pinyin } from 'pinyin-pro'
import { DIVISION_ENDING, ESTABLISHED_NAMES } from '../messages/places.ts'
import type { Lang } from './lang.ts'

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** A syllable that begins with a vowel is set off from the one before, as in Xi’an. */
const joined = (syllables: readonly string[]) =>
  syllables.map((one, i) => (i > 0 && /^[aeo]/.test(one) ? `’${one}` : one)).join('')

/** Undefined of a name that is not written in Chinese characters alone. */
export const romanise = (name: string): string | undefined => {
  const stem = name.replace(DIVISION_ENDING, '')
  if (!/^\p{Script=Han}+$/u.test(stem)) return undefined
  if (Object.hasOwn(ESTABLISHED_NAMES, stem)) return ESTABLISHED_NAMES[stem]
  const syllables = pinyin(stem, { toneType: 'none', type: 'array', v: true })
  return capitalised(joined(syllables.map((one) => one.replace('v', 'ü'))))
}

/** As one line of text: in English, the Latin name before the Chinese one. */
export const regionName = (name: string, lang: Lang): string => {
  const latin = lang === 'en' ? romanise(name) : undefined
  return latin ? `${latin} ${name}` : name
}
