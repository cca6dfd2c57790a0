/** The short form of `npm run test:load`. */
import { expect, test } from 'vitest'
import { runLoad } from '../load/run.ts'

test('under mixed traffic, an ingest and a restart of PostgreSQL every answer is right, and all goes on by itself', {
  timeout: 600_000,
}, async () => {
  const { wrong, answers, refusals, answersAfterRestart, versions, heapGrowth } = await runLoad({
    agencies: 60,
    measureSeconds: 1.5,
    warmUpSeconds: 4,
    seconds: 8,
    restated: 5,
    restSeconds: 0.5,
    say: () => {},
  })
  expect(wrong).toEqual([])
  expect(answers).toBeGreaterThan(refusals)
  expect(answersAfterRestart).toBeGreaterThan(10)
  expect(versions).toBeGreaterThan(0)
  expect(heapGrowth.api).toBeLessThan(1.1)
  expect(heapGrowth.web).toBeLessThan(1.1)
})
