/** Every argument of every query, with every value of its type that somebody may think of: an answer, or what is wrong. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  graphql,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
} from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
beforeAll(async () => {
  await storeDocument(
    database.db,
    documentOf({ agency: { region_code: null, level: null }, figures: { 'permits.decisions': 1 } }),
  )
})

const idOf = (text: string) => Buffer.from(text).toString('base64url')
const TEXTS = ['', ' ', '\0', '\ud800', '%', '\\', '公开', '410000', '九'.repeat(5000)]
const INTS = [0, 1, -1, 20, 2024, 32_768, 2_147_483_647, -2_147_483_648]
const SCALARS: Readonly<Record<string, readonly unknown[]>> = {
  Boolean: [true, false],
  Int: INTS,
  Float: [...INTS, 0.5, 1e308, -1e308],
  String: TEXTS,
  ID: ['Agency:1', 'Agency:2147483647', 'Report:1', 'Finding:1', 'Region:410000', 'Ruling:1', ':', '']
    .map(idOf)
    .concat(TEXTS),
  DateTime: [
    '0000-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '2025-06-30T23:59:59.999999999+14:00',
    '9999-12-31T23:59:59-12:00',
  ],
}

/** Values of a type, right by the schema; of an object each field alone. */
function valuesOf(type: GraphQLInputType, depth = 0): readonly unknown[] {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return [[], ...valuesOf(nullable.ofType, depth).map((value) => [value, value])]
  if (isEnumType(nullable))
    return nullable
      .getValues()
      .slice(0, 3)
      .map(({ name }) => name)
  if (!isInputObjectType(nullable)) return SCALARS[nullable.name as string] ?? []
  if (depth > 0) return [{}]
  const fields = Object.values(nullable.getFields())
  const needed = Object.fromEntries(
    fields.filter(isRequiredArgument).map(({ name, type }) => [name, valuesOf(type, depth)[0]]),
  )
  return fields.flatMap(({ name, type }) => valuesOf(type, depth + 1).map((value) => ({ ...needed, [name]: value })))
}

/** What an argument is asked with where it is needed and another is looked at. */
const USUAL: Readonly<Record<string, unknown>> = {
  ...{ metric: 'PERMITS_DECISIONS', rate: 'GRANTED', year: 2024, text: '公开', part: 0.5 },
  ...{ id: idOf('Agency:1'), agencies: [idOf('Agency:1')], metrics: ['PERMITS_DECISIONS'] },
}
/** Of these a query names one. */
const EITHER: Readonly<Record<string, object>> = {
  summary: { metric: 'PERMITS_DECISIONS' },
  trend: { metric: 'PERMITS_DECISIONS' },
  unranked: { metric: 'PERMITS_DECISIONS' },
}

type Field = GraphQLField<unknown, unknown>

/** The leaves of a type, and those of the pages that it has. */
function leavesOf(field: Field, depth = 2): string {
  const type = getNamedType(field.type)
  if (isLeafType(type) || !('getFields' in type)) return ''
  const fields = Object.values(type.getFields() as Record<string, Field>).filter(
    ({ args }) => !args.some(isRequiredArgument),
  )
  const named = fields.flatMap((inner) => {
    if (isLeafType(getNamedType(inner.type))) return [inner.name]
    return depth > 0 && ['nodes', 'notFiledAgencies', 'total'].includes(inner.name)
      ? [`${inner.name}${leavesOf(inner, depth - 1)}`]
      : []
  })
  return ` { __typename ${named.join(' ')} }`
}

const queries = Object.values(schema.getQueryType()?.getFields() ?? {})
const cases = queries.flatMap((field) =>
  field.args.map((argument) => [field.name, argument.name, field, argument] as const),
)

async function codeOf(field: Field, argument: GraphQLArgument, value: unknown) {
  const needed = field.args.filter(isRequiredArgument).map(({ name }) => [name, USUAL[name]])
  const variables: Record<string, unknown> = {
    ...EITHER[field.name],
    ...Object.fromEntries(needed),
    [argument.name]: value,
  }
  if (argument.name === 'rate') delete variables.metric
  const given = field.args.filter(({ name }) => name in variables)
  if (argument.name === 'rate') given.push(argument)
  const declared = [...new Set(given)].map(({ name, type }) => `$${name}: ${type}`)
  const passed = [...new Set(given)].map(({ name }) => `${name}: $${name}`)
  const source = `query Q(${declared.join(', ')}) { ${field.name}(${passed.join(', ')})${leavesOf(field)} }`
  const { errors } = await graphql({
    schema,
    source,
    variableValues: variables,
    contextValue: createContext(database.db),
  })
  return errors?.map(
    ({ message, extensions, originalError }) => extensions.code ?? (originalError ? message : undefined),
  )[0]
}

test.each(cases)('%s(%s) has an answer or tells what is wrong', async (_field, _argument, field, argument) => {
  for (const value of valuesOf(argument.type)) {
    const code = await codeOf(field, argument, value)
    expect([value, code]).toEqual([
      value,
      code === undefined ? undefined : expect.stringMatching(/^(?:BAD_USER_INPUT|NOT_FOUND)$/),
    ])
  }
})
