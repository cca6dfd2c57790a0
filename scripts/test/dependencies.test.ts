import { describe, expect, test } from 'vitest'
import { MANIFESTS, type Manifest } from './production-packages.ts'
import { readTracked } from './tracked-files.ts'

const EXACT = /^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const

const versionsOf = (manifest: Manifest) =>
  KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}).map(([name, version]) => ({ name, version })))
const productionOf = ({ dependencies, optionalDependencies }: Manifest) =>
  Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !name.startsWith('@gongkai/'))

/** Packages in the table of ARCHITECTURE.md with the reason beside them. */
const reasonsIn = (page: string) =>
  new Map(
    [...page.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \| [^|]+ \| ([^|]+) \|$/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((name) => [name[1] as string, row[2] ?? ''] as const),
    ),
  )

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

  test('a package has one version in all workspaces', () => {
    const versions = Map.groupBy(MANIFESTS.flatMap(versionsOf), ({ name }) => name)
    const several = [...versions].filter(([, uses]) => new Set(uses.map(({ version }) => version)).size > 1)
    expect(several.map(([name]) => name)).toEqual([])
  })

  const reasons = reasonsIn(readTracked('ARCHITECTURE.md'))
  const production = [...new Set(MANIFESTS.flatMap(productionOf))].sort()

  test.each(production)('ARCHITECTURE.md gives a reason for %s', (name) => {
    expect(reasons.get(name)?.length ?? 0).toBeGreaterThan(20)
  })

  test('ARCHITECTURE.md gives reasons only for what a manifest names', () => {
    const named = MANIFESTS.flatMap((manifest) => versionsOf(manifest).map(({ name }) => name))
    expect([...reasons.keys()].filter((name) => !named.includes(name))).toEqual([])
  })
})
