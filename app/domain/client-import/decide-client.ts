import { nameKey } from '../client/name-key.ts'
import type { KnownClient } from '../invoice-import/match-client.ts'
import type { ClientFields, ImportedClient } from './client-row.ts'

/** A client on file that a row means. */
export interface ClientOnFile extends KnownClient, ClientFields {
  /** The person mail is addressed to. */
  readonly contact: string | null
}

export type ClientRowFate =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'reject'; readonly reason: string }
  | { readonly kind: 'create'; readonly row: ImportedClient; readonly after: ClientOnFile }
  | {
      readonly kind: 'update'
      readonly row: ImportedClient
      readonly client: ClientOnFile
      readonly after: ClientOnFile
      readonly addEmails: readonly string[]
    }

const fields = ['phone', 'postalAddress', 'locale', 'timeZone', 'taxNumber', 'termsDays'] as const

/** What becomes of one row of a list of clients. Only what it says changes; addresses are added, never taken away. */
export function decideClient(
  row: ImportedClient,
  client: ClientOnFile | 'ambiguous' | null,
  id: string,
): ClientRowFate {
  if (client === 'ambiguous')
    return { kind: 'reject', reason: `Several clients are called ${row.name}: add a client code or the e-mail address` }
  const { name, code, emails, contact, phone, postalAddress, locale, timeZone, taxNumber, termsDays } = row
  const said = { phone, postalAddress, locale, timeZone, taxNumber, termsDays }
  if (!client) {
    const after = {
      ...said,
      id,
      name,
      code,
      nameKey: nameKey(name),
      emails,
      contact: emails.length > 0 ? contact : null,
    }
    return { kind: 'create', row, after }
  }
  const addEmails = emails.filter((email) => !client.emails.includes(email))
  const isReached = client.emails.length + addEmails.length > 0
  const after: ClientOnFile = {
    ...client,
    ...Object.fromEntries(fields.map((field) => [field, said[field] ?? client[field]])),
    name: nameKey(name) === client.nameKey || code === null || client.code !== code ? client.name : name,
    code: client.code ?? code,
    contact: (isReached ? contact : null) ?? client.contact,
    emails: [...client.emails, ...addEmails],
  }
  const renamed = { ...after, nameKey: nameKey(after.name) }
  const isNews =
    addEmails.length > 0 ||
    ([...fields, 'name', 'code', 'contact'] as const).some((field) => renamed[field] !== client[field])
  return isNews ? { kind: 'update', row, client, after: renamed, addEmails } : { kind: 'unchanged' }
}
