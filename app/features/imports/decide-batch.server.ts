import { nameKey } from '#app/domain/client/name-key.ts'
import { compareInvoice } from '#app/domain/invoice-import/compare-invoice.ts'
import type { InvoiceUpdate } from '#app/domain/invoice-import/compare-invoice.ts'
import { matchClient, newAddresses, shareAddresses } from '#app/domain/invoice-import/match-client.ts'
import type { ClientMark, ClientMatch, KnownClient } from '#app/domain/invoice-import/match-client.ts'
import type { ImportedInvoice } from '#app/domain/invoice-import/row-fate.ts'
import type { Money } from '#app/domain/money.ts'
import type { ImportFacts, InvoiceOnFile } from '#app/db/read/import-facts.server.ts'
import { newId } from '#app/ids.server.ts'

export type InvoiceDecision =
  | { readonly fate: 'created'; readonly invoice: ImportedInvoice; readonly clientId: string }
  | {
      readonly fate: 'updated'
      readonly invoice: ImportedInvoice
      readonly known: InvoiceOnFile
      readonly fields: InvoiceUpdate
      readonly newlyPaid: Money | null
    }
  | { readonly fate: 'unchanged'; readonly invoice: ImportedInvoice; readonly known: InvoiceOnFile }
  | { readonly fate: 'rejected'; readonly invoice: ImportedInvoice; readonly reason: string }

/** What a batch means for one client, new or on file. */
export interface ClientDecision {
  readonly id: string
  readonly name: string
  readonly isNew: boolean
  /** Its code, where the file is the first to say it. */
  code: string | null
  /** Whether anybody could write to it before this batch. */
  readonly hadAddress: boolean
  readonly addEmails: string[]
  /** Addresses a person must look at: of a namesake perhaps, or mistyped. */
  readonly doubtful: Map<string, string>
}

export interface BatchDecision {
  readonly invoices: readonly InvoiceDecision[]
  readonly clients: readonly ClientDecision[]
}

interface MutableClient extends KnownClient {
  code: string | null
  emails: string[]
}

const markOf = ({ client, clientCode, emails }: ImportedInvoice): ClientMark => ({
  code: clientCode,
  nameKey: nameKey(client),
  emails,
})

/** How sure it is that a row about a known invoice speaks of the client on file: its new addresses depend on it. */
function trustIn(client: KnownClient, mark: ClientMark): 'code' | 'email' | 'name' {
  if (mark.emails.some((email) => client.emails.includes(email))) return 'email'
  const adopts = mark.code !== null && client.code === null && shareAddresses(mark.emails, client.emails)
  return adopts || (mark.code !== null && mark.code === client.code) ? 'code' : 'name'
}

/** Decides what becomes of each invoice of a batch, in its order, on what is on file; writes nothing. */
export function decideBatch(batch: readonly ImportedInvoice[], facts: ImportFacts): BatchDecision {
  const book = facts.clients.map((client): MutableClient => ({ ...client, emails: [...client.emails] }))
  const byId = new Map(book.map((client) => [client.id, client]))
  const byName = new Map<string, MutableClient[]>()
  const byCode = new Map<string, MutableClient>()
  const enter = (client: MutableClient) => {
    byId.set(client.id, client)
    byName.set(client.nameKey, [...(byName.get(client.nameKey) ?? []), client])
    if (client.code !== null) byCode.set(client.code, client)
  }
  book.forEach(enter)
  const decisions = new Map<string, ClientDecision>()

  const decisionOn = (client: MutableClient, isNew: boolean): ClientDecision => {
    const known = decisions.get(client.id)
    if (known) return known
    const { id, name } = client
    const fresh: ClientDecision = {
      ...{ id, name, isNew, code: null, addEmails: [], doubtful: new Map() },
      hadAddress: !isNew && client.emails.length > 0,
    }
    decisions.set(id, fresh)
    return fresh
  }

  /** Adds what the row knows about its client; true when that was news. */
  function learn(
    client: MutableClient,
    by: Extract<ClientMatch, { kind: 'known' }>['by'],
    row: ImportedInvoice,
  ): boolean {
    const { add, ask } = newAddresses(markOf(row), { kind: 'known', client, by })
    const newCode = client.code === null && by !== 'name' ? row.clientCode : null
    const mistyped = client.emails.length + add.length > 0 ? row.badEmails : []
    if (add.length === 0 && ask.length === 0 && newCode === null && mistyped.length === 0) return false
    const decision = decisionOn(client, false)
    for (const email of add) {
      decision.addEmails.push(email)
      client.emails.push(email)
    }
    for (const email of ask) decision.doubtful.set(email, `Is ${email} an address of ${client.name}? Add it if it is`)
    for (const text of mistyped) {
      decision.doubtful.set(text, `"${text.slice(0, 100)}" is not an e-mail address of ${client.name}: correct it`)
    }
    if (newCode !== null) {
      decision.code = newCode
      client.code = newCode
      byCode.set(newCode, client)
    }
    return add.length > 0 || newCode !== null
  }

  function decideNew(invoice: ImportedInvoice): InvoiceDecision {
    const mark = markOf(invoice)
    const sameCode = mark.code === null ? undefined : byCode.get(mark.code)
    const match = matchClient(mark, [...(sameCode ? [sameCode] : []), ...(byName.get(mark.nameKey) ?? [])])
    if (match.kind === 'ambiguous') {
      const reason = `Several clients are called ${invoice.client}: add a client code or the e-mail address`
      return { fate: 'rejected', invoice, reason }
    }
    if (match.kind === 'known') {
      const client = byId.get(match.client.id) as MutableClient
      learn(client, match.by, invoice)
      return { fate: 'created', invoice, clientId: client.id }
    }
    const client: MutableClient = {
      id: newId(),
      name: invoice.client,
      code: mark.code,
      nameKey: mark.nameKey,
      emails: [],
    }
    enter(client)
    decisionOn(client, true).code = mark.code
    learn(client, 'email', invoice)
    return { fate: 'created', invoice, clientId: client.id }
  }

  function decideKnown(invoice: ImportedInvoice, known: InvoiceOnFile): InvoiceDecision {
    const mark = markOf(invoice)
    const change = compareInvoice(known, invoice, mark.nameKey)
    if (change.kind === 'reject') return { fate: 'rejected', invoice, reason: change.reason }
    const client = byId.get(known.clientId) as MutableClient
    const by = trustIn(client, mark)
    const learned = learn(client, by, invoice)
    if (change.kind === 'update') return { fate: 'updated', invoice, known, ...change }
    return learned
      ? { fate: 'updated', invoice, known, fields: {}, newlyPaid: null }
      : { fate: 'unchanged', invoice, known }
  }

  const invoices = batch.map((invoice) => {
    const known = facts.invoices.get(invoice.number)
    return known ? decideKnown(invoice, known) : decideNew(invoice)
  })
  return { invoices, clients: [...decisions.values()] }
}
