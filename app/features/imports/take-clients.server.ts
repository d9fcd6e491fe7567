import { nameKey } from '#app/domain/client/name-key.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { clientKey, clientRow } from '#app/domain/client-import/client-row.ts'
import type { ImportedClient } from '#app/domain/client-import/client-row.ts'
import { decideClient } from '#app/domain/client-import/decide-client.ts'
import type { ClientOnFile, ClientRowFate } from '#app/domain/client-import/decide-client.ts'
import { matchClient } from '#app/domain/invoice-import/match-client.ts'
import { lockClients } from '#app/db/read/dunning-facts.server.ts'
import { readClientsOfMarks } from '#app/db/read/list-facts.server.ts'
import { readClientDetails } from '#app/db/read/client-details.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'
import type { ItemFate, Taker, TakerPlace } from './taker.ts'
import { writeClientRows } from './write-client-rows.server.ts'

/** Clients: known by their code, else by name and address. A file changes only what it says. */
export function clientTaker(
  { businessId, now, actor = 'system' }: TakerPlace,
  { timeZone }: { timeZone: string },
): Taker<ImportedClient> {
  const decide = (tx: Tx, rows: readonly ImportedClient[]) => decideAll(tx, businessId, rows)
  const today = todayIn(timeZone, instantOf(now))
  return {
    check: ([row]) => clientRow(row),
    keyOf: clientKey,
    repeats: ({ name }, line) => `${name} stands on line ${line} already: each client once`,
    async look(tx, rows) {
      return (await decide(tx, rows)).map(fateOf)
    },
    async take(tx, rows) {
      const changed = (await decide(tx, rows)).flatMap((fate) => (fate.kind === 'update' ? [fate.client.id] : []))
      if (changed.length > 0) await lockClients(tx, businessId, changed)
      const fates = await decide(tx, rows)
      await writeClientRows(tx, { businessId, now, actor, today }, fates)
      return fates.map(fateOf)
    },
    show: ({ name, code, emails }) => ({
      ...{ number: name, client: [code, emails[0]].filter(Boolean).join(' · '), on: null, amount: null, open: null },
    }),
  }
}

function fateOf(fate: ClientRowFate): ItemFate {
  switch (fate.kind) {
    case 'create':
      return { fate: 'created' }
    case 'update':
      return { fate: 'updated' }
    case 'unchanged':
      return { fate: 'unchanged' }
    case 'reject':
      return { fate: 'rejected', reason: fate.reason }
  }
}

/** Row after row; a client that an earlier row of the batch brings is on file for the next. */
async function decideAll(tx: Tx, businessId: string, rows: readonly ImportedClient[]): Promise<ClientRowFate[]> {
  const clients = await readClientsOfMarks(tx, businessId, {
    codes: rows.flatMap(({ code }) => code ?? []),
    nameKeys: [...new Set(rows.map(({ name }) => nameKey(name)))],
    emails: [],
  })
  const details = await readClientDetails(
    tx,
    businessId,
    clients.map(({ id }) => id),
  )
  const book = clients.map((client): ClientOnFile => ({ ...client, ...detailsOf(details, client.id) }))
  const byName = new Map<string, ClientOnFile[]>()
  const byCode = new Map<string, ClientOnFile>()
  const enter = (client: ClientOnFile) => {
    byName.set(client.nameKey, [...(byName.get(client.nameKey) ?? []).filter(({ id }) => id !== client.id), client])
    if (client.code !== null) byCode.set(client.code, client)
  }
  book.forEach(enter)
  return rows.map((row) => {
    const key = nameKey(row.name)
    const coded = row.code === null ? undefined : byCode.get(row.code)
    const candidates = [...(coded ? [coded] : []), ...(byName.get(key) ?? [])]
    const match = matchClient({ code: row.code, nameKey: key, emails: row.emails }, candidates)
    const client = match.kind === 'known' ? candidates.find(({ id }) => id === match.client.id) : undefined
    const fate = decideClient(row, match.kind === 'ambiguous' ? 'ambiguous' : (client ?? null), newId())
    if (fate.kind === 'create' || fate.kind === 'update') enter(fate.after)
    return fate
  })
}

type Details = Awaited<ReturnType<typeof readClientDetails>>

function detailsOf(details: Details, id: string) {
  const found = details.get(id)
  if (!found) throw new Error('import: a client went while it was looked at')
  return found
}
