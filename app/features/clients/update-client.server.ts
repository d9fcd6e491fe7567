import { nameKey } from '#app/domain/client/name-key.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { changesOf } from '#app/domain/timeline/changes.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { lockClient } from '#app/db/read/dunning-facts.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { finishAddressTask, finishPostalAddressTasks } from '#app/db/write/clients.server.ts'
import type { NewClient } from '#app/db/write/clients.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { newId } from '#app/ids.server.ts'

interface UpdateClient {
  readonly businessId: string
  readonly clientId: string
  /** Only what is named changes; null empties a field. */
  readonly changes: { readonly [Field in keyof NewClient]?: NewClient[Field] | undefined }
  /** Asked once the client is locked; false: it is not as the caller read it any more. */
  readonly isAsRead?: (tx: Tx) => Promise<boolean>
  readonly actor: string
  readonly now: Date
}

/** The fields in the words of the record. */
const fieldWords: Record<keyof NewClient, string> = {
  name: 'name',
  code: 'customer number',
  email: 'email address',
  contactName: 'name of the reader',
  ccEmails: 'copies',
  phone: 'phone',
  postalAddress: 'postal address',
  locale: 'language',
  timeZone: 'time zone',
  taxNumber: 'tax number',
  termsDays: 'payment terms',
}

/** Changes what is known about a client. Saying what is already so changes nothing and leaves no trace. */
export async function updateClient(call: UpdateClient): Promise<Result<null, 'not_found' | 'code_taken' | 'moved'>> {
  try {
    return await inTransaction((tx) => update(tx, call))
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('code_taken')
    throw error
  }
}

async function update(tx: Tx, { businessId, clientId, changes, isAsRead, actor, now }: UpdateClient) {
  await lockClient(tx, businessId, clientId)
  const client = await tx.client.findUnique({
    where: { businessId_id: { businessId, id: clientId } },
    include: { contacts: true },
  })
  if (!client) return refuse('not_found')
  if (isAsRead && !(await isAsRead(tx))) return refuse('moved')

  const { email, contactName, ccEmails, ...fields } = changes
  const changedFields = Object.entries(fields).filter(
    ([field, value]) => value !== undefined && client[field as keyof typeof fields] !== value,
  )
  const billTo = client.contacts.find(({ role }) => role === 'bill_to')
  const newAddress = email !== undefined && email !== (billTo?.email ?? null)
  const newName = contactName !== undefined && contactName !== (billTo?.name ?? null)
  const ccBefore = client.contacts.filter(({ role }) => role === 'cc').map((contact) => contact.email)
  const ccAfter = ccEmails && [...new Set(ccEmails)].filter((address) => address !== (email ?? billTo?.email))
  const newCopies = ccAfter !== undefined && ccAfter.toSorted().join() !== ccBefore.toSorted().join()
  const changed = [
    ...changedFields.map(([field]) => fieldWords[field as keyof typeof fields]),
    ...(newAddress ? [fieldWords.email] : []),
    ...(newName ? [fieldWords.contactName] : []),
    ...(newCopies ? [fieldWords.ccEmails] : []),
  ]
  if (changed.length === 0) return ok(null)
  const { name = client.name, postalAddress = client.postalAddress } = changes
  const canBePosted = addresseeOf({ name, postalAddress }) !== null
  const newPost = canBePosted && changedFields.some(([field]) => field === 'postalAddress')

  await tx.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: {
      ...Object.fromEntries(changedFields),
      ...(changes.name === undefined ? {} : { nameKey: nameKey(changes.name) }),
      updatedAt: now,
      // A new address or time zone may change what is due and when; a letter may wait for where to go.
      nextCheckAt: newPost ? now : client.nextCheckAt && now,
    },
  })
  const place = { businessId, clientId }
  const recorded = {
    ...changesOf(
      changedFields.map(([field]) => field as keyof typeof fields),
      client,
      { ...client, ...fields },
    ),
    ...(newAddress && { email: { before: billTo?.email ?? null, after: email } }),
    ...(newName && { contactName: { before: billTo?.name ?? null, after: contactName } }),
    ...(newCopies && { copies: { before: ccBefore, after: ccAfter } }),
  }
  if (newAddress) await replaceContacts(tx, place, 'bill_to', email ? [email] : [], now)
  if (newCopies) await replaceContacts(tx, place, 'cc', ccAfter, now)
  if (newName) await tx.contact.updateMany({ where: { ...place, role: 'bill_to' }, data: { name: contactName } })
  await recordEvents(tx, [{ ...place, type: 'client.updated', actor, at: now, data: { changed, changes: recorded } }])
  if (newAddress && email) await finishAddressTask(tx, { businessId, actor, now }, clientId)
  if (newPost) await finishPostalAddressTasks(tx, { businessId, actor, now }, clientId)
  return ok(null)
}

/** An address that stays keeps what its bounces taught us. */
async function replaceContacts(
  tx: Tx,
  place: { businessId: string; clientId: string },
  role: 'bill_to' | 'cc',
  emails: readonly string[],
  now: Date,
) {
  await tx.contact.deleteMany({ where: { ...place, role, email: { notIn: [...emails] } } })
  for (const email of emails) {
    await tx.contact.upsert({
      where: { businessId_clientId_email: { ...place, email } },
      create: { ...place, id: newId(), role, email, createdAt: now },
      update: { role },
    })
  }
}
