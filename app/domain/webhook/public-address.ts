/** What kind of place an IP address is: `never` is nobody's web server, and metadata services live there. */
export type AddressKind = 'public' | 'loopback' | 'private' | 'never'

/** Where webhooks may go beyond the public internet: nowhere, to this machine, or to private networks too. */
export type Reach = 'public' | 'loopback' | 'private'

// Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what updates it).
const v4: readonly (readonly [string, number, AddressKind])[] = [
  ['127.0.0.0', 8, 'loopback'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['0.0.0.0', 8, 'never'],
  ['169.254.0.0', 16, 'never'],
  ['192.0.0.0', 24, 'never'],
  ['192.0.2.0', 24, 'never'],
  ['192.88.99.0', 24, 'never'],
  ['198.18.0.0', 15, 'never'],
  ['198.51.100.0', 24, 'never'],
  ['203.0.113.0', 24, 'never'],
  ['224.0.0.0', 3, 'never'],
]

// What lies in none of these is never spoken to, IPv4 in disguise (mapped, NAT64) among it.
const v6: readonly (readonly [string, number, AddressKind])[] = [
  ['::1', 128, 'loopback'],
  // AWS's metadata service has an address among the private ones.
  ['fd00:ec2::', 32, 'never'],
  ['fc00::', 7, 'private'],
  // Teredo and other assignments of the IETF, documentation, 6to4.
  ['2001::', 23, 'never'],
  ['2001:db8::', 32, 'never'],
  ['2002::', 16, 'never'],
  ['3fff::', 20, 'never'],
  ['2000::', 3, 'public'],
]

/** The kind of an IP address as text, in the form `new URL` and DNS give it; anything else is `never`. */
export function addressKind(address: string): AddressKind {
  const four = readV4(address)
  if (four !== null) return kindIn(v4, four, 32, readV4) ?? 'public'
  const six = readV6(address)
  return six === null ? 'never' : (kindIn(v6, six, 128, readV6) ?? 'never')
}

/** Whether a webhook may go there. Without TLS only where nobody but the business listens. */
export function mayReach(address: string, { reach, isSecure }: { reach: Reach; isSecure: boolean }): boolean {
  const kind = addressKind(address)
  if (kind === 'never') return false
  if (kind === 'public') return isSecure
  return reach === 'private' || reach === kind
}

function kindIn(
  ranges: typeof v4,
  address: bigint,
  bits: number,
  read: (text: string) => bigint | null,
): AddressKind | null {
  const found = ranges.find(([network, length]) => {
    const start = read(network)
    return start !== null && address >> BigInt(bits - length) === start >> BigInt(bits - length)
  })
  return found?.[2] ?? null
}

function readV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
}

function readV6(text: string): bigint | null {
  const [before = '', after, ...more] = withoutDots(text).split('::')
  if (more.length > 0) return null
  const head = groupsOf(before)
  const tail = after === undefined ? [] : groupsOf(after)
  const missing = 8 - head.length - tail.length
  if (after === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))

/** `::ffff:10.0.0.1` with its last part in groups. */
const withoutDots = (text: string): string =>
  text.replace(/\d+\.\d+\.\d+\.\d+$/, (dotted) => {
    const address = readV4(dotted)
    return address === null ? dotted : `${(address >> 16n).toString(16)}:${(address & 0xffffn).toString(16)}`
  })
