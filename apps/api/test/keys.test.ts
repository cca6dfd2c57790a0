/** `gongkai keys`: made, listed and revoked; the key itself is printed once. */
import { findApiKey } from '@gongkai/schema/db'
import { encodeId } from '@gongkai/schema/graphql'
import { expect, test } from 'vitest'
import { runCommand } from './run-command.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
const run = (...argv: string[]) => runCommand(argv, { environment: { DATABASE_URL: database.url } })

test('a key is printed once, listed without its secret, and revoked', async () => {
  const { exitCode, stdout, stderr } = await run('keys', 'create', '--name', '编辑部', '--scope', 'submit', 'rule')
  const token = stdout.trim()
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Key 1 for 编辑部: submit, rule.')])
  expect(await findApiKey(database.db, token)).toMatchObject({ name: '编辑部', scopes: ['submit', 'rule'] })

  const listed = await run('keys', 'list')
  expect(listed.stdout).toMatch(/^1\t编辑部\tsubmit,rule\tsince \d{4}-\d{2}-\d{2}\n$/)
  expect(listed.stdout).not.toContain(token)

  expect(await run('keys', 'revoke', '1')).toMatchObject({ exitCode: 0, stdout: 'Key 1 is revoked.\n' })
  expect(await findApiKey(database.db, token)).toBeUndefined()
  expect((await run('keys', 'list')).stdout).toContain('\trevoked ')
})

test('what cannot be is told in one line', async () => {
  expect(await run('keys', 'create', '--name', 'x')).toMatchObject({ exitCode: 2 })
  expect(await run('keys', 'create', '--name', 'x', '--scope', 'all')).toMatchObject({ exitCode: 2 })
  expect(await run('keys', 'revoke', 'x')).toMatchObject({ exitCode: 2 })
  expect(await run('keys', 'revoke', '99')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('[keys.unknown]'),
  })
  for (const name of ['', '  ', '\u200b'])
    expect(await run('keys', 'create', '--name', name, '--scope', 'rule')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('[keys.nameless]'),
    })
  for (const agency of ['nothing', encodeId('Agency', 999_999)]) {
    const foreign = await run('keys', 'create', '--name', 'x', '--scope', 'reply', '--agency', agency)
    expect(foreign).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[keys.agency_unknown]') })
  }
})
