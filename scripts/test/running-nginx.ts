/** The real nginx with the configuration of `deploy/nginx`, on ports of this machine, before servers that a test makes. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type ClientRequest, createServer, type RequestListener, request as requestPlain, type Server } from 'node:http'
import { Agent, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { findQuietPort } from '../../apps/api/src/postgres/quiet-port.ts'

const CONFIGURATION = fileURLToPath(new URL('../../deploy/nginx/', import.meta.url))
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync)
const OPENSSL = ['/usr/bin/openssl', '/usr/local/bin/openssl'].find(existsSync)

/** What is not on the machine; the test is left out then, and says so. */
export const MISSING = [...(NGINX ? [] : ['nginx']), ...(OPENSSL ? [] : ['openssl'])]

/** How many may be asked at once: fewer than are allowed in earnest. */
export const BURST = 50

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface Upstream {
  readonly port: number
  stop(): Promise<void>
}

/** At the port given, or at one that it can come back at. */
export async function startUpstream(listener: RequestListener, port?: number): Promise<Upstream> {
  const server: Server = createServer(listener).listen(port ?? (await findQuietPort()), '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { port: (server.address() as AddressInfo).port, stop }
}

/** The one that `gongkai.conf` is for. */
export const NAME = 'gongkai.example.org'

interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The name that the certificate is asked for by. */
  readonly servername?: string
}

interface Proxy {
  ask(path: string, options?: Asking): Promise<Answer>
  /** By plain HTTP, for any name. */
  askPlain(path: string, host: string): Promise<Answer>
  stop(): Promise<void>
}

const TYPES = 'types { text/html html; application/json json; }\n'

/** Only the addresses, the certificate and the place of the log are others. */
function particularsOf(api: number, web: number, [plain, tls]: readonly [number, number], folder: string): string {
  return readFileSync(join(CONFIGURATION, 'gongkai.conf'), 'utf8')
    .replace('api:4000', `127.0.0.1:${api}`)
    .replace('web:3000', `127.0.0.1:${web}`)
    .replaceAll('listen 8080', `listen 127.0.0.1:${plain}`)
    .replaceAll('listen 8443', `listen 127.0.0.1:${tls}`)
    .replace('/dev/stdout', join(folder, 'access.log'))
    .replaceAll('/run/secrets/', `${folder}/`)
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'tls_key'), '-out', join(folder, 'tls_certificate')]
  const subject = ['-subj', '/CN=localhost', '-days', '2']
  execFileSync(
    OPENSSL as string,
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', ...files, ...subject],
    {
      stdio: 'ignore',
    },
  )
}

/** Where data are not public: the lines that `gongkai.conf` holds ready, with a network that no test is in. */
const forThoseWithin = (text: string) => text.replaceAll(/# (allow 10\.0\.0\.0\/8;|deny all;)/g, '$1')

export async function startNginx(api: number, web: number, isForThoseWithin = false): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-nginx-'))
  cpSync(CONFIGURATION, folder, { recursive: true })
  const main = readFileSync(join(CONFIGURATION, 'nginx.conf'), 'utf8')
  // Nobody but who started it reads the log of a test, and its workers are who started it.
  writeFileSync(join(folder, 'nginx.conf'), `user root;\n${main.replaceAll(' /tmp/', ` ${folder}/`)}`)
  writeFileSync(join(folder, 'mime.types'), TYPES)
  const locations = readFileSync(join(CONFIGURATION, 'locations.conf'), 'utf8')
  writeFileSync(join(folder, 'locations.conf'), locations.replace('burst=400', `burst=${BURST}`))
  const ports = [await findQuietPort(), await findQuietPort()] as const
  const particulars = particularsOf(api, web, ports, folder)
  writeFileSync(join(folder, 'gongkai.conf'), isForThoseWithin ? forThoseWithin(particulars) : particulars)
  makeCertificate(folder)
  const program = [NGINX as string, '-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')] as const
  execFileSync(program[0], [...program.slice(1), '-t'], { stdio: 'pipe' })
  const child = spawn(program[0], [...program.slice(1), '-g', 'daemon off;'], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  const agent = new Agent({ keepAlive: true, maxSockets: 20, rejectUnauthorized: false })
  const ask: Proxy['ask'] = (path, options) => askTls(agent, ports[1], path, options)
  await untilAnswered(ask)
  return {
    ask,
    askPlain: (path, host) => answerOf(requestPlain({ host: '127.0.0.1', port: ports[0], path, headers: { host } })),
    stop: async () => {
      agent.destroy()
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

async function askTls(
  agent: Agent,
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, servername = NAME }: Asking = {},
): Promise<Answer> {
  const to = { host: '127.0.0.1', port, servername, agent }
  return answerOf(request({ ...to, path, method, headers: { host: NAME, ...headers } }), body)
}

async function answerOf(outgoing: ClientRequest, body?: string): Promise<Answer> {
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  return { status: incoming.statusCode, headers: incoming.headers, text: (await buffer(incoming)).toString() }
}

async function untilAnswered(ask: Proxy['ask']): Promise<void> {
  for (;;) {
    const answered = await ask('/metrics').catch(() => undefined)
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
