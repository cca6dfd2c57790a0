/** The tests that docs/threat-model.md names, each by its file and its name as it stands there. */
import { readFileSync } from 'node:fs'
import { dirname, normalize } from 'node:path/posix'

export interface NamedTest {
  /** From the root of the repository. */
  readonly path: string
  /** With the places that a table of cases fills, such as `%s`. */
  readonly name: string
}

export const THREAT_MODEL = 'docs/threat-model.md'

const CELL = /\[[\w.-]+\]\(([^)]+\.test\.ts)\)((?:,? › `[^`]+`)+)/g
const NAME = /› `([^`]+)`/g

export const namedTests = (page = readFileSync(new URL(`../${THREAT_MODEL}`, import.meta.url), 'utf8')): NamedTest[] =>
  [...page.matchAll(CELL)].flatMap(([, link = '', names = '']) => {
    const path = normalize(`${dirname(THREAT_MODEL)}/${link}`)
    return [...names.matchAll(NAME)].map(([, name = '']) => ({ path, name }))
  })

/** What matches the names that a table of cases makes of it. */
export const patternOf = (name: string): string =>
  name
    .split(/%[sdij]/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('.*')
