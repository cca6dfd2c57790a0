import { describe, expect, test } from 'vitest'
import { MANIFESTS, type Manifest } from './production-packages.ts'
import { readTracked } from './tracked-files.ts'

const EXACT = /^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const

const versionsOf = (manifest: Manifest) =>
  KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}).map(([name, version]) => ({ name, version })))
const productionOf = ({ dependencies, optionalDependencies }: Manifest) =>
  Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !name.startsWith('@gongkai/'))

interface Row {
  readonly where: string
  readonly reason: string
}
/** The table of ARCHITECTURE.md by package. */
const rowsIn = (page: string) =>
  new Map<string, Row>(
    [...page.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \| ([^|]+) \| ([^|]+) \|$/gm)].flatMap(
      ([, names = '', where = '', reason = '']) =>
        [...names.matchAll(/`([^`]+)`/g)].map((name) => [name[1] as string, { where, reason }] as const),
    ),
  )
const ORDER = ['schema', 'parser', 'api', 'web']
/** Workspaces that name a package as a production dependency, in the order of the table. */
const usersOf = (name: string) =>
  MANIFESTS.filter((manifest) => productionOf(manifest).includes(name))
    .map((manifest) => manifest.name.replace('@gongkai/', ''))
    .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .join(', ')

describe('dependencies', () => {
  test('the root and every workspace have a manifest', () => {
    expect(MANIFESTS.map(({ name }) => name).sort()).toEqual([
      '@gongkai/api',
      '@gongkai/parser',
      '@gongkai/schema',
      '@gongkai/web',
      'gongkai',
    ])
  })

  test.each(MANIFESTS.map((manifest) => [manifest.path, manifest] as const))('%s pins every version', (_, manifest) => {
    expect(versionsOf(manifest).filter(({ version }) => !EXACT.test(version))).toEqual([])
  })

  test('the lock file knows every package by the hash of its bytes', () => {
    const entries = Object.entries<{ link?: true; integrity?: string; inBundle?: true }>(
      JSON.parse(readTracked('package-lock.json')).packages,
    ).filter(([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle)
    expect(entries.length).toBeGreaterThan(500)
    expect(entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  })

  test('a package has one version in all workspaces', () => {
    const versions = Map.groupBy(MANIFESTS.flatMap(versionsOf), ({ name }) => name)
    const several = [...versions].filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1)
    expect(several.map(([name]) => name)).toEqual([])
  })

  const rows = rowsIn(readTracked('ARCHITECTURE.md'))
  const production = [...new Set(MANIFESTS.flatMap(productionOf))].sort()

  test.each(production)('ARCHITECTURE.md says where %s is used and why', (name) => {
    expect(rows.get(name)?.where).toBe(usersOf(name))
    expect(rows.get(name)?.reason.length).toBeGreaterThan(20)
  })

  test('ARCHITECTURE.md gives reasons only for what a manifest names', () => {
    const named = MANIFESTS.flatMap((manifest) => versionsOf(manifest).map(({ name }) => name))
    expect([...rows.keys()].filter((name) => !named.includes(name))).toEqual([])
  })
})
