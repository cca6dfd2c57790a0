/** How each command can print; the first is what it does unless told. */
export const FORMATS = {
  parse: ['json', 'ndjson', 'table'],
  check: ['table', 'json', 'sarif'],
} as const
export type ParseFormat = (typeof FORMATS.parse)[number]
export type CheckFormat = (typeof FORMATS.check)[number]
