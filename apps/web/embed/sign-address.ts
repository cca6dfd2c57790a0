/** Signs the address of an embed for a while; `npm run sign-embed -- ADDRESS [--days N] [--key ID]` prints the signed one. */
import { parseArgs } from 'node:util'
import type { EmbedKind } from '../lib/embed-state.ts'
import { EMBED_KINDS, parseEmbedState } from '../lib/embed-state.ts'
import { type SigningKey, signEmbed } from './signature.ts'

interface Io {
  readonly keys: readonly SigningKey[]
  readonly now: Date
  print(line: string): void
  complain(line: string): void
}

const DAY_SECONDS = 86_400
const DEFAULT_DAYS = '30'
const USAGE = 'Usage: npm run sign-embed -- ADDRESS [--days N] [--key ID]'
const OURS = ['expires', 'key', 'signature']

class Refused extends Error {}

const refuse = (message: string): never => {
  throw new Refused(message)
}

const keyFor = (keys: readonly SigningKey[], id: string | undefined): SigningKey => {
  if (keys.length === 0) refuse('EMBED_SIGNING_KEYS holds no key; give id:secret.')
  const key = id === undefined ? keys[0] : keys.find((one) => one.id === id)
  return key ?? refuse(`EMBED_SIGNING_KEYS holds no key “${id}”; it holds ${keys.map((one) => one.id).join(', ')}.`)
}

const daysOf = (text: string): number =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : refuse(`--days is “${text}”; give a number from 1 to 9999.`)

/** Throws Refused. */
const sign = (address: string, days: number, key: SigningKey, now: Date): string => {
  const url = URL.parse(address, 'http://localhost') ?? refuse(`“${address}” is no address.`)
  const [, kind = ''] = /^\/embed\/([a-z]+)(?:\.[a-z]+|\/difference)?$/.exec(url.pathname) ?? []
  if (!Object.hasOwn(EMBED_KINDS, kind)) refuse(`“${address}” is no embed; give an address under /embed/.`)
  for (const name of OURS) url.searchParams.delete(name)
  const parsed = parseEmbedState(kind as EmbedKind, url.searchParams)
  if ('problem' in parsed) {
    const { parameter, accepts } = parsed.problem
    return refuse(`The parameter ${parameter} cannot be read; give ${accepts.en}.`)
  }
  const proof = signEmbed(kind as EmbedKind, parsed.state, Math.floor(now.getTime() / 1000) + days * DAY_SECONDS, key)
  const signed = `${url.pathname}?${[String(url.searchParams), proof].filter(Boolean).join('&')}`
  return /^[a-z]+:/.test(address) ? url.origin + signed : signed
}

/** Returns the exit status: 0, or 2 where something given cannot be used. */
export const main = (argv: readonly string[], { keys, now, print, complain }: Io): number => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { days: { type: 'string', default: DEFAULT_DAYS }, key: { type: 'string' } },
    })
    const [address] = positionals
    if (!address || positionals.length > 1) return refuse(USAGE)
    print(sign(address, daysOf(values.days), keyFor(keys, values.key), now))
    return 0
  } catch (error) {
    const isOption = (error as { readonly code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof Refused) && !isOption) throw error
    complain((error as Error).message)
    return 2
  }
}
