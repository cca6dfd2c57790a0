export * from './agency.ts'
export * from './divisions.ts'
export { findTitle, type Title } from './title.ts'
export { findYear, type YearEvidence } from './year.ts'
