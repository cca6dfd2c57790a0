/**
 * `node scripts/run-dockerfile.ts OUT TARGET…`: runs the steps of deploy/Dockerfile in folders below OUT, for machines
 * without a container engine. Images are taken to be this machine: `RUN` uses its `sh`, and the `node` that runs this, so a
 * target that runs here is one whose files are all there. OUT/TARGET/app is what /app would be.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, matchesGlob, resolve } from 'node:path'
import { childEnvironment, REPOSITORY } from '../apps/api/src/config.ts'
import { type Instruction, readCopy, readDockerfile } from './dockerfile.ts'

const [out = '', ...targets] = process.argv.slice(2)
if (!out || targets.length === 0) throw new Error('Usage: node scripts/run-dockerfile.ts OUT TARGET…')

const read = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8')
const stages = new Map(readDockerfile(read('deploy/Dockerfile')).map((stage) => [stage.name, stage]))
const ignored = read('deploy/Dockerfile.dockerignore').split('\n').filter(Boolean)
const isIgnored = (path: string) =>
  ignored.some((pattern) => matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`))
const context = spawnSync('git', ['ls-files'], { cwd: REPOSITORY, encoding: 'utf8' })
  .stdout.split('\n')
  .filter((path) => path && !isIgnored(path))

interface Done {
  /** What would be `/`. */
  readonly root: string
  workdir: string
  variables: Record<string, string>
}

const done = new Map<string, Done>()

function build(name: string): Done {
  const known = done.get(name)
  if (known) return known
  const stage = stages.get(name)
  if (!stage) throw new Error(`deploy/Dockerfile has no stage ${name}.`)
  const root = resolve(out, name)
  const base = stages.has(stage.from) ? build(stage.from) : undefined
  mkdirSync(root, { recursive: true })
  if (base) cpSync(base.root, root, { recursive: true, verbatimSymlinks: true })
  const at: Done = { root, workdir: base?.workdir ?? '/', variables: { ...base?.variables } }
  for (const instruction of stage.instructions) follow(instruction, at)
  done.set(name, at)
  return at
}

function follow({ word, text }: Instruction, at: Done): void {
  if (word === 'WORKDIR') {
    at.workdir = resolve(at.workdir, text)
    mkdirSync(at.root + at.workdir, { recursive: true })
  } else if (word === 'ENV')
    for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) at.variables[name] = value
  else if (word === 'COPY') copy(text, at)
  else if (word === 'RUN') run(text, at)
}

function copy(text: string, at: Done): void {
  const { from, sources, target } = readCopy(text)
  const base = from === undefined ? undefined : build(from).root
  for (const source of sources) {
    const to = at.root + resolve(at.workdir, target)
    if (base) cpSync(base + source, to, { recursive: true, verbatimSymlinks: true })
    else copyOfContext(source, to, target.endsWith('/'))
  }
}

function copyOfContext(source: string, to: string, isFolder: boolean): void {
  const files = context.filter((path) => source === '.' || path === source || path.startsWith(`${source}/`))
  if (files.length === 0) throw new Error(`COPY ${source}: no such file.`)
  for (const path of files) {
    const inside =
      path === source
        ? isFolder
          ? path.slice(path.lastIndexOf('/') + 1)
          : ''
        : path.slice(source === '.' ? 0 : source.length + 1)
    mkdirSync(dirname(join(to, inside)), { recursive: true })
    cpSync(join(REPOSITORY, path), join(to, inside))
  }
}

const PATH = [dirname(process.execPath), childEnvironment({}).PATH].join(delimiter)

function run(text: string, at: Done): void {
  process.stdout.write(`RUN ${text}\n`)
  const { status } = spawnSync('sh', ['-c', text], {
    cwd: at.root + at.workdir,
    env: childEnvironment({ ...at.variables, PATH }),
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`RUN ${text} ended with ${status}.`)
}

for (const target of targets) {
  const { root, workdir } = build(target)
  const words = stages.get(target)?.instructions.filter(({ word }) => /^(ENTRYPOINT|CMD)$/.test(word)) ?? []
  process.stdout.write(`${target} is in ${root}${workdir}: ${words.map(({ text }) => text).join(' ')}\n`)
}
