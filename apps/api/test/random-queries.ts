/** Valid queries as nobody would write them: fields named again, fragments in fragments, conditions everywhere. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { schema } from '../src/server/graphql-server.ts'

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Roots that need arguments, and that many pages show; others are taken as the schema has them. */
const ROOTS = [
  'ranking(metric: PERMITS_DECISIONS, first: $first)',
  'agencies(first: $first)',
  'reports(first: 2)',
  'regions(parent: "410000")',
  'coverage(year: 2024)',
  'dataset',
  'lastIngest',
]

type Field = GraphQLField<unknown, unknown>
const QUERIES = (schema.getQueryType() as GraphQLObjectType).getFields()

export interface RandomQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export function randomQuery(random: () => number): RandomQuery {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const maybe = (chance: number) => random() < chance
  const fragments: { on: string; text: string }[] = []
  const condition = () =>
    maybe(0.2) ? ` @${pick(['include', 'skip'])}(if: ${pick(['$yes', '$perhaps', 'true', 'false'])})` : ''
  const several = (make: () => string) => Array.from({ length: 1 + Math.floor(random() * 4) }, make).join(' ')

  const field = (text: string, type: GraphQLObjectType | undefined, depth: number) =>
    `${maybe(0.15) ? pick(['a: ', 'b: ', 'constructor: ']) : ''}${text}${condition()}${type ? selection(type, depth - 1) : ''}`

  function selection(type: GraphQLObjectType, depth: number): string {
    return ` { __typename ${several(() => (maybe(0.2) ? fragment(type, depth) : fieldOf(type, depth)))} }`
  }

  function fieldOf(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument))
    const { name, type: of } = pick(fields) as Field
    const inner = getNamedType(of)
    if (isLeafType(inner)) return field(name, undefined, depth)
    return isObjectType(inner) && depth > 0 ? field(name, inner, depth) : '__typename'
  }

  function fragment(type: GraphQLObjectType, depth: number): string {
    if (depth === 0) return '__typename'
    const known = fragments.findIndex(({ on }) => on === type.name)
    if (known >= 0 && maybe(0.6)) return `...F${known}${condition()}`
    const text = selection(type, depth - 1)
    if (maybe(0.5)) return `... on ${type.name}${condition()}${text}`
    fragments.push({ on: type.name, text })
    return `...F${fragments.length - 1}${condition()}`
  }

  const root = () => {
    const text = pick(ROOTS)
    const { type } = QUERIES[text.split('(', 1)[0] as string] as Field
    return field(text, getNamedType(type) as GraphQLObjectType, 4)
  }
  const body = several(root)
  const written = fragments.map(({ on, text }, i) => `fragment F${i} on ${on}${text}`).join('\n')
  const query = `query Q($first: Int = 2, $yes: Boolean!, $perhaps: Boolean! = true) { years ${body}
    ...All @include(if: $yes) ... @skip(if: $perhaps) { years } n: agencies(first: $first) { totalCount } }
    fragment All on Query { dataset { synthetic } }\n${written}`
  const variables = { first: pick([1, 3, null, undefined]), yes: maybe(0.5), perhaps: pick([true, false, undefined]) }
  return { query, variables }
}
