import { ok, refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { mayReach } from './public-address.ts'
import type { Reach } from './public-address.ts'

const LONGEST = 2_000

/** Ports of mail, of shells and of databases: no webhook is received there, and some servers take an HTTP request for orders. */
const closedPorts = [22, 23, 25, 53, 110, 143, 465, 587, 993, 995, 2049, 3306, 5432, 6379, 11211, 27017]

export type UrlRefusal = 'not_an_address' | 'not_https' | 'has_credentials' | 'closed_port' | 'not_public'

/**
 * An address that webhooks may be sent to, as far as it can be told without asking the DNS: a host that is an IP address in any
 * spelling (decimal, octal, hexadecimal, IPv6) is judged here, a name when it is resolved. Without TLS only within `reach`.
 */
export function readEndpointUrl(text: string, reach: Reach): Result<URL, UrlRefusal> {
  if (text.length > LONGEST || !URL.canParse(text)) return refuse('not_an_address')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && reach !== 'public')) return refuse('not_https')
  if (url.username !== '' || url.password !== '') return refuse('has_credentials')
  if (closedPorts.includes(Number(url.port))) return refuse('closed_port')
  const literal = literalAddress(url)
  if (literal !== null && !mayReach(literal, { reach, isSecure: url.protocol === 'https:' }))
    return refuse('not_public')
  url.hash = ''
  return ok(url)
}

/** The host where it is an IP address and not a name: then no DNS is asked, and it is judged as it stands. */
export function literalAddress({ hostname }: URL): string | null {
  if (hostname.startsWith('[')) return hostname.slice(1, -1)
  return /^[\d.]+$/.test(hostname) ? hostname : null
}
