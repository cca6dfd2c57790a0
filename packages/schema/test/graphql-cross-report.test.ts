import { graphql } from 'graphql'
import { expect, test } from 'vitest'
import { storeReports } from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf } from './report-fixture.ts'

const database = useDatabase()

const ask = async (source: string) => {
  const { data, errors } = await graphql({ schema, source, contextValue: createContext(database.db) })
  expect(errors).toBeUndefined()
  return data
}

test('a finding between reports names the other one, and its rule is among the checks', async () => {
  await storeReports(database.db, [
    documentOf({ year: 2023, figures: { 'requests.carried_out.total': 3 } }),
    documentOf({ year: 2024, figures: { 'requests.carried_in.total': 2 } }),
  ])
  const answer = await ask(`{
    findings(codes: [CARRYOVER_REQUESTS]) {
      nodes { expected actual report { year checks { code status } } relatedReport { year } relatedSpans { start } }
    }
  }`)
  expect(answer).toMatchObject({
    findings: {
      nodes: [{ expected: 3, actual: 2, report: { year: 2024 }, relatedReport: { year: 2023 }, relatedSpans: [] }],
    },
  })
  expect(JSON.stringify(answer)).toContain('{"code":"CARRYOVER_REQUESTS","status":"FAIL"}')
})

test('the data set says that it is made up as soon as one document of it is', async () => {
  expect(await ask('{ dataset { synthetic } }')).toEqual({ dataset: { synthetic: false } })
  await storeReports(database.db, [{ ...documentOf({ year: 2022 }), synthetic: true }])
  expect(await ask('{ dataset { synthetic } }')).toEqual({ dataset: { synthetic: true } })
})
