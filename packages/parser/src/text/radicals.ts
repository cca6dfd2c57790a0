/** Radicals that a PDF’s font names in place of the characters they look like: `⼆、主动公开`, `⼈⺠政府`. */

/** Those of the supplement are characters by shape alone; the others Unicode itself calls the same. */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⺟': '母',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻑': '長',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⻁': '虎',
  '⺫': '目',
  '⻊': '足',
}

const RADICALS = /[\u2e80-\u2fdf]/g

/** The same text with characters for radicals, place for place. */
export const withoutRadicals = (text: string): string =>
  text.replace(RADICALS, (radical) => SUPPLEMENT[radical] ?? radical.normalize('NFKC'))
