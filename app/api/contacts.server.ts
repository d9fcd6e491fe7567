import { z } from 'zod'
import { recipientRoles } from '#app/domain/dunning/dunning-policy.ts'
import { prisma } from '#app/db/client.server.ts'
import { addContact } from '#app/features/contacts/add-contact.server.ts'
import { changeAddress } from '#app/features/contacts/change-address.server.ts'
import { decideContact } from '#app/features/contacts/decide-contact.server.ts'
import { removeContact } from '#app/features/contacts/remove-contact.server.ts'
import { InstantOutSchema } from './day-schema.ts'
import { hasClient } from './found.server.ts'
import { answer, nothing, operation, refusal } from './operation.ts'
import type { Outcome } from './operation.ts'
import { pageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import { readTask, TaskSchema } from './tasks.server.ts'
import { emailAddress, lineOfText } from './text-schema.ts'

const RoleSchema = z.enum(recipientRoles).meta({
  description: '`bill_to` gets everything; `cc` a copy; `approver` and `escalation` what a policy sends them.',
})

const ContactSchema = z
  .strictObject({
    id: z.uuid(),
    clientId: z.uuid(),
    role: RoleSchema,
    name: z.string().nullable(),
    email: z.string(),
    state: z.enum(['usable', 'bounced', 'complained']).meta({ description: 'What delivery reports taught us.' }),
    createdAt: InstantOutSchema,
  })
  .meta({ id: 'Contact', description: 'One address of a client.' })

async function readContacts(businessId: string, clientId: string): Promise<z.output<typeof ContactSchema>[]> {
  const rows = await prisma.contact.findMany({
    where: { businessId, clientId },
    orderBy: { id: 'asc' },
    select: { id: true, clientId: true, role: true, name: true, email: true, state: true, createdAt: true },
  })
  return rows.map(({ createdAt, ...contact }) => ({ ...contact, createdAt: createdAt.toISOString() }))
}

const badEmail = invalidField('email', 'must be an e-mail address')

async function done(
  { businessId, clientId }: { businessId: string; clientId: string },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: 'not_found' | 'bad_email' },
  status: 200 | 201 = 200,
): Promise<Outcome> {
  if (result.ok) return answer({ data: await readContacts(businessId, clientId), next: null }, status)
  return refusal(result.reason === 'bad_email' ? badEmail : notFound('client'))
}

async function decided(
  { businessId, taskId }: { businessId: string; taskId: string },
  result: { readonly ok: true } | { readonly ok: false; readonly reason: 'not_found' | 'bad_email' | 'nothing' },
): Promise<Outcome> {
  if (result.ok) return answer(await readTask(businessId, taskId))
  if (result.reason === 'not_found') return refusal(notFound('proposal of a contact'))
  return refusal(result.reason === 'nothing' ? invalidField('email', 'or a phone must be given') : badEmail)
}

export const contactOperations = [
  operation({
    id: 'listClientContacts',
    method: 'GET',
    path: '/clients/{id}/contacts',
    tag: 'clients',
    summary: 'The addresses of a client, the oldest first',
    description: 'All of them at once: `next` is always null.',
    scope: 'read',
    out: pageOf(ContactSchema),
    handle: async ({ caller: { businessId }, id: clientId }) =>
      (await hasClient(businessId, clientId))
        ? done({ businessId, clientId }, { ok: true })
        : refusal(notFound('client')),
  }),
  operation({
    id: 'addClientContact',
    method: 'POST',
    path: '/clients/{id}/contacts',
    tag: 'clients',
    summary: 'Add an address of a client, or say what one is for',
    description: 'As `bill_to` it takes the place of the one before. Answers all contacts.',
    scope: 'write',
    body: z
      .strictObject({ role: RoleSchema, email: emailAddress(), name: lineOfText(200).nullish() })
      .meta({ id: 'NewContact' }),
    out: pageOf(ContactSchema),
    outStatus: 201,
    handle: async ({ caller: { businessId }, actor, id: clientId, body: { role, email, name = null }, now }) =>
      done({ businessId, clientId }, await addContact({ businessId, clientId, role, email, name, actor, now }), 201),
  }),
  operation({
    id: 'removeContact',
    method: 'DELETE',
    path: '/contacts/{id}',
    tag: 'clients',
    summary: 'Take an address off the file of its client',
    description: 'The last one bills go to stays until another takes its place.',
    scope: 'write',
    outStatus: 204,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: contactId, now }) => {
      const contact = await prisma.contact.findUnique({
        where: { businessId_id: { businessId, id: contactId } },
        select: { clientId: true },
      })
      if (!contact) return refusal(notFound('contact'))
      const removed = await removeContact({ businessId, clientId: contact.clientId, contactId, actor, now })
      if (removed.ok) return nothing
      if (removed.reason === 'not_found') return refusal(notFound('contact'))
      return refusal(problem('conflict', 'Bills go to this address: give another one in its place first.'))
    },
  }),
  operation({
    id: 'changeClientAddress',
    method: 'POST',
    path: '/clients/{id}/address',
    tag: 'clients',
    summary: 'Say where the mail of a client goes from now on',
    description: 'The task that asked for an address is done by it. Answers all contacts.',
    scope: 'write',
    body: z.strictObject({
      email: emailAddress(),
      contactName: lineOfText(200).nullish().meta({ description: 'Who reads it; left out, the name stays.' }),
    }),
    out: pageOf(ContactSchema),
    handle: async ({ caller: { businessId }, actor, id: clientId, body: { email, contactName = null }, now }) =>
      done({ businessId, clientId }, await changeAddress({ businessId, clientId, email, contactName, actor, now })),
  }),
  operation({
    id: 'confirmContact',
    method: 'POST',
    path: '/tasks/{id}/confirm-contact',
    tag: 'tasks',
    summary: 'Take somebody on file whom a client named',
    description: 'For a task of the kind `contact_proposal`. Only from here on is anything sent to them.',
    scope: 'write',
    body: z.strictObject({
      role: RoleSchema,
      name: lineOfText(200).nullish(),
      email: emailAddress().nullish(),
      phone: lineOfText(50).nullish().meta({ description: 'Kept as the number of the client.' }),
      stopsReader: z.boolean().default(false).meta({ description: 'True: whoever told us is no longer written to.' }),
    }),
    out: TaskSchema,
    handle: async ({ caller: { businessId }, actor, id: taskId, body, now }) => {
      const { stopsReader, role, name = null, phone = null } = body
      const person = { role, name, email: body.email ?? '', phone }
      return decided(
        { businessId, taskId },
        await decideContact({ businessId, taskId, person, stopsReader, actor, now }),
      )
    },
  }),
  operation({
    id: 'refuseContact',
    method: 'POST',
    path: '/tasks/{id}/refuse-contact',
    tag: 'tasks',
    summary: 'Take nobody on file whom a client named',
    description: 'For a task of the kind `contact_proposal`. Nothing is sent to them.',
    scope: 'write',
    out: TaskSchema,
    handle: async ({ caller: { businessId }, actor, id: taskId, now }) =>
      decided({ businessId, taskId }, await decideContact({ businessId, taskId, person: null, actor, now })),
  }),
]
