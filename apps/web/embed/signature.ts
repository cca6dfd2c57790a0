/**
 * Signed embeds, for a dashboard over data that are not public: its owner signs an address, which then shows what it says
 * until it expires, and nothing else. Every key given is accepted, so that one can be replaced while addresses of the
 * other still run.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type EmbedKind, type EmbedState, formatEmbedState } from '../lib/embed-state.ts'

export interface SigningKey {
  readonly id: string
  readonly secret: string
}

export interface Proof {
  /** As parameters of an address. */
  readonly proof: string
  readonly expiresAt: number
}

const MS = 1000

/** The frame’s height is the host’s affair, and all formats of an embed show the same. */
const signedText = (kind: EmbedKind, { height: _, ...state }: EmbedState, expires: string, id: string) =>
  [kind, formatEmbedState(kind, state), expires, id].join('\n')

const hmac = ({ secret }: SigningKey, text: string) => createHmac('sha256', secret).update(text).digest()

/** `expires` is in seconds since 1970. */
export const signEmbed = (kind: EmbedKind, state: EmbedState, expires: number, key: SigningKey): string => {
  const signature = hmac(key, signedText(kind, state, String(expires), key.id)).toString('base64url')
  return String(new URLSearchParams({ expires: String(expires), key: key.id, signature }))
}

const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

/** The proof an address carries; without keys none is needed. Undefined where it is missing, wrong or has expired. */
export const readProof = (
  kind: EmbedKind,
  state: EmbedState,
  query: URLSearchParams,
  keys: readonly SigningKey[],
  now: Date,
): Proof | undefined => {
  if (keys.length === 0) return { proof: '', expiresAt: Number.POSITIVE_INFINITY }
  const [expires, id, signature] = ['expires', 'key', 'signature'].map((name) => query.get(name) ?? '')
  const key = keys.find((one) => one.id === id)
  const expiresAt = /^\d{1,12}$/.test(expires as string) ? Number(expires) * MS : 0
  if (!key || expiresAt <= now.getTime()) return undefined
  const expected = hmac(key, signedText(kind, state, expires as string, key.id))
  if (!isSame(expected, Buffer.from(signature as string, 'base64url'))) return undefined
  return { proof: signEmbed(kind, state, Number(expires), key), expiresAt }
}
