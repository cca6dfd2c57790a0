/** vitest’s global setup: one PostgreSQL for the run, in which each test file that asks has a database of its own. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbeddedPostgres } from '../apps/api/src/postgres/embedded-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'gongkai-tests-'))
  await chmod(directory, 0o755) // so that, as root, the server’s own user gets there
  const server = await openEmbeddedPostgres(directory)
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.close()
    await rm(await realpath(join(directory, 'postgres')), { recursive: true })
    await rm(directory, { recursive: true, force: true })
  }
}
