import type { ClientOnFile, ClientRowFate } from '#app/domain/client-import/decide-client.ts'
import { nameKey } from '#app/domain/client/name-key.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { insertRows } from '#app/db/sql/insert-rows.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { addressTaskKey, finishAddressTask, finishPostalAddressTasks } from '#app/db/write/clients.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { newId } from '#app/ids.server.ts'
import type { ImportPlace } from './write-clients.server.ts'

type Created = Extract<ClientRowFate, { kind: 'create' }>
type Updated = Extract<ClientRowFate, { kind: 'update' }>

/** Writes what a batch of a list of clients decided: new ones with their contacts, and what changed of known ones. */
export async function writeClientRows(tx: Tx, place: ImportPlace, fates: readonly ClientRowFate[]): Promise<void> {
  await insertNew(
    tx,
    place,
    fates.filter((fate) => fate.kind === 'create'),
  )
  for (const fate of fates) if (fate.kind === 'update') await update(tx, place, fate)
}

async function insertNew(tx: Tx, place: ImportPlace, created: readonly Created[]): Promise<void> {
  const { businessId, now, actor, today } = place
  const at = now.toISOString()
  const fieldsOf = ({ phone, postalAddress, locale, timeZone, taxNumber, termsDays }: ClientOnFile) => ({
    ...{ phone, postalAddress, locale, timeZone, taxNumber, termsDays },
  })
  await insertRows(
    tx,
    'Client',
    created.map(({ after }) => ({
      ...{ businessId, id: after.id, code: after.code, name: after.name, nameKey: after.nameKey },
      ...{ ...fieldsOf(after), createdAt: at, updatedAt: at },
    })),
  )
  await insertRows(
    tx,
    'Contact',
    created.flatMap(({ after }) =>
      after.emails.map((email, index) => ({
        ...{ businessId, id: newId(), clientId: after.id, email, createdAt: at, state: 'usable' },
        ...(index === 0 ? { role: 'bill_to', name: after.contact } : { role: 'cc', name: null }),
      })),
    ),
  )
  const missing = created
    .filter(({ after }) => after.emails.length === 0)
    .map(({ after: { id: clientId, name } }) => ({
      ...{ businessId, id: newId(), key: addressTaskKey(clientId), kind: 'review', clientId },
      ...{ title: `Find an e-mail address for ${name}`, dueOn: today.toString(), openedAt: at },
    }))
  await insertRows(tx, 'Task', missing)
  await insertRows(tx, 'TimelineEvent', [
    ...created.map(({ after: { id: clientId, name } }) => {
      const data: TimelineData['client.created'] = { name }
      return { businessId, id: newId(), at, type: 'client.created', actor, clientId, data }
    }),
    ...missing.map(({ id: taskId, clientId, kind, title, dueOn }) => {
      const data = { taskId, kind, title, dueOn } satisfies TimelineData['task.opened']
      return { businessId, id: newId(), at, type: 'task.opened', actor, clientId, data }
    }),
  ])
}

const fieldWords = {
  name: 'name',
  code: 'customer number',
  phone: 'phone',
  postalAddress: 'postal address',
  locale: 'language',
  timeZone: 'time zone',
  taxNumber: 'tax number',
  termsDays: 'payment terms',
} as const
const fields = Object.keys(fieldWords) as (keyof typeof fieldWords)[]

/** The same record a person's change leaves. The caller holds the client's lock. */
async function update(tx: Tx, { businessId, now, actor }: ImportPlace, { client, after, addEmails }: Updated) {
  const clientId = client.id
  const changed = fields.filter((field) => client[field] !== after[field])
  const hasNewContact = client.contact !== after.contact
  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: {
      ...Object.fromEntries(changed.map((field) => [field, after[field]])),
      ...{ nameKey: nameKey(after.name), updatedAt: now },
    },
  })
  const hadAddress = client.emails.length > 0
  await tx.contact.createMany({
    data: addEmails.map((email, index) => ({
      ...{ businessId, id: newId(), clientId, email, createdAt: now },
      role: index === 0 && !hadAddress ? 'bill_to' : 'cc',
    })),
    skipDuplicates: true,
  })
  if (hasNewContact)
    await tx.contact.updateMany({ where: { businessId, clientId, role: 'bill_to' }, data: { name: after.contact } })
  const data = {
    changed: [
      ...changed.map((field) => fieldWords[field]),
      ...(addEmails.length > 0 ? ['email address'] : []),
      ...(hasNewContact ? ['name of the reader'] : []),
    ],
    changes: {
      ...changesOf(changed, client, after),
      ...(addEmails.length > 0 && { addedAddresses: { before: null, after: [...addEmails] } }),
      ...(hasNewContact && { contactName: { before: client.contact, after: after.contact } }),
    },
  } satisfies TimelineData['client.updated']
  await recordEvents(tx, [{ businessId, clientId, type: 'client.updated', actor, at: now, data }])
  if (!hadAddress && addEmails.length > 0) await finishAddressTask(tx, { businessId, actor, now }, clientId)
  if (changed.includes('postalAddress') && addresseeOf(after) !== null)
    await finishPostalAddressTasks(tx, { businessId, actor, now }, clientId)
  // A new address or time zone may change what is due and when.
  await tx.client.updateMany({
    where: { businessId, id: clientId, nextCheckAt: { not: null } },
    data: { nextCheckAt: now },
  })
}
