import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Generated {
  readonly root: string
  /** Texts by their path from the root. */
  readonly files: Readonly<Record<string, string>>
  /** What a person types to write them anew. */
  readonly command: string
  readonly check: boolean
}

/** Writes generated files or, with `check`, compares them. Returns the exit code: 1 where a file is stale. */
export const writeGenerated = ({ root, files, command, check }: Generated): number => {
  const stale = Object.entries(files).filter(([path, text]) => {
    const file = join(root, path)
    return !existsSync(file) || readFileSync(file, 'utf8') !== text
  })
  for (const [path, text] of stale) {
    if (check) console.error(`${path} is stale; run: ${command}`)
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
      console.log(`Wrote ${path}`)
    }
  }
  return check && stale.length > 0 ? 1 : 0
}
