/** PostgreSQL holds neither NUL nor half a surrogate pair; a stand-in of the same length keeps all offsets right. */
export const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** Any value as JSON whose texts can be stored; nearly all can, and JSON escapes what cannot. */
export function json(value: unknown): string {
  const text = JSON.stringify(value)
  if (!/\\u(?:0000|d[89a-f])/.test(text)) return text
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}
