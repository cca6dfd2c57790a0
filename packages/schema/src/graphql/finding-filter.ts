/** What findings, and counts of findings, are asked by. */
import type { InputShapeFromFields } from '@pothos/core'
import { AgencyFilterInput, distinct, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { FindingCodeEnum, OriginEnum, SeverityEnum } from './enums.ts'
import { readYear } from './year.ts'

export const findingArgs = builder.args((t) => ({
  filter: t.field({ type: AgencyFilterInput, description: 'On reports of which agencies; all unless stated.' }),
  year: t.int({ description: 'On reports of this year; any unless stated.' }),
  codes: t.field({ type: [FindingCodeEnum], description: 'From one of these rules.' }),
  severities: t.field({ type: [SeverityEnum], description: 'Of one of these severities.' }),
  origins: t.field({ type: [OriginEnum], description: 'Of one of these origins.' }),
}))

/** Throws as the filter of agencies and the year do. */
export const readFindingArgs = async (args: InputShapeFromFields<typeof findingArgs>, context: Context) => ({
  filter: await readFilter(args.filter, context),
  year: readYear(args.year) ?? undefined,
  codes: distinct(args.codes),
  severities: distinct(args.severities),
  origins: distinct(args.origins),
})
