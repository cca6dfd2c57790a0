/** What is said of suggestions while one types; in the browser, so it is kept apart from all that pages say. */
import type { Lang } from '../lib/lang.ts'

const zh = {
  found: (count: number) => `${count} 项建议，可用方向键选择。`,
  none: '没有找到相符的机关。',
  failed: '暂时无法搜索，请稍后再试。',
}

type SuggestionMessages = typeof zh

const en: SuggestionMessages = {
  found: (count) =>
    count === 1 ? '1 suggestion; choose with the arrow keys.' : `${count} suggestions; choose with the arrow keys.`,
  none: 'Nothing found: no such agency.',
  failed: 'Search does not work just now; please try again in a while.',
}

const MESSAGES: Readonly<Record<Lang, SuggestionMessages>> = { zh, en }

export const suggestionMessagesIn = (lang: Lang): SuggestionMessages => MESSAGES[lang]
