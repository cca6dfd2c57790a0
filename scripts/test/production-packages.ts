import { existsSync } from 'node:fs'
import { readTracked, TRACKED } from './tracked-files.ts'

const ROOT = new URL('../../', import.meta.url)

export interface Package {
  readonly name: string
  readonly version: string
  /** SPDX expression. */
  readonly license: string
}

interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

export interface Manifest {
  readonly path: string
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string>>
}

/** The licence a package states in its own manifest, where the lock file leaves it out. */
const statedLicense = async (path: string): Promise<string> => {
  const file = new URL(`${path}/package.json`, ROOT)
  if (!existsSync(file)) return 'not stated'
  const { license } = (await import(file.href, { with: { type: 'json' } })).default
  return license ?? 'not stated'
}

/** Everything that `npm ci --omit=dev` may install on any platform, optional packages included, from the lock file. */
export const listProductionPackages = async (): Promise<Package[]> => {
  const entries = Object.entries<LockEntry>(JSON.parse(readTracked('package-lock.json')).packages)
  const installed = entries.filter(([path, entry]) => path.includes('node_modules/') && !entry.dev && !entry.link)
  return Promise.all(
    installed.map(async ([path, entry]) => ({
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      license: entry.license ?? (await statedLicense(path)),
    })),
  )
}

/** The package.json files of the root and of every workspace. */
export const MANIFESTS: readonly Manifest[] = TRACKED.filter((path) =>
  /^((packages|apps)\/[^/]+\/)?package\.json$/.test(path),
).map((path) => ({ ...JSON.parse(readTracked(path)), path }))
