/** Stands between a program and its database until it cuts every connection, and lets no new one through. */
import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'

export interface CuttingProxy {
  /** Of the database, through the proxy. */
  readonly url: string
  cut(): void
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
  let isCut = false
  const server = createServer((client) => {
    hold(client)
    if (isCut) return client.destroy()
    const upstream = hold(createConnection(Number(target.port), target.hostname))
    client.pipe(upstream).pipe(client)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const close = async () => {
    cut()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: url.href, cut, close }
}
