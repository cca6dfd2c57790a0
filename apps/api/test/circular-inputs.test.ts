import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { takesCircularInput } from '../src/server/circular-inputs.ts'
import { PreparedOperations } from '../src/server/prepared-operations.ts'

const schema = buildSchema(`
  input Page { first: Int }
  input Filter { name: String, page: Page, all: [Filter!] }
  input Selection { filter: Filter }
  type Query { ask(filter: Filter, selection: Selection, page: Page): Int }`)
const takes = (query: string) => takesCircularInput(schema, parse(query))

test('a filter of filters is known, behind lists and in other inputs too', () => {
  expect(takes('query ($f: Filter!) { ask(filter: $f) }')).toBe(true)
  expect(takes('query ($s: [Selection!]!) { ask }')).toBe(true)
})

test('a query without such a variable is not held back', () => {
  expect(takes('query ($p: Page, $n: Int) { ask(page: $p) }')).toBe(false)
  expect(takes('{ ask(filter: { all: [{ name: "a" }] }) }')).toBe(false)
})

test('a query with such a variable is compiled all the same, and reads its variables as GraphQL does', async () => {
  const field = schema.getQueryType()?.getFields().ask
  if (field) field.resolve = (_root, { page, filter }) => page.first + filter.all[0].name.length
  const operations = new PreparedOperations(schema, { getEnveloped: () => ({ parse, validate: () => [] }) })
  const query = 'query Ask($f: Filter!, $n: Int = 7) { ask(filter: $f, page: { first: $n }) }'
  const operation = operations.get({ query }, true)
  expect(await operation?.run({}, { f: { all: { name: 'abc' } } })).toMatchObject({ data: { ask: 10 } })
  expect(await operation?.run({}, { f: { all: 1 } })).toMatchObject({ errors: true })
})
