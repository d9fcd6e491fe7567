/** Where a request comes from, as limits count it. */
export interface SenderNetwork {
  /** One customer of a network: an IPv4 address, or the /64 that every IPv6 customer has for themselves. */
  readonly own: string
  /** The neighbourhood one may move about in cheaply: the /24 of an IPv4 address, the /48 of an IPv6 address. */
  readonly wide: string
}

/**
 * The networks of a textual IP address; what is none stands for itself. Whoever counts single IPv6 addresses counts nothing: one
 * customer has 2^64 of them (RFC 6177).
 */
export function senderNetwork(address: string): SenderNetwork {
  const written = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(written)) return { own: written, wide: `${written.replace(/\.\d+$/, '')}.0/24` }
  if (!written.includes(':')) return { own: written, wide: written }
  const groups = groupsOf(written)
  return { own: `${groups.slice(0, 4).join(':')}::/64`, wide: `${groups.slice(0, 3).join(':')}::/48` }
}

/** The eight groups, those behind `::` included, without leading zeros. */
function groupsOf(written: string): string[] {
  const [head = [], tail = []] = written.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const missing = written.includes('::') ? Math.max(0, 8 - head.length - tail.length) : 0
  return [...head, ...Array.from({ length: missing }, () => '0'), ...tail].map((group) => group.replace(/^0+(?=.)/, ''))
}
