/** PostgreSQL holds neither NUL nor half a surrogate pair; a stand-in of the same length keeps all offsets right. */
export const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** Any value as JSON whose texts can be stored. */
export const json = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
