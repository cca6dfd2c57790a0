/** Guessing a key: what comes back tells nothing of how near a guess was. */
import { timingSafeEqual } from 'node:crypto'
import { createApiKey, findApiKey } from '@gongkai/schema/db'
import { expect, test, vi } from 'vitest'
import { useServedApi } from './served-api.ts'

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) }
})

const api = useServedApi()
const compared = vi.mocked(timingSafeEqual)

test('secrets are compared as hashes of one length, in one time for all', async () => {
  const { db } = api.database
  const { token } = await createApiKey(db, { name: '编辑部', scopes: ['rule'], agency_id: null })
  const [, id = '', secret = ''] = /^gongkai_(\d+)_(.+)$/.exec(token) ?? []
  const guesses = [secret, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`, 'A'.repeat(43)]
  compared.mockClear()
  const found = []
  for (const guess of guesses) found.push((await findApiKey(db, `gongkai_${id}_${guess}`)) !== undefined)
  expect(found).toEqual([true, false, false])
  expect(compared.mock.calls.map((sides) => sides.map((side) => (side as Uint8Array).byteLength))).toEqual([
    [32, 32],
    [32, 32],
    [32, 32],
  ])
})

test('a key that is not there, was revoked or has another secret is answered alike', async () => {
  const { db } = api.database
  const { token, key } = await createApiKey(db, { name: '编辑部', scopes: ['rule'], agency_id: null })
  await db.updateTable('api_keys').set({ revoked_at: new Date() }).where('id', '=', key.id).execute()
  const valid = await createApiKey(db, { name: '编辑部', scopes: ['rule'], agency_id: null })
  const another = `gongkai_${valid.key.id}_${'A'.repeat(43)}`
  const guesses = [
    token,
    another,
    `gongkai_999999_${'A'.repeat(43)}`,
    'gongkai_1_',
    `${'A'.repeat(90)}`,
    "' or 1=1 --",
    'é',
  ]
  const answers = []
  for (const guess of guesses) {
    const { status, text } = await api.ask('{ __typename }', undefined, { authorization: `Bearer ${guess}` })
    answers.push(`${status} ${text}`)
  }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^401 .*UNAUTHENTICATED/)
})

test('a key in an address counts for nothing, since addresses are written down', async () => {
  const { token } = await createApiKey(api.database.db, { name: '编辑部', scopes: ['reply'], agency_id: null })
  const mutation = 'mutation { replyToReport(input: { report: "UmVwb3J0OjE", text: "x" }) { id } }'
  for (const name of ['key', 'token', 'authorization', 'access_token']) {
    const body = JSON.stringify({ query: mutation })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${api.origin}/graphql?${name}=${token}`, { method: 'POST', headers, body })
    expect((await response.json()).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  }
})
