/** What a name server says: the values there are, none, or nothing that can be trusted. */
export type DnsAnswer =
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }

export type RecordType = 'TXT' | 'MX' | 'CNAME'

/** A record the sending domain should have. */
export interface WantedRecord {
  readonly purpose: 'spf' | 'dkim' | 'return_path' | 'receiving'
  readonly type: RecordType
  readonly host: string
  /** Of an MX record the mail server; a lower priority comes first. */
  readonly value: string
  readonly priority: number | null
}

export type Verdict = 'found' | 'missing' | 'differs' | 'unknown'

/** One record, as it should be and as it is. */
export interface MailLine {
  readonly purpose: WantedRecord['purpose'] | 'dmarc'
  readonly type: RecordType
  readonly host: string
  /** What to put, to be copied. */
  readonly wanted: string
  readonly found: readonly string[]
  readonly verdict: Verdict
  /** What is wrong, or could be better, and what to do; null: nothing. */
  readonly advice: string | null
}

/**
 * The full name of a record. Providers write names without the part of the domain that is registered: `send` and `send.mail` both
 * belong to `mail.example.com`, the second without its `example.com`.
 */
export function recordHost(name: string, domain: string): string {
  const bare = name.replace(/\.$/, '').toLowerCase()
  if (bare === '' || bare === '@' || bare === domain) return domain
  if (bare.endsWith(`.${domain}`)) return bare
  const labels = domain.split('.')
  for (let below = labels.length - 2; below > 0; below -= 1) {
    const sub = labels.slice(0, below).join('.')
    if (bare === sub || bare.endsWith(`.${sub}`)) return `${bare}.${labels.slice(below).join('.')}`
  }
  return `${bare}.${domain}`
}
