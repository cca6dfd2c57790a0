/** Requests that cannot be read are told so with a code, where the library would call it a fault of ours. */
import { badInput } from '@gongkai/schema/graphql'
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Far deeper than any variable of this schema, and far less deep than a stack. */
const MAX_DEPTH = 100

export const readableRequests: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return
    setRequestParser(async (request) => {
      try {
        return await requestParser(request)
      } catch (error) {
        throw error instanceof SyntaxError ? noJson(error) : error
      }
    })
  },
  onParams({ params }) {
    if (isDeeperThan(MAX_DEPTH, params.variables))
      throw badInput(`variables: lists and objects may be nested ${MAX_DEPTH} deep at most.`)
  },
}

const noJson = ({ message }: SyntaxError) =>
  new GraphQLError(`“variables” and “extensions” must be JSON: ${message}.`, {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  })

/** Level by level, since what is nested without end would fill the stack. */
function isDeeperThan(depth: number, value: unknown): boolean {
  let level = [value].filter(isNested)
  for (let at = 0; at < depth && level.length > 0; at++)
    level = level.flatMap((nested) => Object.values(nested)).filter(isNested)
  return level.length > 0
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null
