import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPOSITORY } from '../../apps/api/src/config.ts'
import { makeBillOfMaterials } from '../release/bill-of-materials.ts'
import { dateChangelog } from '../release/changelog.ts'
import { release } from '../release.ts'
import { listProductionPackages } from './production-packages.ts'
import { readTracked } from './tracked-files.ts'

interface Component {
  readonly purl: string
  readonly licenses?: readonly unknown[]
  readonly hashes?: readonly unknown[]
}

const NOW = new Date('2027-01-31T08:00:00Z')
const run = (root: string) => (program: string, args: readonly string[]) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

test('the bill of materials is valid CycloneDX and names all that is installed in production', async () => {
  const text = makeBillOfMaterials(readTracked('package-lock.json'), 'gongkai', '0.1.0', NOW)
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5)
  expect(await validator.validate(text)).toBeNull()
  const { components, dependencies, metadata } = JSON.parse(text)
  expect(metadata.component.name).toBe('gongkai')
  const named = components.map(({ purl }: Component) => decodeURIComponent(purl.replace('pkg:npm/', '')))
  const ours = named.filter((name: string) => name.startsWith('@gongkai/'))
  const production = (await listProductionPackages()).map(({ name, version }) => `${name}@${version}`)
  expect(ours).toHaveLength(4)
  expect(new Set(named)).toEqual(new Set([...ours, ...production]))
  const nameless = components.filter(({ licenses, hashes }: Component) => !licenses?.length || !hashes?.length)
  expect(nameless.map(({ purl }: Component) => purl).filter((purl: string) => !purl.includes('%40gongkai/'))).toEqual(
    [],
  )
  const used = dependencies.flatMap(({ dependsOn }: { dependsOn: readonly string[] }) => dependsOn)
  expect(used.filter((ref: string) => /^kysely@/.test(ref)).length).toBeGreaterThan(1)
})

describe('the changelog', () => {
  test('dates what is unreleased and opens the next', () => {
    const before = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 – 2026-11-01\n\n- Old.\n'
    expect(dateChangelog(before, '0.2.0', '2027-01-31')).toEqual({
      section: '- New.',
      changelog: '# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2027-01-31\n\n- New.\n\n## 0.1.0 – 2026-11-01\n\n- Old.\n',
    })
  })

  test.each(['# Changelog\n', '# Changelog\n\n## Unreleased\n\n## 0.1.0 – 2026-11-01\n'])(
    '%j has nothing to release',
    (text) => {
      expect(() => dateChangelog(text, '0.2.0', '2027-01-31')).toThrow(/nothing under “Unreleased”/)
    },
  )
})

const LAST_FIXTURE = 'packages/schema/test/fixtures/migrations/9999-12-31-last.json'

describe('a release', () => {
  let root: string
  const said: string[] = []
  const asked: string[] = []
  const git = (...args: readonly string[]) => run(root)('git', args).trim()
  const surroundings = () => ({
    root,
    now: NOW,
    say: (line: string) => said.push(line),
    run: (program: string, args: readonly string[]) => {
      if (program === 'git') return run(root)(program, args)
      asked.push([program, ...args].join(' '))
      if (program === 'node') writeFileSync(join(root, LAST_FIXTURE), '{}\n')
      return ''
    },
  })
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gongkai-release-'))
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${REPOSITORY}`, root])
    git('config', 'user.name', 'Release')
    git('config', 'user.email', 'release@example.org')
    writeFileSync(join(root, '.git/info/exclude'), 'release/\n')
    writeFileSync(join(root, 'packages/schema/src/db/migrations/9999-12-31-last.ts'), '')
    git('add', '.')
    git('commit', '--quiet', '-m', 'Migrate')
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test('that is only tried says what it would do, and does nothing', () => {
    const before = git('rev-parse', 'HEAD')
    release(['99.0.0', '--dry-run'], surroundings())
    expect(said.filter((line) => line.startsWith('would '))).toHaveLength(7)
    expect(said).toContain(`would write ${LAST_FIXTURE}`)
    expect(asked).toEqual([])
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('tag')]).toEqual([before, '', ''])
  })

  test('changes versions alone in manifests, dates the changelog, and is committed and tagged', () => {
    release(['99.0.0'], surroundings())
    const fixture = 'node scripts/generate-schema-fixture.ts'
    expect(asked.slice(0, 3)).toEqual(['npm audit --omit=dev', fixture, 'npm test'])
    expect(git('ls-files', LAST_FIXTURE)).toBe(LAST_FIXTURE)
    expect(git('log', '-1', '--format=%s')).toBe('Release 99.0.0')
    expect(git('status', '--porcelain')).toBe('')
    expect(git('tag', '--list', '--format=%(contents)', 'v99.0.0')).toContain('Gongkai 99.0.0\n\n')
    const manifests = git('diff', 'HEAD~1', '--unified=0', '--', '*package.json', 'package-lock.json')
    const lines = manifests.split('\n').filter((line) => /^\+(?!\+)/.test(line))
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.filter((line) => !/"(version|@gongkai\/\w+)": "99\.0\.0"/.test(line))).toEqual([])
    expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain('## Unreleased\n\n## 99.0.0 – 2027-01-31\n')
    expect(
      git('diff', '--no-index', '--stat', 'packages/schema/schema.graphql', 'packages/schema/schema.baseline.graphql'),
    ).toBe('')
  })

  test('of the same schema again needs no other rows', () => {
    asked.length = 0
    writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- More.\n')
    git('commit', '--quiet', '--all', '-m', 'More')
    release(['99.0.1', '--dry-run'], surroundings())
    release(['99.0.1'], surroundings())
    expect(asked).toEqual(['npm audit --omit=dev', 'npm test'])
  })

  test.each([
    ['1.0', /no version/],
    ['0.0.9', /does not come after/],
    ['', /no version/],
  ])('of %j is refused', (version, message) => {
    expect(() => release([version], surroundings())).toThrow(message)
  })

  test('of a tree with changes is refused', () => {
    writeFileSync(join(root, 'README.md'), 'changed')
    writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- More.\n')
    expect(() => release(['100.0.0'], surroundings())).toThrow(/not committed/)
  })
})
