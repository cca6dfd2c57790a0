/** Files that the build left, sent from memory, compressed once; their names change with what they hold, but for one. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { extname } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { Body, type Encoding } from './embed/body.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}
/** Where each folder is found under the dashboard’s address. */
const FOLDERS = { '/_next/static/': '.next/static/', '/browser/': 'public/browser/' } as const
/** Named by every page, so that it keeps its name when it changes. */
const ENTRY = '/browser/page.js'
const KEPT_A_WHILE = 'public, max-age=600'
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable'

/** What `compress-static.ts` left beside a file. */
const ENDINGS: readonly (readonly [Encoding, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
]

const readCompressed = ({ href }: URL): Partial<Record<Encoding, Buffer>> =>
  Object.fromEntries(
    ENDINGS.map(([encoding, ending]) => [encoding, new URL(href + ending)] as const)
      .filter(([, file]) => existsSync(file))
      .map(([encoding, file]) => [encoding, readFileSync(file)]),
  )

const readBody = (address: string, file: URL): Body => {
  const headers = {
    'content-type': TYPES[extname(address)] ?? '',
    'cache-control': address === ENTRY ? KEPT_A_WHILE : KEPT_FOR_EVER,
    'x-content-type-options': 'nosniff',
  }
  return new Body(200, readFileSync(file), headers, readCompressed(file))
}

/** Finds scripts and styles of the build by their paths; whatever else is asked for is undefined. */
export const createStaticFiles = (): ((path: string) => Body | undefined) => {
  const files = new Map(
    Object.entries(FOLDERS).flatMap(([prefix, folder]) => {
      const base = new URL(folder, import.meta.url)
      const names = globSync('**/*.{js,css}', { cwd: fileURLToPath(base) })
      return names.map((name) => [prefix + name, new URL(name, base)] as const)
    }),
  )
  const bodies = new Map<string, Body>()
  return (path) => {
    const file = files.get(path)
    if (!file) return undefined
    const body = bodies.get(path) ?? readBody(path, file)
    bodies.set(path, body)
    return body
  }
}
