/** Ports to listen at that stay free until one does. */
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Systems give the ports above these to outgoing connections, one of which could take a port between finding and using it. */
const QUIET_PORTS = { from: 15_000, below: 32_768 }
const PORTS_TRIED = 20

/** One of this machine’s own, for a server that may be away for a while and must come back at it. */
export async function findQuietPort(): Promise<number> {
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const port = await findFreePort(randomInt(QUIET_PORTS.from, QUIET_PORTS.below)).catch(() => undefined)
    if (port !== undefined) return port
  }
  return findFreePort(0)
}

/** The port wanted, any where 0 is; throws where somebody listens at it. */
export async function findFreePort(wanted: number): Promise<number> {
  const server = createServer((socket) => socket.destroy()).listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
