/** The two languages of every page: Chinese at the root, English under `/en`. */
export type Lang = 'zh' | 'en'

export const LANGS: readonly Lang[] = ['zh', 'en']
export const LOCALES: Record<Lang, string> = { zh: 'zh-CN', en: 'en' }

export const isLang = (value: string): value is Lang => (LANGS as readonly string[]).includes(value)
export const otherLang = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh')

/** The address of a page in a language; `path` begins with a slash. */
export const hrefIn = (lang: Lang, path: string): string => {
  if (lang === 'zh') return path
  return path === '/' ? '/en' : `/en${path.replace(/^\/(?=[?#])/, '')}`
}
