/** Stands between a program and its database, and cuts every connection or swallows what goes through, until it is mended. */
import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  /** Of the database, through the proxy. */
  readonly url: string
  /** Ends every connection, and each new one. */
  cut(): void
  /** Passes nothing on any more, and says nothing of that. */
  silence(): void
  /** Lets through what comes from now on. */
  mend(): void
  close(): Promise<void>
}

export async function openCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    return socket
  }
  let state: 'open' | 'cut' | 'silent' = 'open'
  const server = createServer((client) => {
    hold(client)
    if (state === 'cut') return client.destroy()
    if (state === 'silent') return undefined
    const upstream = hold(createConnection(Number(target.port), target.hostname))
    client.pipe(upstream).pipe(client)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    state = 'cut'
    for (const socket of sockets) socket.destroy()
  }
  const silence = () => {
    state = 'silent'
    for (const socket of sockets) socket.unpipe().pause()
  }
  const mend = () => {
    state = 'open'
  }
  const close = async () => {
    cut()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: url.href, cut, silence, mend, close }
}
