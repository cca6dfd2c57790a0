/** The dependency rule of ARCHITECTURE.md as a function of one file: its path and text in, its violations out. */
import { builtinModules } from 'node:module'
import { dirname, normalize } from 'node:path/posix'

const ZONE_NAMES = ['schema/metrics', 'schema', 'parser', 'api', 'web'] as const
type ZoneName = (typeof ZONE_NAMES)[number]

interface Zone {
  readonly name: ZoneName
  /** Folder the zone's relative imports stay in. */
  readonly folder: string
  /** What it may import of the project. */
  readonly workspaces: readonly string[]
  /** Whether it may do input and output: Node's modules, the network, the environment. */
  readonly io: boolean
}

/** The first zone whose folder holds a file is the file's zone. */
const ZONES: readonly Zone[] = [
  { name: 'schema/metrics', folder: 'packages/schema/src/metrics/', workspaces: [], io: false },
  { name: 'schema', folder: 'packages/schema/', workspaces: ['@gongkai/schema/metrics'], io: true },
  { name: 'parser', folder: 'packages/parser/', workspaces: ['@gongkai/schema/metrics'], io: false },
  {
    name: 'api',
    folder: 'apps/api/',
    workspaces: [
      '@gongkai/parser',
      '@gongkai/schema/metrics',
      '@gongkai/schema/db',
      '@gongkai/schema/columns',
      '@gongkai/schema/graphql',
    ],
    io: true,
  },
  {
    name: 'web',
    folder: 'apps/web/',
    workspaces: ['@gongkai/parser', '@gongkai/schema/metrics', '@gongkai/schema/schema.graphql'],
    io: true,
  },
]

/** The way of the data within the parser: each folder knows those before it. Files beside the folders are the whole way. */
const PARSER = 'packages/parser/src/'
const WAY = ['text', 'document', 'sections', 'figures', 'grids', 'facts', 'identity', 'narrative', 'findings']
/** The shape of what the parser gives, told to all. */
const SHAPE = `${PARSER}report.ts`

const IMPORTED = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*['"]([^'"\n]+)['"]/g
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*$/gm
const AMBIENT_IO = /\b(?:fetch\s*\(|process\.|XMLHttpRequest\b|WebSocket\b|localStorage\b)/
const ENVIRONMENT = /\bprocess\.env\b|\bimport\.meta\.env\b/
/** Each app’s config.ts; and tests, which `UPDATE=1` tells to rewrite their golden files. */
const MAY_READ_ENVIRONMENT = /^apps\/\w+\/(src\/)?config\.ts$|\/test\//

const zoneOf = (path: string) => ZONES.find((zone) => path.startsWith(zone.folder))
const isRelative = (specifier: string) => /^\.{1,2}(\/|$)/.test(specifier)
const isBuiltin = (specifier: string) =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '')
/** Generators of all workspaces compare and write their files in the same way. */
const isGeneratorUsing = (path: string, target: string) =>
  /^(packages|apps)\/\w+\/scripts\//.test(path) && target === 'scripts/generated-files.ts'
const isSource = (path: string) => path.includes('/src/')

const stepOf = (path: string) => WAY.indexOf(path.slice(PARSER.length).split('/')[0] as string)
const isBackwards = (path: string, target: string) =>
  path.startsWith(PARSER) &&
  target !== SHAPE &&
  stepOf(path) >= 0 &&
  (stepOf(target) < 0 || stepOf(target) > stepOf(path))

const importProblem = (path: string, zone: Zone, specifier: string): string | undefined => {
  if (isRelative(specifier)) {
    const target = normalize(`${dirname(path)}/${specifier}`)
    if (isBackwards(path, target)) return `goes against the way of the data: ${specifier}`
    return target.startsWith(zone.folder) || isGeneratorUsing(path, target)
      ? undefined
      : `leaves ${zone.folder} through ${specifier}`
  }
  if (specifier.startsWith('@gongkai/'))
    return zone.workspaces.includes(specifier) ? undefined : `${zone.name} must not import ${specifier}`
  if (!zone.io && isSource(path) && isBuiltin(specifier)) return `${zone.name} does no input or output: ${specifier}`
  return undefined
}

/** Everything in a file's text that breaks the rule, one line for a person each; empty where it keeps it. */
export const violationsOf = (path: string, text: string): string[] => {
  const zone = zoneOf(path)
  if (!zone) return []
  const code = text.replace(COMMENT, '')
  const specifiers = [...code.matchAll(IMPORTED)].map((match) => match[1] as string)
  const problems = specifiers.flatMap((specifier) => importProblem(path, zone, specifier) ?? [])
  if (!zone.io && isSource(path) && AMBIENT_IO.test(code)) problems.push(`${zone.name} does no input or output`)
  if (ENVIRONMENT.test(code) && !MAY_READ_ENVIRONMENT.test(path))
    problems.push('reads the environment outside its app’s config.ts')
  return problems.map((problem) => `${path}: ${problem}`)
}
