/** `npm start`: the store, the five seed reports in it, the API and the dashboard, until interrupted; `npm run demo` too. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ingestPaths } from '../apps/api/src/commands/ingest.ts'
import { type Config, childEnvironment, REPOSITORY, readConfig } from '../apps/api/src/config.ts'
import { openStore, type Store } from '../apps/api/src/database.ts'
import { describeError, ExpectedError, isInterruption } from '../apps/api/src/expected-error.ts'
import { formatCounts } from '../apps/api/src/ingest/outcome.ts'
import type { Io } from '../apps/api/src/io.ts'
import { serveStore } from '../apps/api/src/server/configured-server.ts'
import { requireFreePort } from '../apps/api/src/server/listen.ts'
import { createTerminalIo, endOnUncaught } from '../apps/api/src/terminal.ts'
import { untilAborted } from '../apps/api/src/until-aborted.ts'
import { type Child, runToEnd, startChild } from './child.ts'

const WEB = join(REPOSITORY, 'apps/web')
const WEB_SERVER = join(WEB, 'server.ts')
const TURBO = join(REPOSITORY, 'node_modules/turbo/bin/turbo')
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1' }
const POLL_MS = 100

export interface Start {
  /** Which store, of the configuration given. */
  readonly configure: (config: Config) => Config
  /** Puts reports into the store before anything answers, and says what is there. */
  readonly fill: (store: Store, io: Io) => Promise<string>
}

const SEEDS: Start = {
  configure: (config) => config,
  fill: async (store, io) => formatCounts(await ingestPaths(['samples'], {}, { ...io, cwd: REPOSITORY }, store)),
}

export async function startFromTerminal({ configure, fill }: Start = SEEDS): Promise<void> {
  endOnUncaught()
  const io = createTerminalIo()
  try {
    io.signal.throwIfAborted() // asked for now, so that no signal kills us before we can clean up
    await start(configure(readConfig(io.environment)), fill, io)
  } catch (error) {
    if (isInterruption(error, io.signal)) return
    io.stderr.write(`gongkai: ${describeError(error, io.environment)}\n`)
    process.exitCode = 1
  }
}

/** Runs until `io.signal` is aborted, then stops in reverse order all it has started. */
async function start(config: Config, fill: Start['fill'], io: Io): Promise<void> {
  const closers: (() => Promise<void>)[] = []
  try {
    await run(config, fill, io, closers)
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

async function run(config: Config, fill: Start['fill'], io: Io, closers: (() => Promise<void>)[]): Promise<void> {
  const say = (line: string) => io.stdout.write(`${line}\n`)
  await requireFreePorts(config)

  const store = await openStore(config)
  closers.push(store.close)
  say(`Store      ${store.label}`)
  await store.migrate()
  say(`Reports    ${await fill(store, io)}`)
  io.signal.throwIfAborted()

  const api = await serveStore(store, config, io)
  closers.push(api.close)
  await buildWeb(io)
  const web = startWeb(config, api.url)
  closers.push(web.stop)

  const address = `http://localhost:${config.webPort}`
  await untilAnswered([api.url.replace(/graphql$/, 'ready'), address], web, io.signal)
  say(`GraphQL    ${api.url}`)
  say(`Dashboard  ${address}`)
  say('Ctrl-C stops both.')
  await Promise.race([web.ended.then(() => failOf(web)), untilAborted(io.signal), store.lost])
}

/** Said before the long work, not after it. */
async function requireFreePorts({ host, port, webPort }: Config): Promise<void> {
  for (const [name, number] of Object.entries({ PORT: port, WEB_PORT: webPort }))
    await requireFreePort(host, number, name)
}

async function buildWeb({ stdout, signal }: Io): Promise<void> {
  const slow = setTimeout(() => stdout.write('Dashboard  building, which takes a minute the first time …\n'), 1_500)
  const args = [TURBO, 'run', 'build', '--filter=@gongkai/web', '--output-logs=new-only', '--ui=stream']
  try {
    const { code, output } = await runToEnd(args, { cwd: REPOSITORY, env: childEnvironment(QUIET), signal })
    if (code !== 0) throw new ExpectedError('web.not_built', `The dashboard could not be built:\n${output}`)
  } finally {
    clearTimeout(slow)
  }
}

function startWeb({ host, webPort }: Config, apiUrl: string): Child {
  const env = childEnvironment({ ...QUIET, NODE_ENV: 'production', GONGKAI_API_URL: apiUrl })
  return startChild([WEB_SERVER, '--hostname', host, '--port', String(webPort)], { cwd: WEB, env })
}

const failOf = (web: Child): never => {
  throw new ExpectedError('web.ended', `The dashboard ended unasked:\n${web.output()}`)
}

/** Polls until every address answers well; a server that says so is not yet one that does. */
async function untilAnswered(urls: readonly string[], web: Child, signal: AbortSignal): Promise<void> {
  for (const url of urls) {
    while (!(await isAnswered(url, signal))) {
      signal.throwIfAborted()
      if (web.hasEnded()) failOf(web)
      await delay(POLL_MS)
    }
  }
}

const isAnswered = (url: string, signal: AbortSignal) =>
  fetch(url, { signal }).then(
    (response) => response.ok,
    () => false,
  )
