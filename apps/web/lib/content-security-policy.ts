/** What a page may load and do: everything from this origin, and no other page may frame it. */
import { createHash } from 'node:crypto'
import { APPLY_THEME } from './theme.ts'

const policyWith = (scripts: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    "style-src 'self' 'unsafe-inline'", // lengths of meters and heights of charts stand in attributes
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const hash = createHash('sha256').update(APPLY_THEME).digest('base64')
const THEME = `'sha256-${hash}'`

/** Of pages that are read: the one script inside them is known. */
export const READ_POLICY = policyWith(THEME)

/** Of pages that React runs: Next writes the nonce, in Base64, on the scripts in which it streams its data. */
export const runPolicy = (nonce: string): string => policyWith(`${THEME} 'nonce-${nonce}'`)

/** While developing, when scripts are evaluated. */
export const DEVELOPMENT_POLICY = policyWith("'unsafe-inline' 'unsafe-eval'")
