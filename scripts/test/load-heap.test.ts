import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { measureHeap } from '../load/heap.ts'

const WEB_SOCKETS = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

test('a debugger whose process ends before it answers is nothing to wait for', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', ({ headers }, socket) => {
    const key = createHash('sha1').update(`${headers['sec-websocket-key']}${WEB_SOCKETS}`).digest('base64')
    const head = ['HTTP/1.1 101 Switching Protocols', 'upgrade: websocket', 'connection: upgrade']
    socket.end(`${[...head, `sec-websocket-accept: ${key}`].join('\r\n')}\r\n\r\n`)
  })
  await once(server, 'listening')
  const inspector = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  await expect(measureHeap(inspector)).rejects.toThrow('does not answer')
  server.close()
})
