/** The files of `deploy/` held to the programs that they start. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { VARIABLE_NAMES } from '../../apps/api/src/config.ts'
import { instructionsOf, readCopy, readDockerfile } from '../dockerfile.ts'
import { MANIFESTS } from './production-packages.ts'
import { readTracked, TRACKED } from './tracked-files.ts'

const TARGETS = ['api', 'worker', 'web'] as const
const WEB_VARIABLES = [...readTracked('apps/web/config.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name)
const KNOWN = [...VARIABLE_NAMES, ...WEB_VARIABLES]

describe('deploy/Dockerfile', () => {
  const stages = readDockerfile(readTracked('deploy/Dockerfile'))
  const wordsOf = (target: string, word: string) =>
    instructionsOf(stages, target)
      .filter((instruction) => instruction.word === word)
      .map(({ text }) => text)

  test('begins from the Node that everything else runs on', () => {
    const root = MANIFESTS.find(({ path }) => path === 'package.json')
    const images = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from))
    expect(new Set(images)).toEqual(new Set([`node:${root?.devDependencies?.node}-bookworm-slim`]))
  })

  test('copies only what is there, and the manifest of every workspace', () => {
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ word }) => word === 'COPY')
      .map(({ text }) => readCopy(text))
    const sources = copied.filter(({ from }) => from === undefined).flatMap((copy) => copy.sources)
    const isThere = (source: string) =>
      source === '.' || TRACKED.some((path) => path === source || path.startsWith(`${source}/`))
    expect(sources.filter((source) => !isThere(source))).toEqual([])
    for (const { path } of MANIFESTS) expect(sources).toContain(path)
    for (const { from } of copied) if (from) expect(stages.map(({ name }) => name)).toContain(from)
  })

  test.each(TARGETS)('%s runs as an ordinary user, with production packages, and says whether it is well', (target) => {
    expect(wordsOf(target, 'USER')).toEqual(['node'])
    expect(wordsOf(target, 'HEALTHCHECK')).toHaveLength(1)
    const packages = wordsOf(target, 'COPY').flatMap((text) => readCopy(text).from ?? [])
    for (const stage of packages.filter((name) => name.endsWith('-packages')))
      expect(wordsOf(stage, 'RUN')[0]).toMatch(/^npm ci --omit=dev --ignore-scripts --workspace=@gongkai\/\w+$/)
    expect(packages.some((name) => name.endsWith('-packages'))).toBe(true)
  })
})

interface Service {
  readonly build?: { readonly target: string }
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly networks?: readonly string[]
  readonly ports?: readonly string[]
  readonly profiles?: readonly string[]
  readonly healthcheck?: object
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, object>>
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
  readonly networks: Readonly<Record<string, object>>
}

/** Of services on another network than that within. */
const WAYS_OUT: Readonly<Record<string, string>> = { proxy: 'outside', fetch: 'fetching' }

describe('deploy/compose.yaml', () => {
  const { services, secrets, networks }: Compose = parse(readTracked('deploy/compose.yaml'), { merge: true })
  const all = Object.entries(services)

  test.each(all)('%s may write nowhere but where it is told, and gain nothing', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
    expect(service.build !== undefined || service.healthcheck !== undefined).toBe(true)
    for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(name)
  })

  test('only the proxy is reached from outside', () => {
    expect(all.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy'])
    for (const [name, { networks }] of all)
      expect(networks).toEqual(['within', ...(WAYS_OUT[name] ? [WAYS_OUT[name]] : [])])
  })

  test('what fetches from the web is off until it is called, and alone on its way out', () => {
    expect(services.fetch).toMatchObject({ profiles: ['fetch'], restart: 'no', networks: ['within', WAYS_OUT.fetch] })
    expect(all.filter(([, { profiles }]) => profiles).map(([name]) => name)).toEqual(['fetch'])
    expect(networks).toEqual({ within: { internal: true }, outside: {}, fetching: {} })
  })

  test('every program of ours gets variables that it reads, and secrets by files alone', () => {
    for (const [, { build, environment = {}, secrets: given = [] }] of all.filter(([, { build }]) => build)) {
      expect(TARGETS).toContain(build?.target)
      expect(Object.keys(environment).filter((name) => !KNOWN.includes(name))).toEqual([])
      for (const [name, value] of Object.entries(environment))
        if (name.endsWith('_FILE')) expect(given).toContain(value.replace('/run/secrets/', ''))
      expect(JSON.stringify(environment)).not.toMatch(/postgres:\/\//)
    }
  })

  test('every secret is given to somebody, and has an example unless only its owner can make it', () => {
    const used = new Set(all.flatMap(([, service]) => service.secrets ?? []))
    expect([...used].sort()).toEqual(Object.keys(secrets).sort())
    const examples = TRACKED.filter((path) => path.startsWith('deploy/secrets.example/')).map(
      (path) => path.split('/')[2],
    )
    const own = Object.keys(secrets).filter((name) => !name.startsWith('tls_'))
    expect(examples.sort()).toEqual(own.sort())
    for (const name of own) expect(secrets[name]?.file).toBe(`secrets/${name}`)
  })

  test('what is mounted is there', () => {
    const mounted = all.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => volume.startsWith('./')))
    expect(mounted.length).toBeGreaterThan(3)
    for (const volume of mounted) expect(TRACKED).toContain(`deploy/${volume.slice(2).split(':')[0]}`)
  })
})

describe('deploy/systemd', () => {
  const folder = new URL('../../deploy/systemd/', import.meta.url)
  const services = readdirSync(folder).filter((name) => name.endsWith('.service'))
  const HARDENED = [
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    'DynamicUser=yes',
    'CapabilityBoundingSet=\n',
  ]

  test.each(services)('%s may do nothing but its work, and takes secrets from files', (name) => {
    const unit = readTracked(`deploy/systemd/${name}`)
    for (const line of HARDENED) expect(unit).toContain(line)
    const set = [...unit.matchAll(/^Environment=(.*)$/gm)].flatMap(([, line = '']) =>
      Object.keys(parseEnv(line.replaceAll(' ', '\n'))),
    )
    expect(
      set.filter((variable) => !KNOWN.includes(variable) && !/^(NODE_ENV|NEXT_TELEMETRY_DISABLED)$/.test(variable)),
    ).toEqual([])
    for (const [, credential = ''] of unit.matchAll(/^LoadCredential=(\S+?):/gm))
      expect(unit).toContain(`%d/${credential}\n`)
  })

  const verifier = '/usr/bin/systemd-analyze'
  const isMissing = !existsSync(verifier)
  if (isMissing) console.warn('The systemd units are not verified: there is no systemd-analyze on this machine.')

  test.skipIf(isMissing)('systemd takes every unit', () => {
    const units = readdirSync(folder).map((name) => new URL(name, folder).pathname)
    const isFault = (line: string) =>
      line !== '' && !/is not executable|Failed to (?:open|create) .*(?:socket|bus)/i.test(line)
    const output = execFileSync('sh', ['-c', `${verifier} verify "$@" 2>&1 || true`, 'sh', ...units], {
      encoding: 'utf8',
    })
    expect(output.split('\n').filter(isFault)).toEqual([])
  })
})
