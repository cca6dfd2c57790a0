/** The headers that say what an answer may do and who may show it. */
import { createHash } from 'node:crypto'
import type { Headers } from './body.ts'
import { REPORT_HEIGHT } from './browser-files.ts'
import { EMBED_STYLE } from './style.ts'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const STYLE = hashOf(EMBED_STYLE)
const SCRIPT = hashOf(REPORT_HEIGHT)

export interface Needs {
  readonly reportsHeight?: boolean
  /** ApexCharts writes style elements of its own. */
  readonly isInteractive?: boolean
  /** A picture has its style inside and no script at all. */
  readonly isPicture?: boolean
}

const contentSecurityPolicy = ({ reportsHeight, isInteractive, isPicture }: Needs, origins: string): string => {
  const scripts = [...(reportsHeight ? [SCRIPT] : []), ...(isInteractive ? ["'self'"] : [])]
  return [
    "default-src 'none'",
    `style-src ${isInteractive || isPicture ? "'unsafe-inline'" : STYLE}`,
    ...(scripts.length > 0 ? [`script-src ${scripts.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins}`,
  ].join('; ')
}

/** For a minute anybody may keep an answer, and show it for ten more while asking for the next. */
export const KEPT = 'public, max-age=60, stale-while-revalidate=600'
const MINUTE = 60
/**
 * What needs a signature is kept by nobody between, and by its reader for no longer than the signature holds; undefined
 * where none is needed.
 */
export const keptUntil = (expiresAt: number, now: number): string | undefined =>
  expiresAt === Number.POSITIVE_INFINITY
    ? undefined
    : `private, max-age=${Math.max(0, Math.min(MINUTE, Math.floor((expiresAt - now) / 1000)))}`
export const KEPT_LONG = 'public, max-age=3600, stale-while-revalidate=86400'
export const NOT_KEPT = 'no-store'

export const headersOf = (type: string, cacheControl: string, origins: string, needs: Needs = {}): Headers => ({
  'content-type': type,
  'cache-control': cacheControl,
  'content-security-policy': contentSecurityPolicy(needs, origins),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  // Pages that isolate themselves may show it, and scripts of other origins may read it: it is public.
  'cross-origin-resource-policy': 'cross-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'access-control-allow-origin': '*',
})
