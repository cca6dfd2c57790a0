/** The whole GraphQL schema; importing a type’s file registers it with the builder. */
import './agency.ts'
import './compare.ts'
import './coverage.ts'
import './dataset.ts'
import './finding.ts'
import './finding-counts.ts'
import './metric.ts'
import './ranking.ts'
import './rate.ts'
import './region.ts'
import './report.ts'
import './summary.ts'
import './trend.ts'
import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'

export { type Columns, columnsOf, type Snapshot } from '../columns/index.ts'
export { type Context, createContext, type Loaders } from './context.ts'
export type { ErrorCode } from './errors.ts'

export const schema: GraphQLSchema = builder.toSchema({ sortSchema: true })
