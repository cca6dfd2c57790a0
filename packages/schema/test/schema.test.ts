import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../src/graphql/index.ts'
import { enumNameOf, METRICS } from '../src/metrics/index.ts'

interface Described {
  readonly name: string
  readonly description?: string | null | undefined
}

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

/** Everything a type shows: itself, its fields, their arguments, its values. */
function partsOf(type: GraphQLNamedType): [path: string, part: Described][] {
  const parts: [string, Described][] = [[type.name, type]]
  if (isEnumType(type)) for (const value of type.getValues()) parts.push([`${type.name}.${value.name}`, value])
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) parts.push([`${type.name}.${field.name}`, field])
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      parts.push([`${type.name}.${field.name}`, field])
      for (const arg of field.args) parts.push([`${type.name}.${field.name}(${arg.name})`, arg])
    }
  }
  return parts
}

describe('the GraphQL schema', () => {
  it('describes every type, field, argument and value', () => {
    const parts = types.flatMap(partsOf)
    expect(parts.length).toBeGreaterThan(600)
    expect(parts.filter(([, part]) => !part.description?.trim()).map(([path]) => path)).toEqual([])
  })

  it('is printed in schema.graphql as it is', () => {
    const script = fileURLToPath(new URL('../scripts/print-schema.ts', import.meta.url))
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('')
  })

  it('has every metric of the catalogue in the enum Metric, and no other', () => {
    const metric = schema.getType('Metric')
    const values = isEnumType(metric) ? metric.getValues() : []
    expect(values.map(({ name, value }) => [value, name]).sort()).toEqual(
      METRICS.map(({ key }) => [key, enumNameOf(key)]).sort(),
    )
  })

  it('has a field for every row and column of the tables of the form', () => {
    const report = schema.getType('Report')
    const rows = isObjectType(report) ? Object.keys(report.getFields()) : []
    const requests = schema.getType('RequestFigures')
    const requestRows = isObjectType(requests) ? Object.keys(requests.getFields()) : []
    expect(rows).toEqual(expect.arrayContaining(['permits', 'normativeDocuments', 'litigationAfterReconsideration']))
    expect(requestRows).toEqual(
      expect.arrayContaining(['received', 'deniedStateSecret', 'otherOutcome', 'otherOutcomeOther']),
    )
    expect(requestRows).toHaveLength(
      new Set(METRICS.filter((m) => m.address.section === 'requests').map((m) => m.address.row)).size,
    )
  })
})
