import type { Lang } from '../lib/lang.ts'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

export type { Messages }

const MESSAGES: Record<Lang, Messages> = { zh, en }

export const messagesIn = (lang: Lang): Messages => MESSAGES[lang]
