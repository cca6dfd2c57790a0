/** A URL → the addresses that may be connected to for it, and no others. */
import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ExpectedError } from '../expected-error.ts'
import { isPublic, isWithin, type Network } from './public-address.ts'

export interface Guard {
  /** Every address of a host name. */
  resolve(host: string): Promise<readonly LookupAddress[]>
  /** Networks that are asked though they are not public, at any port. */
  readonly networks: readonly Network[]
}

/** What was checked: whoever connects uses these addresses, and does not look the name up again. */
export interface Target {
  readonly url: URL
  readonly addresses: readonly LookupAddress[]
}

export const resolveBySystem = (host: string): Promise<LookupAddress[]> =>
  lookup(host, { all: true, order: 'verbatim' })

const LONGEST_URL = 2000
const PORTS = ['', '80', '443', '8080', '8443']

/** An address as a person wrote it or a server redirects to. Throws `fetch.bad_url`. */
export function readUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base)
  const refuse = (why: string) => new ExpectedError('fetch.bad_url', `${text.slice(0, LONGEST_URL)}: ${why}.`)
  if (!url) throw refuse('no address of a document')
  if (!/^https?:$/.test(url.protocol)) throw refuse('only http and https are asked')
  if (url.username || url.password) throw refuse('an address that holds a name or a password is not asked')
  if (url.href.length > LONGEST_URL) throw refuse(`longer than ${LONGEST_URL} characters`)
  url.hash = ''
  return url
}

/**
 * `URL` has written an IPv4 host of any spelling, decimal, octal or hexadecimal, as four decimal numbers by now. One
 * address of a name that may not be asked is enough to ask none. Throws `fetch.private_address`, `fetch.port`,
 * `fetch.unresolved`.
 */
export async function findTarget(url: URL, guard: Guard): Promise<Target> {
  const addresses = await addressesOf(url, guard)
  const outside = addresses.filter(({ address }) => !isWithin(address, guard.networks))
  const refused = outside.find(({ address }) => !isPublic(address))
  if (refused) {
    const message = `${url.href}: ${url.hostname} is at ${refused.address}, which is no public address; “--allow-network” names networks of your own.`
    throw new ExpectedError('fetch.private_address', message)
  }
  if (outside.length > 0 && !PORTS.includes(url.port))
    throw new ExpectedError('fetch.port', `${url.href}: port ${url.port} is not one that documents are published at.`)
  return { url, addresses }
}

async function addressesOf({ href, hostname }: URL, { resolve }: Guard): Promise<readonly LookupAddress[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(literal)
  if (family > 0) return [{ address: literal, family }]
  const addresses = await resolve(hostname).catch(() => [])
  if (addresses.length === 0) throw new ExpectedError('fetch.unresolved', `${href}: nothing is known by that name.`)
  return addresses
}
