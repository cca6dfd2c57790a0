import { SECTIONS } from '@gongkai/schema/metrics'
import { TITLE } from '../../packages/parser/test/render/wording.ts'
import type { SyntheticReport } from './report.ts'

/** The title, the first heading and the narrative of section one, a line each. */
export const headOf = ({ agency, year, narrative }: SyntheticReport): string[] => [
  `${agency.name}${year}年${TITLE}`,
  `${SECTIONS[0].number}${SECTIONS[0].zh}`,
  ...narrative.overview,
]
