/** Keys, and the log of what was changed with them. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  audited,
  createApiKey,
  type Database,
  findApiKey,
  listApiKeys,
  openReader,
  openWriter,
  revokeApiKey,
} from '../src/db/index.ts'
import { useDatabase } from './postgres.ts'

const database = useDatabase()
const newKey = () => createApiKey(database.db, { name: '编辑部', scopes: ['rule', 'submit'], agency_id: null })

/** What the database says to a statement. */
const refusalOf = ({ db }: Pick<Database, 'db'>, statement: string) =>
  sql
    .raw(statement)
    .execute(db)
    .then(
      () => 'done',
      (error: Error) => error.message,
    )

test('a key is found by its token, and by nothing that differs from it', async () => {
  const { key, token } = await newKey()
  expect(await findApiKey(database.db, token)).toEqual(key)
  const other = (await newKey()).token
  const [, secret] = /^gongkai_\d+_(.*)$/.exec(other) ?? []
  for (const wrong of [`gongkai_${key.id}_${secret}`, token.slice(0, -1), `${token}A`, '', 'gongkai_999_x'])
    expect(await findApiKey(database.db, wrong)).toBeUndefined()
})

test('the database holds no token, and nothing that one could be made of', async () => {
  const { token } = await newKey()
  const { rows } = await sql<{ row: string }>`select api_keys::text as row from api_keys`.execute(database.db)
  expect(rows.map(({ row }) => row).join()).not.toContain(token.split('_').at(-1))
  expect(JSON.stringify(await listApiKeys(database.db))).not.toContain('hash')
})

test('a revoked key counts no more, and stays in the list', async () => {
  const { key, token } = await newKey()
  expect(await revokeApiKey(database.db, key.id)).toBe(true)
  expect(await revokeApiKey(database.db, key.id)).toBe(false)
  expect(await findApiKey(database.db, token)).toBeUndefined()
  expect((await listApiKeys(database.db)).find(({ id }) => id === key.id)?.revoked_at).toBeInstanceOf(Date)
})

test('a change has an entry before it is begun and one when it has ended, well or not', async () => {
  const { key } = await newKey()
  const change = { keyId: key.id, action: 'test', input: { a: 1 } }
  const entries = () =>
    database.db
      .selectFrom('audit_log')
      .select(['action', 'input', 'outcome', 'result'])
      .where('key_id', '=', key.id)
      .orderBy('id')
      .execute()
  const begun = { action: 'test', input: { a: 1 }, outcome: null, result: null }
  await audited(
    database.db,
    change,
    async () => expect(await entries()).toEqual([begun]),
    () => ({ ruling: 7 }),
  )
  const failing = audited(
    database.db,
    change,
    () => Promise.reject(new Error('no such report')),
    () => ({}),
  )
  await expect(failing).rejects.toThrow('no such report')
  expect(await entries()).toEqual([
    begun,
    { ...begun, outcome: 'done', result: { ruling: 7 } },
    begun,
    { ...begun, outcome: 'failed', result: { error: 'no such report' } },
  ])
})

test.each([
  ['change', "update audit_log set action = 'other'"],
  ['delete', 'delete from audit_log'],
  ['empty', 'truncate audit_log'],
])('not even the owner can %s the log', async (_what, statement) => {
  expect(await refusalOf(database, statement)).toBe('audit_log is only ever added to')
})

test('who writes through the API can add to the log and change neither it nor the keys', async () => {
  const { key } = await newKey()
  const writer = await openWriter(database.url, { connections: 1 })
  const add = `insert into audit_log (key_id, action, input) values (${key.id}, 'test', '{}')`
  expect(await refusalOf(writer, add)).toBe('done')
  expect(await refusalOf(writer, 'delete from audit_log')).toMatch(/permission denied/)
  expect(await refusalOf(writer, "update audit_log set action = ''")).toMatch(/permission denied/)
  expect(await refusalOf(writer, 'alter table audit_log disable trigger all')).toMatch(/must be owner/)
  expect(await refusalOf(writer, "update api_keys set scopes = '{submit}'")).toMatch(/permission denied/)
  expect(await refusalOf(writer, `delete from api_keys where id = ${key.id}`)).toMatch(/permission denied/)
  await writer.close()
})

test('who only reads sees neither keys nor the log', async () => {
  const reader = await openReader(database.url, { connections: 1 })
  expect(await refusalOf(reader, 'select * from api_keys')).toMatch(/permission denied/)
  expect(await refusalOf(reader, 'select * from audit_log')).toMatch(/permission denied/)
  expect(await refusalOf(reader, 'select * from agencies')).toBe('done')
  await reader.close()
})
