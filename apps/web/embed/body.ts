/** Bytes to be sent, compressed once for each way of compressing that somebody asked for. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const COMPRESS: Record<Encoding, (bytes: Buffer) => Buffer> = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  identity: (bytes) => bytes,
}
/** Pictures are compressed already. */
const isCompressible = (type: string) => !type.startsWith('image/png')

const encodingFor = (accepted: string | undefined): Encoding => {
  if (accepted === undefined) return 'identity'
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : 'identity'
}

/** Whether one of the tags that somebody holds is ours, by the weak comparison of RFC 9110. */
const isHeld = (held: string | undefined, etag: string): boolean => {
  if (held === undefined) return false
  const strong = (tag: string) => tag.trim().replace(/^W\//, '')
  return held.trim() === '*' || held.split(',').some((tag) => strong(tag) === strong(etag))
}

export type Headers = Readonly<Record<string, string>>

interface Variant {
  readonly bytes: Buffer
  readonly headers: Record<string, string | number>
}

export class Body {
  readonly #status: number
  readonly #bytes: Buffer
  readonly #headers: Headers
  readonly #made: Partial<Record<Encoding, Buffer>>
  readonly #variants = new Map<Encoding, Variant>()
  readonly #etag: string

  /** `made` are the same bytes compressed before, better than there is time for while somebody waits. */
  constructor(status: number, body: string | Buffer, headers: Headers, made: Partial<Record<Encoding, Buffer>> = {}) {
    this.#made = made
    this.#status = status
    this.#bytes = Buffer.from(body)
    this.#headers = headers
    this.#etag = `W/"${createHash('sha256').update(this.#bytes).digest('base64url').slice(0, 22)}"`
  }

  /** About how much it holds, with what is made of it. */
  get size(): number {
    return 2 * this.#bytes.length
  }

  /** `keeping` is said in place of its own `cache-control`. */
  send(request: IncomingMessage, response: ServerResponse, keeping?: string): void {
    const { bytes, headers: own } = this.#variantFor(request.headers['accept-encoding'])
    const headers = keeping === undefined ? own : { ...own, 'cache-control': keeping }
    if (this.#status === 200 && isHeld(request.headers['if-none-match'], this.#etag)) {
      const { 'content-length': _, ...others } = headers
      return void response.writeHead(304, others).end()
    }
    response.writeHead(this.#status, headers).end(request.method === 'HEAD' ? undefined : bytes)
  }

  #variantFor(accepted: string | undefined): Variant {
    const encoding = isCompressible(this.#headers['content-type'] ?? '') ? encodingFor(accepted) : 'identity'
    const known = this.#variants.get(encoding)
    if (known) return known
    const bytes = this.#made[encoding] ?? COMPRESS[encoding](this.#bytes)
    const variant = {
      bytes,
      headers: {
        ...this.#headers,
        ...(this.#status === 200 && { etag: this.#etag }),
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
        vary: 'accept-encoding',
        'content-length': bytes.length,
      },
    }
    this.#variants.set(encoding, variant)
    return variant
  }
}
