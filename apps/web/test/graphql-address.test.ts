import { expect, test } from 'vitest'
import { graphqlAddress } from '../lib/graphql-address.ts'

const apiUrl = 'http://localhost:4000/graphql'

test('GraphQL is beside the pages where they have a public address, else where the dashboard finds it', () => {
  expect(graphqlAddress({ publicUrl: undefined, apiUrl })).toBe(apiUrl)
  expect(graphqlAddress({ publicUrl: 'https://gongkai.example.org', apiUrl })).toBe(
    'https://gongkai.example.org/graphql',
  )
})
