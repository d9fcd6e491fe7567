import { nameKey } from '#app/domain/client/name-key.ts'
import { matchClient } from '#app/domain/invoice-import/match-client.ts'
import type { KnownClient } from '#app/domain/invoice-import/match-client.ts'

interface Named {
  readonly client: string | null
  readonly clientCode: string | null
  readonly emails: readonly string[]
}

export type RowClient = { readonly id: string } | 'unknown' | 'ambiguous' | null

/** Finds the client a row names: by code, by name, or, where it gives an address alone, by that. Null: it names none. */
export function clientFinder(clients: readonly KnownClient[]): (row: Named) => RowClient {
  const group = (keysOf: (client: KnownClient) => readonly string[]) => {
    const groups = new Map<string, KnownClient[]>()
    for (const client of clients)
      for (const key of keysOf(client)) groups.set(key, [...(groups.get(key) ?? []), client])
    return groups
  }
  const byCode = group(({ code }) => (code === null ? [] : [code]))
  const byName = group((client) => [client.nameKey])
  const byEmail = group(({ emails }) => emails)
  return ({ client, clientCode: code, emails }) => {
    const [coded] = code === null ? [] : (byCode.get(code) ?? [])
    if (coded) return { id: coded.id }
    const addressed = [...new Set(emails.flatMap((email) => byEmail.get(email) ?? []))]
    const [only, another] = addressed
    // A name that is an address is what programs write where they know no name.
    if (client === null || emails.includes(client.toLowerCase())) {
      if (code === null && emails.length === 0) return null
      return only ? (another ? 'ambiguous' : { id: only.id }) : 'unknown'
    }
    const key = nameKey(client)
    const match = matchClient({ code: null, nameKey: key, emails }, byName.get(key) ?? [])
    if (match.kind === 'known') return { id: match.client.id }
    if (match.kind === 'ambiguous') return 'ambiguous'
    return only && !another ? { id: only.id } : namesake(byName.get(key))
  }
}

/** Another address under a name that only one client bears is no doubt about the money. */
const namesake = (named: readonly KnownClient[] = []): RowClient =>
  named.length === 0 ? 'unknown' : named.length === 1 && named[0] ? { id: named[0].id } : 'ambiguous'
