/**
 * `node scripts/release.ts VERSION [--dry-run]`: versions, changelog, baseline of the schema, rows of its last migration,
 * bill of materials, commit and tag. Nothing is pushed. With `--dry-run` it says what it would do, and writes nothing.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { REPOSITORY } from '../apps/api/src/config.ts'
import { BILL_OF_MATERIALS, makeBillOfMaterials } from './release/bill-of-materials.ts'
import { FIXTURES } from './release/fixture-path.ts'
import { planRelease } from './release/plan.ts'

export interface Surroundings {
  readonly root: string
  readonly say: (line: string) => void
  /** Runs a program at the root and gives what it prints. */
  readonly run: (program: string, args: readonly string[]) => string
  readonly now: Date
}

/** Throws one line that says what to do where it cannot be released. */
export function release(argv: readonly string[], { root, say, run, now }: Surroundings): void {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { 'dry-run': { type: 'boolean' } },
    allowPositionals: true,
  })
  const [version] = positionals
  if (version === undefined || positionals.length > 1) throw new Error('Give one version, such as 1.2.0.')
  const git = (...args: string[]) => run('git', args)
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const tracked = git('ls-files').trim().split('\n')
  const { files, section, missingFixture } = planRelease({ read, tracked }, version, now.toISOString().slice(0, 10))
  const isDry = values['dry-run'] === true
  const step = (what: string, work: () => unknown) => {
    say(`${isDry ? 'would ' : ''}${what}`)
    if (!isDry) work()
  }
  step('see that nothing is left to commit', () => requireClean(git('status', '--porcelain')))
  step('audit the packages of production', () => run('npm', ['audit', '--omit=dev']))
  if (missingFixture) step(`write ${missingFixture}`, () => run('node', ['scripts/generate-schema-fixture.ts']))
  step('run every test', () => run('npm', ['test']))
  step(`write ${[...files.keys()].join(', ')}`, () => {
    for (const [path, text] of files) writeFileSync(join(root, path), text)
  })
  step(`write ${BILL_OF_MATERIALS}`, () => {
    mkdirSync(join(root, 'release'), { recursive: true })
    writeFileSync(
      join(root, BILL_OF_MATERIALS),
      makeBillOfMaterials(read('package-lock.json'), 'gongkai', version, now),
    )
  })
  step(`commit, and tag it v${version}`, () => {
    const paths = [...files.keys(), FIXTURES]
    git('add', ...paths)
    git('commit', '--quiet', '-m', `Release ${version}`, '--', ...paths)
    git('tag', '--annotate', `v${version}`, '-m', `Gongkai ${version}\n\n${section.replaceAll(/^#+ /gm, '')}`)
  })
  say(section)
}

function requireClean(status: string): void {
  if (status.trim() !== '') throw new Error('Something is not committed yet; commit it or put it away.')
}

if (import.meta.main) {
  const run = (program: string, args: readonly string[]) =>
    execFileSync(program, args, { cwd: REPOSITORY, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    release(process.argv.slice(2), { root: REPOSITORY, say: console.log, run, now: new Date() })
  } catch (error) {
    console.error(`release: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
