/**
 * A step of `npm test`: `npm start` on a fresh store answers at both addresses, and leaves nothing when it is told to
 * end. It stands apart from the unit tests because it runs the built dashboard, which theirs may be using.
 */
import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { childEnvironment, REPOSITORY } from '../apps/api/src/config.ts'
import { findQuietPort } from '../apps/api/src/postgres/quiet-port.ts'

const LAST_LINE = 'Ctrl-C stops both.'

async function checkStart(directory: string, port: number, webPort: number): Promise<void> {
  const variables = { PORT: String(port), WEB_PORT: String(webPort), GONGKAI_DATA_DIR: directory, DATABASE_URL: '' }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: REPOSITORY,
    env: childEnvironment(variables),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (line === LAST_LINE) break
  }
  try {
    assert.equal(lines.at(-1), LAST_LINE, `npm start ended with: ${lines.at(-1)}`)
    assert(
      lines.some((line) => line.endsWith('5 files: 5 stored, 0 unchanged, 0 failed')),
      lines.join('\n'),
    )
    await checkAnswers(port, webPort)
  } finally {
    child.kill('SIGTERM')
  }
  assert.deepEqual(await exit, [0, null])
  await checkNothingLeft(directory, port, webPort)
}

async function checkAnswers(port: number, webPort: number): Promise<void> {
  const query = encodeURIComponent('{ agencies { totalCount } }')
  const answer = await fetch(`http://localhost:${port}/graphql?query=${query}`)
  const { data, errors } = (await answer.json()) as { readonly data: unknown; readonly errors?: unknown }
  assert.deepEqual({ data, errors }, { data: { agencies: { totalCount: 5 } }, errors: undefined })
  const page = await fetch(`http://localhost:${webPort}/`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<h1/)
}

async function checkNothingLeft(directory: string, port: number, webPort: number): Promise<void> {
  for (const address of [port, webPort]) await assert.rejects(fetch(`http://localhost:${address}/`), TypeError)
  await assert.rejects(access(join(directory, 'postgres', 'data', 'postmaster.pid')), { code: 'ENOENT' })
}

const directory = await mkdtemp(join(tmpdir(), 'gongkai-start-'))
try {
  await chmod(directory, 0o755) // so that, as root, the server’s own user gets there
  await checkStart(directory, await findQuietPort(), await findQuietPort())
} finally {
  await rm(await realpath(join(directory, 'postgres')), { recursive: true, force: true })
  await rm(directory, { recursive: true })
}
