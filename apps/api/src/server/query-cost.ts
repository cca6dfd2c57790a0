/**
 * What a query costs: how many fields its answer may have, known before it is executed. A list counts as many entries as
 * `first` allows, or as the lists it is given have keys for, multiplied where each goes with each; or as many as its field
 * says it has; others as a few. The schema’s description of itself is free.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
  type ValueNode,
} from 'graphql'

export const COST_LIMIT = 100_000

/** Pages unless `first` says otherwise, as the schema has it. */
const PAGE = 20
/** Lists of which nobody says how long they may be. */
const LIST = 10
const INTROSPECTION = /^__/

export type Variables = Readonly<Record<string, unknown>> | null | undefined
/** Most parts of a query cost the same whatever its variables are. */
type Cost = number | ((variables: Variables) => number)
type Size = Cost | undefined

const compiled = new WeakMap<DocumentNode, Map<string, Cost>>()

/** The cost of an operation of a valid document; 0 where none has the name. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): number {
  const costs = compiled.get(document) ?? new Map<string, Cost>()
  compiled.set(document, costs)
  const name = operationName ?? ''
  const cost = costs.get(name) ?? compile(schema, document, operationName)
  costs.set(name, cost)
  return typeof cost === 'number' ? cost : cost(variables)
}

export function costExceeded(cost: number): GraphQLError {
  const message = `This query may cost ${cost}, and ${COST_LIMIT} is the limit. Ask for less at a time: fewer fields, a smaller “first”, or several queries.`
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE', cost, limit: COST_LIMIT } })
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Cost {
  const operation = getOperationAST(document, operationName)
  if (!operation) return 0
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  )
  const root = schema.getRootType(operation.operation)
  return root ? costOfSelections({ schema, fragments, operation }, root, operation.selectionSet, undefined) : 0
}

interface Query {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly operation: OperationDefinitionNode
}

/** `page` is how many entries the lists directly within have. */
function costOfSelections(query: Query, type: GraphQLNamedType, { selections }: SelectionSetNode, page: Size): Cost {
  return sum(
    selections.map((node) => {
      if (node.kind === Kind.FIELD) {
        const field = fieldOf(type, node.name.value)
        return field ? costOfField(query, field, node, page) : 1
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? query.fragments.get(node.name.value) : node
      if (!fragment) return 0
      const on = fragment.typeCondition && typeFromAST(query.schema, fragment.typeCondition)
      return costOfSelections(query, on ?? type, fragment.selectionSet, page)
    }),
  )
}

const fieldOf = (type: GraphQLNamedType, name: string): Field | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined

/** What the schema says of a field. */
interface Extensions {
  /** How many entries its list has. */
  readonly entries?: number
  /** As how many fields it counts. */
  readonly weight?: number
}

type Field = GraphQLField<unknown, unknown>
type FieldSelection = Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>

function costOfField(query: Query, field: Field, node: FieldSelection, page: Size): Cost {
  const { weight = 1 } = field.extensions as Extensions
  if (!node.selectionSet || INTROSPECTION.test(field.name)) return weight
  const own = sizeOf(query, field, node)
  const isList = holdsList(field.type)
  const entry = costOfSelections(query, getNamedType(field.type), node.selectionSet, isList ? undefined : own)
  return sum([1, isList ? product(own ?? page ?? LIST, entry) : entry])
}

const holdsList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/** As its arguments have it, or as long as it is said to be without; undefined where nobody says. */
function sizeOf(query: Query, { args, extensions }: Field, node: FieldSelection): Size {
  const argumentOf = (name: string) => node.arguments?.find((argument) => argument.name.value === name)?.value
  if (args.some(({ name }) => name === 'first')) return readSize(query, argumentOf('first'), readFirst, PAGE)
  const { entries } = extensions as Extensions
  const lists = args.filter(({ name, type }) => holdsList(type as GraphQLOutputType) && argumentOf(name))
  const sizes = lists.map(({ name }) => readSize(query, argumentOf(name), readLength, entries ?? LIST))
  return sizes.length === 0 ? entries : sizes.reduce(product)
}

/** Of an argument that is stated, and not as null. */
type ReadSize = (value: unknown) => number

const readFirst: ReadSize = (value) => {
  const first = Number(value)
  return first >= 0 ? first : 0
}
/** One value stands for a list of it. */
const readLength: ReadSize = (value) => (Array.isArray(value) ? value.length : 1)

/** `otherwise` is how long it is without the argument. */
function readSize({ operation }: Query, node: ValueNode | undefined, read: ReadSize, otherwise: number): Cost {
  if (node?.kind !== Kind.VARIABLE) return readLiteral(node, read, otherwise)
  const name = node.name.value
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)
  const unstated = readLiteral(definition?.defaultValue, read, otherwise)
  return (variables) => {
    const value = variables?.[name]
    if (value === undefined) return unstated
    return value === null ? otherwise : read(value)
  }
}

function readLiteral(node: ValueNode | undefined, read: ReadSize, otherwise: number): number {
  if (node === undefined || node.kind === Kind.NULL) return otherwise
  if (node.kind === Kind.LIST) return read(node.values)
  return read(node.kind === Kind.INT ? node.value : undefined)
}

function sum(costs: readonly Cost[]): Cost {
  const fixed = costs.reduce<number>((total, cost) => (typeof cost === 'number' ? total + cost : total), 0)
  const open = costs.filter((cost) => typeof cost === 'function')
  if (open.length === 0) return fixed
  return (variables) => open.reduce((total, cost) => total + cost(variables), fixed)
}

function product(size: Cost, cost: Cost): Cost {
  if (typeof size === 'number' && typeof cost === 'number') return size * cost
  const at = (value: Cost, variables: Variables) => (typeof value === 'number' ? value : value(variables))
  return (variables) => at(size, variables) * at(cost, variables)
}
