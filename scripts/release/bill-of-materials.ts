/**
 * Every production package with its version, licence and hash, as CycloneDX 1.5, from the lock file. `npm sbom` refuses a tree
 * in which a package for development is not what another wants, and leaves out what only a workspace needs in production.
 */
import { randomUUID } from 'node:crypto'

/** Ignored by git; what is in it is published with a release. */
export const BILL_OF_MATERIALS = 'release/sbom.cdx.json'

interface LockEntry {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  /** `sha512-` and base64. */
  readonly integrity?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>
}

const MODULES = 'node_modules/'

/** Packages by their place, which installing with `--omit=dev` brings on any platform, and the workspaces. */
function productionOf({ packages }: LockFile): Map<string, LockEntry> {
  return new Map(Object.entries(packages).filter(([path, { dev, link }]) => path !== '' && !dev && !link))
}

const nameAt = (path: string, { name }: LockEntry) => name ?? path.slice(path.lastIndexOf(MODULES) + MODULES.length)
const refOf = (path: string, entry: LockEntry) => `${nameAt(path, entry)}@${entry.version}|${path}`

function componentOf([path, entry]: [string, LockEntry]) {
  const name = nameAt(path, entry)
  const [, algorithm, digest = ''] = /^(sha\d+)-(.+)$/.exec(entry.integrity ?? '') ?? []
  return {
    type: 'library',
    'bom-ref': refOf(path, entry),
    name,
    version: entry.version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${entry.version}`,
    ...(entry.license && { licenses: [licenceOf(entry.license)] }),
    ...(algorithm && {
      hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
    }),
  }
}

const licenceOf = (license: string) =>
  / (OR|AND) /.test(license) ? { expression: license } : { license: { id: license } }

function* foldersAbove(path: string): Generator<string> {
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(folder.lastIndexOf(`/${MODULES}`), 0)))
    yield `${folder}/`
  yield ''
}

/** As Node finds a package: in the folder of who asks for it, or in one above. */
function findPlace(name: string, from: string, { packages }: LockFile): string | undefined {
  const places = [...foldersAbove(from)].map((folder) => `${folder}${MODULES}${name}`)
  const place = places.find((candidate) => packages[candidate])
  const entry = place === undefined ? undefined : packages[place]
  return entry?.link ? entry.resolved : place
}

function dependenciesOf(
  [path, entry]: [string, LockEntry],
  lock: LockFile,
  production: ReadonlyMap<string, LockEntry>,
) {
  const places = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).flatMap(
    (name) => findPlace(name, path, lock) ?? [],
  )
  const dependsOn = places.flatMap((place) => {
    const found = production.get(place)
    return found ? [refOf(place, found)] : []
  })
  return { ref: refOf(path, entry), dependsOn: [...new Set(dependsOn)] }
}

/** `lock` is the text of package-lock.json. */
export function makeBillOfMaterials(lock: string, name: string, version: string, now: Date): string {
  const read: LockFile = JSON.parse(lock)
  const production = productionOf(read)
  const component = { type: 'application', 'bom-ref': name, name, version, purl: `pkg:npm/${name}@${version}` }
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: { timestamp: now.toISOString(), component },
    components: [...production].map(componentOf),
    dependencies: [...production].map((entry) => dependenciesOf(entry, read, production)),
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}
