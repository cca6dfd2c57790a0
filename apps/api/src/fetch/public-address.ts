/** Which addresses may be asked for a document: those of the public internet, and networks that an operator names. */
import ipaddr from 'ipaddr.js'

export type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, prefixLength: number]

/** The part of IPv6 from which public addresses are given out; what lies outside leads back into IPv4 or to no one. */
const GLOBAL_UNICAST: Network = [ipaddr.IPv6.parse('2000::'), 3]

/** `10.20.0.0/16`, `fd00::/8`, or one address; undefined for anything else. */
export function findNetwork(text: string): Network | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined
  const address = ipaddr.parse(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** `address` as the system or `URL` writes it: four decimal numbers, or IPv6 without brackets and zone. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  const isGlobal = parsed.kind() === 'ipv4' || lies(parsed, GLOBAL_UNICAST)
  return isGlobal && parsed.range() === 'unicast'
}

export const isWithin = (address: string, networks: readonly Network[]): boolean =>
  ipaddr.isValid(address) && networks.some((network) => lies(ipaddr.parse(address), network))

const lies = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, length]: Network): boolean =>
  address.kind() === network.kind() && address.match(network, length)
