import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { takesCircularInput } from '../src/server/circular-inputs.ts'

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
