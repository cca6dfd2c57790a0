/** Who holds a port, as far as the system lets us see. */
import { readdir, readFile, readlink } from 'node:fs/promises'

/** Where Linux tells of sockets; elsewhere, and of strangers’ processes, nothing is known. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6']
const LISTENING = '0A'
const KEPT_CHARACTERS = 60

/** The program and the number of the process that listens on `port`, such as `node server.js (process 42)`. */
export async function findPortHolder(port: number): Promise<string | undefined> {
  const tables = await Promise.all(TABLES.map((path) => readFile(path, 'utf8').catch(() => '')))
  const sockets = new Set(tables.flatMap((table) => socketsOf(table, port)))
  if (sockets.size === 0) return undefined
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)))
    if (await holdsOneOf(sockets, pid)) return `${await programOf(pid)} (process ${pid})`
  return undefined
}

/** Of each row, field 1 is the local address in hexadecimal, 3 the state and 9 the number of the socket. */
function socketsOf(table: string, port: number): string[] {
  const rows = table.split('\n').map((row) => row.trim().split(/\s+/))
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  return rows.flatMap(([, local, , state, , , , , , inode]) =>
    local?.endsWith(suffix) && state === LISTENING ? [`socket:[${inode}]`] : [],
  )
}

async function holdsOneOf(sockets: ReadonlySet<string>, pid: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const files = await readdir(folder).catch(() => [])
  const targets = await Promise.all(files.map((file) => readlink(`${folder}/${file}`).catch(() => '')))
  return targets.some((target) => sockets.has(target))
}

async function programOf(pid: string): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return line.replaceAll('\0', ' ').trim().slice(0, KEPT_CHARACTERS) || 'a program'
}

/** The first page of a process takes a busy machine seconds; who says nothing at all is waited for in vain. */
const PATIENCE_MS = 20_000

/** Whether what answers there is our own API or dashboard: both show a browser a page that bears the name. */
export async function isGongkai(host: string, port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(`http://${host}:${port}/`, { headers: { accept: 'text/html' }, signal })
    return (await response.text()).includes('Gongkai')
  } catch {
    return false
  }
}
