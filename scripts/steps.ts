/** `npm test`: every step of the table in order, then the unit tests. A step counts as one test. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnvironment, REPOSITORY } from '../apps/api/src/config.ts'

interface Step {
  readonly name: string
  /** A program of node_modules, or a script of ours, and its arguments. */
  readonly run: readonly [string, ...string[]]
  /** Folder to run in, from the root; the root unless stated. */
  readonly folder?: string
}

const MODULES = 'node_modules'
const KNIP = `${MODULES}/knip/bin/knip.js`
const types = (workspace: string): Step => ({
  name: `types of ${workspace}`,
  run: [`${MODULES}/typescript/bin/tsc`, '-p', workspace],
})
const unchanged = (what: string, script: string): Step => ({
  name: `${what} is as generated`,
  run: [script, '--check'],
})

const STEPS: readonly Step[] = [
  { name: 'format and lint', run: [`${MODULES}/@biomejs/biome/bin/biome`, 'check', '.'] },
  ...['packages/schema', 'packages/parser', 'apps/api', 'apps/web', 'scripts'].map(types),
  { name: 'no file, export or dependency is unused', run: [KNIP, '--no-progress'] },
  { name: 'nothing that is installed is used by tests alone', run: [KNIP, '--no-progress', '--production'] },
  unchanged('schema.graphql', 'packages/schema/scripts/print-schema.ts'),
  unchanged('parse.schema.json', 'packages/parser/scripts/generate-json-schema.ts'),
  unchanged('the table of divisions', 'packages/parser/scripts/generate-divisions.ts'),
  unchanged('the table of traditional characters', 'packages/parser/scripts/generate-traditional.ts'),
  unchanged('the reference in docs/', 'scripts/generate-docs.ts'),
  unchanged('the scoreboard', 'scripts/scoreboard.ts'),
  {
    name: 'the dashboard’s typed documents are as generated',
    run: [join(REPOSITORY, MODULES, '@graphql-codegen/cli/cjs/bin.js'), '--config', 'codegen.ts', '--check'],
    folder: 'apps/web',
  },
  { name: 'the dashboard builds', run: [`${MODULES}/turbo/bin/turbo`, 'run', 'build', '--filter=@gongkai/web'] },
  { name: 'npm start answers, and ends without a trace', run: ['scripts/check-start.ts'] },
]
const VITEST = `${MODULES}/vitest/vitest.mjs`

interface Tally {
  passed: number
  failed: number
}

const OFFLINE = { NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1' }
const run = (args: readonly string[], stdio: 'pipe' | 'inherit', folder = '') =>
  spawnSync(process.execPath, args, {
    cwd: join(REPOSITORY, folder),
    env: childEnvironment(OFFLINE),
    stdio,
    encoding: 'utf8',
  })

/** Prints each step as it ends, and `N passed, N failed` last. Returns the exit code. */
export function runSteps(): 0 | 1 {
  const tally = { passed: 0, failed: 0 }
  for (const step of STEPS) runStep(step, tally)
  addUnitTests(tally)
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
  return tally.failed === 0 && tally.passed > STEPS.length ? 0 : 1
}

function runStep({ name, run: args, folder }: Step, tally: Tally): void {
  const startedAt = performance.now()
  const { status, stdout, stderr, error } = run(args, 'pipe', folder)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  tally[status === 0 ? 'passed' : 'failed']++
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)\n`)
  if (status !== 0) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}${error ?? ''}\n`)
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { status: string }[] }[]
}

/** A file that could not be loaded, or a run that ended badly without one failing test, counts as a failure too. */
function addUnitTests(tally: Tally): void {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  try {
    const file = join(folder, 'report.json')
    const { status } = run(
      [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      'inherit',
    )
    const failedBefore = tally.failed
    addReport(JSON.parse(readFileSync(file, 'utf8')), tally)
    if (status !== 0 && tally.failed === failedBefore) tally.failed++
  } catch (error) {
    process.stdout.write(`The unit tests left no report: ${error}\n`)
    tally.failed++
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function addReport({ numPassedTests, numFailedTests, testResults }: VitestReport, tally: Tally): void {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  tally.passed += numPassedTests
  tally.failed += numFailedTests + broken.length
}
