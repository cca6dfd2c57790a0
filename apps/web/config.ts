/** The environment of the dashboard, read here and nowhere else. Values are read when asked for, not at build time. */

export interface Config {
  /** Where the GraphQL API answers; only the server asks it, never the browser. */
  readonly apiUrl: string
  /** Origins that may frame `/embed/*`, as a CSP source list. */
  readonly embedAllowedOrigins: string
}

const DEFAULT_API_URL = 'http://localhost:4000/graphql'
const ORIGIN = /^(\*|'self'|'none'|https?:\/\/[\w.*-]+(:(\d+|\*))?)$/

const readApiUrl = (value = DEFAULT_API_URL): string => {
  if (!URL.canParse(value)) throw new Error(`GONGKAI_API_URL is ${JSON.stringify(value)}; give a whole URL.`)
  return value
}

const readOrigins = (value = '*'): string => {
  const origins = value.split(/[\s,]+/).filter(Boolean)
  const wrong = origins.find((origin) => !ORIGIN.test(origin))
  if (wrong)
    throw new Error(`EMBED_ALLOWED_ORIGINS holds ${JSON.stringify(wrong)}; give origins such as https://a.gov.cn.`)
  return origins.join(' ') || '*'
}

/** Throws one line naming the variable where one cannot be used. */
export const readConfig = (env: Readonly<Record<string, string | undefined>> = process.env): Config =>
  Object.freeze({
    apiUrl: readApiUrl(env.GONGKAI_API_URL || undefined),
    embedAllowedOrigins: readOrigins(env.EMBED_ALLOWED_ORIGINS || undefined),
  })
