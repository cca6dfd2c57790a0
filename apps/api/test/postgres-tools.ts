import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A new folder of programs that say of which version they are, and nothing else. */
export async function makePostgresTools(
  folder: string,
  version: string,
  names: readonly string[] = ['pg_dump', 'pg_restore'],
): Promise<string> {
  const at = await mkdtemp(join(folder, 'tools-'))
  for (const name of names) {
    await writeFile(join(at, name), `#!/bin/sh\necho "pg_dump (PostgreSQL) ${version}"\n`)
    await chmod(join(at, name), 0o755)
  }
  return at
}
