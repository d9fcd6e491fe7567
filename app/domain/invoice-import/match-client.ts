/** A client on file that a row could mean. */
export interface KnownClient {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly nameKey: string
  /** In lower case. */
  readonly emails: readonly string[]
}

export interface ClientMark {
  readonly code: string | null
  readonly nameKey: string
  readonly emails: readonly string[]
}

export type ClientMatch =
  | { readonly kind: 'known'; readonly client: KnownClient; readonly by: 'code' | 'email' | 'name' }
  | { readonly kind: 'new' }
  /** Several clients bear this name, and nothing else in the row tells them apart. */
  | { readonly kind: 'ambiguous' }

/**
 * The client a row means: by its code, else by name and address, else by a name only one client bears. A code that is
 * new may adopt a client that has none yet and no addresses of somebody else; it never takes over another code's client.
 */
export function matchClient(row: ClientMark, candidates: readonly KnownClient[]): ClientMatch {
  const byCode = row.code === null ? undefined : candidates.find(({ code }) => code === row.code)
  if (byCode) return { kind: 'known', client: byCode, by: 'code' }
  const namesakes = candidates.filter(
    ({ nameKey, code }) => nameKey === row.nameKey && (row.code === null || code === null),
  )
  const byEmail = namesakes.find(({ emails }) => emails.some((email) => row.emails.includes(email)))
  if (byEmail) return { kind: 'known', client: byEmail, by: 'email' }
  const [only, another] = namesakes
  if (only && !another) {
    if (row.code === null) return { kind: 'known', client: only, by: 'name' }
    return shareAddresses(row.emails, only.emails) ? { kind: 'known', client: only, by: 'code' } : { kind: 'new' }
  }
  if (!only || row.code !== null || row.emails.length > 0) return { kind: 'new' }
  return { kind: 'ambiguous' }
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)
// Mailboxes anybody can have: two of them say nothing about belonging together.
const freeMail =
  /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|gmx|web|aol|proton|protonmail|mail|orange|free)\./

const ownDomains = (emails: readonly string[]): Set<string> =>
  new Set(emails.map(domainOf).filter((domain) => !freeMail.test(domain)))

/** Whether addresses can belong to one client: of one domain, or none to compare. */
export function shareAddresses(some: readonly string[], others: readonly string[]): boolean {
  if (some.length === 0 || others.length === 0) return true
  const domains = ownDomains(others)
  return some.some((email) => others.includes(email) || domains.has(domainOf(email)))
}

export interface NewAddresses {
  /** Surely the client's: added. */
  readonly add: readonly string[]
  /** Of somebody else's domain under the same name: a person decides, lest a namesake reads the invoices. */
  readonly ask: readonly string[]
}

/** Which addresses of a row the matched client does not have yet, and whether they can be trusted to be its own. */
export function newAddresses(row: ClientMark, match: Extract<ClientMatch, { kind: 'known' }>): NewAddresses {
  const { client, by } = match
  const unknown = row.emails.filter((email) => !client.emails.includes(email))
  if (by !== 'name' || client.emails.length === 0) return { add: unknown, ask: [] }
  const domains = ownDomains(client.emails)
  return {
    add: unknown.filter((email) => domains.has(domainOf(email))),
    ask: unknown.filter((email) => !domains.has(domainOf(email))),
  }
}
