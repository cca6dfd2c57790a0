/**
 * What OWASP’s Secure Headers Project asks of an answer, as rules: each is met by the headers or not. Strict-Transport-
 * Security is the proxy’s to send, which alone speaks TLS.
 */

export type AnswerKind = 'page' | 'embed' | 'data'

interface Rule {
  readonly name: string
  /** All kinds unless stated. */
  readonly of?: readonly AnswerKind[]
  readonly isMet: (headers: Headers) => boolean
}

const directivesOf = (headers: Headers): ReadonlyMap<string, readonly string[]> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').flatMap((directive) => {
      const [name, ...values] = directive.trim().split(/\s+/)
      return name ? [[name, values] as const] : []
    }),
  )
const policy = (name: string, isRight: (values: readonly string[]) => boolean) => (headers: Headers) => {
  const values = directivesOf(headers).get(name)
  return values !== undefined && isRight(values)
}
const only =
  (...allowed: readonly string[]) =>
  (values: readonly string[]) =>
    values.every((value) => allowed.includes(value))
const header = (name: string, pattern: RegExp) => (headers: Headers) => pattern.test(headers.get(name) ?? '')
const absent = (name: string) => (headers: Headers) => headers.get(name) === null
const scriptsOf = (headers: Headers) =>
  directivesOf(headers).get('script-src') ?? directivesOf(headers).get('default-src')

export const RULES: readonly Rule[] = [
  { name: 'says its type', isMet: header('content-type', /^[a-z]+\/[a-z0-9.+-]+/) },
  { name: 'lets nobody guess another type', isMet: header('x-content-type-options', /^nosniff$/) },
  { name: 'loads nothing that is not named', isMet: policy('default-src', only("'none'", "'self'")) },
  {
    name: 'runs no script that is not a file or named by its hash',
    isMet: (headers) => scriptsOf(headers)?.every((value) => /^'(none|self|sha256-[\w+/]{43}=)'$/.test(value)) ?? false,
  },
  { name: 'lets no base be set', of: ['page', 'embed'], isMet: policy('base-uri', only("'none'", "'self'")) },
  {
    name: 'sends forms to itself at most',
    of: ['page', 'embed'],
    isMet: policy('form-action', only("'none'", "'self'")),
  },
  { name: 'is framed by nobody', of: ['page', 'data'], isMet: policy('frame-ancestors', only("'none'")) },
  { name: 'says who may frame it', of: ['embed'], isMet: policy('frame-ancestors', (values) => values.length > 0) },
  { name: 'is framed by nobody in old browsers', of: ['page'], isMet: header('x-frame-options', /^DENY$/i) },
  {
    name: 'says little of where a reader comes from',
    isMet: header('referrer-policy', /^(no-referrer|strict-origin|same-origin|strict-origin-when-cross-origin)$/),
  },
  {
    name: 'asks for no camera, microphone or place',
    of: ['page', 'embed'],
    isMet: header('permissions-policy', /camera=\(\).*microphone=\(\).*geolocation=\(\)/),
  },
  {
    name: 'shares its window with no other origin',
    of: ['page'],
    isMet: header('cross-origin-opener-policy', /^same-origin$/),
  },
  { name: 'says who may load it', isMet: header('cross-origin-resource-policy', /^(same-origin|cross-origin)$/) },
  {
    name: 'lets no old plug-in read across origins',
    of: ['page'],
    isMet: (headers) =>
      absent('x-permitted-cross-domain-policies')(headers) ||
      header('x-permitted-cross-domain-policies', /^none$/)(headers),
  },
  { name: 'sets no cookie', isMet: absent('set-cookie') },
  {
    name: 'says nothing of its program',
    isMet: (headers) => ['server', 'x-powered-by', 'x-aspnet-version', 'via'].every((name) => absent(name)(headers)),
  },
  {
    name: 'turns no old filter on',
    isMet: (headers) => absent('x-xss-protection')(headers) || header('x-xss-protection', /^0$/)(headers),
  },
]

export interface Score {
  /** From 0 to 1. */
  readonly score: number
  readonly unmet: readonly string[]
}

export function scoreOf(kind: AnswerKind, headers: Headers): Score {
  const rules = RULES.filter(({ of }) => of === undefined || of.includes(kind))
  const unmet = rules.filter(({ isMet }) => !isMet(headers)).map(({ name }) => name)
  return { score: 1 - unmet.length / rules.length, unmet }
}
