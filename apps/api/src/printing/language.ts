import type { Environment } from '../config.ts'

export type Language = 'zh' | 'en'

/** Chinese for whoever’s terminal is; findings and labels have both wordings. */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
