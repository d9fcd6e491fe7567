import type { PlainDate } from '#app/domain/business-day.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import type { Changes } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { JsonRow } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addressTaskKey } from '#app/db/write/clients.server.ts'
import { newId } from '#app/ids.server.ts'
import type { ClientDecision } from './decide-batch.server.ts'

export interface ImportPlace {
  readonly businessId: string
  readonly actor: string
  readonly now: Date
  /** In the business's zone. */
  readonly today: PlainDate
}

/** Takes in new clients, adds addresses and codes to known ones, and opens a task wherever mail would have nowhere to go. */
export async function writeClients(tx: Tx, place: ImportPlace, clients: readonly ClientDecision[]): Promise<void> {
  const { businessId, now } = place
  const at = now.toISOString()
  const added = clients.filter(({ isNew }) => isNew)
  await insertRows(
    tx,
    'Client',
    added.map(({ id, name, code }) => ({
      ...{ businessId, id, code, name, nameKey: nameKey(name), createdAt: at, updatedAt: at },
    })),
  )
  await insertRows(
    tx,
    'Contact',
    clients.flatMap((client) => contactsOf(place, client)),
    true,
  )
  await giveCodes(tx, place, clients)

  const tasks = clients.flatMap((client) => tasksOf(place, client))
  await insertRows(
    tx,
    'Task',
    tasks.map(({ task }) => task),
    true,
  )
  const found = clients.filter(({ isNew, hadAddress, addEmails }) => !isNew && !hadAddress && addEmails.length > 0)
  await closeAddressTasks(tx, place, found)
  await insertRows(tx, 'TimelineEvent', [
    ...added.map(({ id, name }) => eventOf(place, id, 'client.created', { name })),
    ...clients
      .filter(isUpdate)
      .map((client) =>
        eventOf(place, client.id, 'client.updated', { changed: changesOf(client), changes: beforeAndAfter(client) }),
      ),
    ...tasks
      .filter(({ isCertain }) => isCertain)
      .map(({ clientId, data }) => eventOf(place, clientId, 'task.opened', data)),
  ])
}

const changesOf = ({ addEmails, code }: ClientDecision): string[] => [
  ...(addEmails.length > 0 ? ['email'] : []),
  ...(code === null ? [] : ['code']),
]
/** Addresses are added beside those on file; a code is only ever the first. */
const beforeAndAfter = ({ addEmails, code }: ClientDecision): Changes => ({
  ...(addEmails.length > 0 && { addedAddresses: { before: null, after: addEmails } }),
  ...(code !== null && { code: { before: null, after: code } }),
})
const isUpdate = (client: ClientDecision): boolean => !client.isNew && changesOf(client).length > 0

/** The first address of a client nobody could write to is the one mails go to; further ones get a copy. */
const contactsOf = ({ businessId, now }: ImportPlace, { id, hadAddress, addEmails }: ClientDecision): JsonRow[] =>
  addEmails.map((email, index) => ({
    ...{ businessId, id: newId(), clientId: id, email, createdAt: now.toISOString(), state: 'usable' },
    role: index === 0 && !hadAddress ? 'bill_to' : 'cc',
  }))

function tasksOf(place: ImportPlace, { id: clientId, name, isNew, addEmails, doubtful }: ClientDecision) {
  const missing = isNew && addEmails.length === 0
  const causes = [...doubtful].map(([text, title]) => ({
    key: `${addressTaskKey(clientId)}/${text.slice(0, 100)}`,
    title,
  }))
  if (missing) {
    const title = `Add an e-mail address for ${name}: invoices cannot be followed up by mail`
    causes.push({ key: addressTaskKey(clientId), title })
  }
  const { businessId, now } = place
  const dueOn = place.today.toString()
  return causes.map(({ key, title }) => {
    const task = { businessId, id: newId(), key, kind: 'review', title, clientId, dueOn, openedAt: now.toISOString() }
    const data = { taskId: task.id, kind: task.kind, title, dueOn } satisfies TimelineData['task.opened']
    // A doubt may have been raised by an earlier file; its task is then there, and nothing new happened.
    return { clientId, task, data, isCertain: missing }
  })
}

async function giveCodes(tx: Tx, { businessId, now }: ImportPlace, clients: readonly ClientDecision[]): Promise<void> {
  const coded = clients.filter(({ isNew, code }) => !isNew && code !== null)
  if (coded.length === 0) return
  await tx.$executeRaw`
    UPDATE "Client" c SET "code" = given."code", "updatedAt" = ${now}
    FROM unnest(${coded.map(({ id }) => id)}::uuid[], ${coded.map(({ code }) => code)}::text[]) AS given("id", "code")
    WHERE c."businessId" = ${businessId}::uuid AND c."id" = given."id" AND c."code" IS NULL`
}

async function closeAddressTasks(
  tx: Tx,
  { businessId, now }: ImportPlace,
  found: readonly ClientDecision[],
): Promise<void> {
  if (found.length === 0) return
  await tx.task.updateMany({
    where: { businessId, key: { in: found.map(({ id }) => addressTaskKey(id)) }, doneAt: null },
    data: { doneAt: now },
  })
}

function eventOf<Type extends 'client.created' | 'client.updated' | 'task.opened'>(
  { businessId, actor, now }: ImportPlace,
  clientId: string,
  type: Type,
  data: TimelineData[Type],
): JsonRow {
  return { businessId, id: newId(), at: now.toISOString(), type, actor, clientId, data }
}
