/** Document bytes → typed reports. Pure: no files, no network, no clock, so that servers and browsers share it. */
export * from './document/document.ts'
export { DIVISIONS, type Division, findDivision } from './identity/index.ts'
export { PARSER_VERSION, type ParseOptions, parseDocument } from './parse-document.ts'
export * from './report.ts'
