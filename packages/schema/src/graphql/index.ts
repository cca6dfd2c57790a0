/** The whole GraphQL schema; importing a type’s file registers it with the builder. */
import './agency.ts'
import './coverage.ts'
import './dataset.ts'
import './finding.ts'
import './metric.ts'
import './ranking.ts'
import './region.ts'
import './report.ts'
import type { GraphQLSchema } from 'graphql'
import { builder } from './builder.ts'

export { type Context, createContext, type Loaders } from './context.ts'
export type { ErrorCode } from './errors.ts'

export const schema: GraphQLSchema = builder.toSchema({ sortSchema: true })
