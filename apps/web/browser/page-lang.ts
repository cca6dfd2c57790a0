import { isLang, type Lang } from '../lib/lang.ts'

/** The language of the page that the script runs in. */
export const langOfPage = (): Lang => {
  const lang = document.documentElement.lang.slice(0, 2)
  return isLang(lang) ? lang : 'zh'
}
