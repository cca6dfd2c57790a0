import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file git tracks, as paths from the root with forward slashes. */
export const TRACKED: readonly string[] = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

/** Tracked files of TypeScript, JavaScript or styles that people write. */
export const SOURCES = TRACKED.filter(
  (path) => /\.(ts|tsx|mts|js|jsx|mjs|css)$/.test(path) && !/(^|\/)(generated|fixtures|golden)\//.test(path),
)

export const readTracked = (path: string): string => readFileSync(join(root, path), 'utf8')
