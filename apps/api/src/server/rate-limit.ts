/**
 * How much one client may ask. What is left is said in the `RateLimit` headers of the IETF’s draft; this machine itself,
 * where the dashboard asks for everybody who looks at it, is not limited.
 */
import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { clientAddress, isLoopback, networkOf } from './client-address.ts'
import type { Course } from './request-log.ts'

export interface RateLimitOptions {
  /** Requests that one client may make in a minute; 0 for any number. */
  readonly perMinute: number
  readonly trustProxy: boolean
}

/** False where the client has asked too often. Adds the headers that say so to those of the answer. */
export type RateLimit = (request: IncomingMessage, head: Course['head']) => true | Promise<boolean>

const SECONDS = 60

export function createRateLimit({ perMinute, trustProxy }: RateLimitOptions): RateLimit {
  if (perMinute === 0) return () => true
  const limiter = new RateLimiterMemory({ points: perMinute, duration: SECONDS })
  const policy = `"client";q=${perMinute};w=${SECONDS}`
  const consume = async (client: string, head: Course['head']) => {
    const used = await limiter.consume(client).catch((refused: RateLimiterRes) => refused)
    const seconds = Math.ceil(used.msBeforeNext / 1000)
    head.push(['ratelimit-policy', policy], ['ratelimit', `"client";r=${used.remainingPoints};t=${seconds}`])
    const isAllowed = used.consumedPoints <= perMinute
    if (!isAllowed) head.push(['retry-after', String(seconds)])
    return isAllowed
  }
  return (request, head) => {
    const client = clientAddress(request, trustProxy)
    return isLoopback(client) || consume(networkOf(client), head)
  }
}
