/** Those who write queries against this API rely on them for years: nothing they may use goes away unannounced. */
import { readFileSync } from 'node:fs'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { DECLARED_CHANGES } from '../declared-changes.ts'
import { schema } from '../src/graphql/index.ts'

const baseline = buildSchema(readFileSync(new URL('../schema.baseline.graphql', import.meta.url), 'utf8'))

async function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): Promise<string[]> {
  const changes = await diff(before, after)
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => path ?? message)
}

test('every breaking change is declared, and every declared change is one', async () => {
  const declared = DECLARED_CHANGES.map(({ path }) => path)
  expect((await breakingChanges(baseline, schema)).sort()).toEqual([...declared].sort())
})

test('a declared change has its day and its reason', () => {
  for (const { on, reason } of DECLARED_CHANGES) {
    expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(reason.length).toBeGreaterThan(20)
  }
})

test.each([
  ['a field that is gone', 'type Query { a: Int }', 'Query.b'],
  ['a field of another type', 'type Query { a: String b(c: Int): Int }', 'Query.a'],
  ['an argument that is demanded', 'type Query { a: Int b(c: Int!): Int }', 'Query.b.c'],
])('%s is a breaking change', async (_what, after, path) => {
  const before = buildSchema('type Query { a: Int b(c: Int): Int }')
  expect(await breakingChanges(before, buildSchema(after))).toEqual([path])
})

test('a new field or a new optional argument breaks nothing', async () => {
  const after = buildSchema('type Query { a(d: Int): Int b(c: Int): Int e: Int }')
  expect(await breakingChanges(buildSchema('type Query { a: Int b(c: Int): Int }'), after)).toEqual([])
})

test('what is deprecated says since when and until when', () => {
  const members = Object.values(schema.getTypeMap()).flatMap(
    (type): { deprecationReason?: string | null | undefined }[] => {
      if (type.name.startsWith('__')) return []
      if (isEnumType(type)) return [...type.getValues()]
      if (isObjectType(type) || isInterfaceType(type))
        return Object.values(type.getFields()).flatMap((field) => [field, ...field.args])
      return isInputObjectType(type) ? Object.values(type.getFields()) : []
    },
  )
  const reasons = members.map(({ deprecationReason }) => deprecationReason).filter((reason) => reason != null)
  const dated = /since \d{4}-\d{2}-\d{2}.* until \d{4}-\d{2}-\d{2}/i
  expect(members.length).toBeGreaterThan(600)
  expect(reasons.filter((reason) => !dated.test(reason))).toEqual([])
})
