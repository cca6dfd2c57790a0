import type { IncomingMessage } from 'node:http'

/** The whole body, whose length was looked at before. Rejects where the client leaves in the middle. */
export const readBody = (request: IncomingMessage): Promise<Buffer<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = []
    request.on('data', (chunk: Buffer<ArrayBuffer>) => chunks.push(chunk))
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer<ArrayBuffer>) : Buffer.concat(chunks)))
    request.on('error', reject)
  })
