/** What a release changes in the repository, as the new texts of its files. */
import { dateChangelog } from './changelog.ts'
import { fixtureOf } from './fixture-path.ts'

export interface Release {
  readonly section: string
  /** By path from the root. */
  readonly files: ReadonlyMap<string, string>
  /** Rows of the last schema, which have to be written before it is tested, or undefined where they are there. */
  readonly missingFixture: string | undefined
}

export interface Repository {
  read(path: string): string
  /** Every file that git tracks, from the root. */
  readonly tracked: readonly string[]
}

const MANIFEST = /^((packages|apps)\/[^/]+\/)?package\.json$/
const MIGRATION = /^packages\/schema\/src\/db\/migrations\/(\d{4}-.+)\.ts$/
const SCHEMA = 'packages/schema/schema.graphql'
const BASELINE = 'packages/schema/schema.baseline.graphql'
const DECLARED = 'packages/schema/declared-changes.ts'

/** Throws one line that says what to do where the repository is not ready. */
export function planRelease({ read, tracked }: Repository, version: string, day: string): Release {
  requireLater(version, JSON.parse(read('package.json')).version)
  const { changelog, section } = dateChangelog(read('CHANGELOG.md'), version, day)
  const manifests = tracked.filter((path) => MANIFEST.test(path))
  const files = new Map([
    ...manifests.map((path) => [path, withVersion(read(path), version)] as const),
    ['package-lock.json', withLockVersion(read('package-lock.json'), version)] as const,
    ['CHANGELOG.md', changelog] as const,
    [BASELINE, read(SCHEMA)] as const,
    [DECLARED, read(DECLARED).replace(/(= )\[.*\]$/ms, '$1[]')] as const,
  ])
  return { section, files, missingFixture: findMissingFixture(tracked) }
}

const partsOf = (version: string): number[] => {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is no version; write one such as 1.2.0.`)
  return version.split('.').map(Number)
}

function requireLater(version: string, current: string): void {
  const [next, last] = [partsOf(version), partsOf(current)]
  const differing = next.findIndex((part, i) => part !== last[i])
  if (differing < 0 || (next[differing] ?? 0) < (last[differing] ?? 0))
    throw new Error(`${version} does not come after ${current}.`)
}

/** Who upgrades from the release later brings a database of its schema with him, so tests have one too. */
function findMissingFixture(tracked: readonly string[]): string | undefined {
  const last = tracked
    .flatMap((path) => MIGRATION.exec(path)?.[1] ?? [])
    .sort()
    .at(-1)
  const fixture = fixtureOf(last ?? '')
  return tracked.includes(fixture) ? undefined : fixture
}

interface Manifest {
  version: string
  dependencies?: Record<string, string>
}

function setVersion(manifest: Manifest, version: string): void {
  manifest.version = version
  for (const name of Object.keys(manifest.dependencies ?? {}))
    if (name.startsWith('@gongkai/') && manifest.dependencies) manifest.dependencies[name] = version
}

const printed = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function withVersion(text: string, version: string): string {
  const manifest = JSON.parse(text)
  setVersion(manifest, version)
  return printed(manifest)
}

/** The root and its workspaces; all else in the lock file belongs to others. */
function withLockVersion(text: string, version: string): string {
  const lock = JSON.parse(text)
  lock.version = version
  for (const [path, entry] of Object.entries<Manifest>(lock.packages))
    if (!path.includes('node_modules/') && entry.version) setVersion(entry, version)
  return printed(lock)
}
