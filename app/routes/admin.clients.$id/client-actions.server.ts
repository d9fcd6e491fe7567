import { z } from 'zod'
import { can } from '#app/auth/permissions.ts'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { readClientMethods } from '#app/db/read/client-methods.server.ts'
import { isTimeZone } from '#app/domain/business-day.ts'
import { isLocale } from '#app/domain/client/client-locale.ts'
import { recipientRoles } from '#app/domain/dunning/dunning-policy.ts'
import { addresseeOf } from '#app/domain/letter/addressee.ts'
import { oneLine } from '#app/domain/one-line.ts'
import { onlineMethods } from '#app/domain/payment/methods-on-offer.ts'
import { assignClient } from '#app/features/clients/assign-client.server.ts'
import { setAllowedMethods } from '#app/features/clients/set-allowed-methods.server.ts'
import { updateClient } from '#app/features/clients/update-client.server.ts'
import { addContact } from '#app/features/contacts/add-contact.server.ts'
import { changeAddress } from '#app/features/contacts/change-address.server.ts'
import { removeContact } from '#app/features/contacts/remove-contact.server.ts'

interface ClientCall {
  readonly staff: Staff
  readonly client: { readonly id: string; readonly name: string }
  readonly form: FormData
  readonly now: Date
}

/** What is wrong with which field. */
type ClientProblems = Record<string, string[] | undefined>

type ClientAction = (call: ClientCall) => Promise<ClientProblems | null>

const placeOf = ({ staff, client, now }: ClientCall) => ({
  ...{ businessId: staff.businessId, clientId: client.id, actor: actorOf(staff), now },
})
const badEmail = { email: ['This does not look like an e-mail address.'] }
const gone = { email: ['This client is not there any more.'] }

const address: ClientAction = async (call) => {
  const email = String(call.form.get('email') ?? '')
  const contactName = oneLine(String(call.form.get('contactName') ?? '')).slice(0, 200) || null
  const changed = await changeAddress({ ...placeOf(call), email, contactName })
  if (changed.ok) return null
  return changed.reason === 'bad_email' ? badEmail : gone
}

const linesOf = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map(oneLine)
    .join('\n')
    .trim()

const DetailsSchema = z.object({
  phone: z.string().transform(oneLine).pipe(z.string().max(50, 'This is too long.')),
  postalAddress: z.string().transform(linesOf).pipe(z.string().max(500, 'Please use fewer words.')),
  locale: z.string().refine((text) => text === '' || isLocale(text), 'Please choose one of the languages.'),
  timeZone: z.string().refine((text) => text === '' || isTimeZone(text), 'Please choose one of the time zones.'),
})

const details: ClientAction = async (call) => {
  const parsed = DetailsSchema.safeParse(Object.fromEntries(call.form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { phone, postalAddress, locale, timeZone } = parsed.data
  if (postalAddress && !addresseeOf({ name: call.client.name, postalAddress })) {
    return { postalAddress: ['This is the name alone: please add the street and the town.'] }
  }
  const changed = await updateClient({
    ...placeOf(call),
    changes: {
      phone: phone || null,
      postalAddress: postalAddress || null,
      locale: locale || null,
      timeZone: timeZone || null,
    },
  })
  return changed.ok ? null : { phone: gone.email }
}

const PersonSchema = z.object({
  name: z.string().transform(oneLine).pipe(z.string().max(200, 'Please use fewer words.')),
  email: z.string(),
  role: z.enum(recipientRoles, 'Please choose what they are written to about.'),
})

const contact: ClientAction = async (call) => {
  const parsed = PersonSchema.safeParse(Object.fromEntries(call.form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { name, email, role } = parsed.data
  const added = await addContact({ ...placeOf(call), email, name: name || null, role })
  if (added.ok) return null
  return added.reason === 'bad_email' ? badEmail : gone
}

const remove: ClientAction = async (call) => {
  const contactId = z.uuid().safeParse(call.form.get('contact'))
  if (!contactId.success) return { contact: ['This contact is not there any more.'] }
  const removed = await removeContact({ ...placeOf(call), contactId: contactId.data })
  if (removed.ok) return null
  return removed.reason === 'last_bill_to'
    ? { contact: ['Bills go to this address: give another one in its place first.'] }
    : { contact: gone.email }
}

const methods: ClientAction = async (call) => {
  const chosen = z.array(z.enum(onlineMethods)).safeParse(call.form.getAll('methods'))
  if (!chosen.success) return { methods: ['Please choose among these.'] }
  if (chosen.data.length === 0) return { methods: ['Please leave at least one: none would mean all of them.'] }
  const { accepted } = await readClientMethods(call.staff.businessId, call.client.id)
  const isAll = accepted.every((method) => chosen.data.includes(method))
  await setAllowedMethods({ ...placeOf(call), methods: isAll ? null : chosen.data })
  return null
}

const TermsSchema = z.object({
  termsDays: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, 'Please give a number of days, at most 365, or nothing.')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((days) => days === null || days <= 365, 'At most 365 days.'),
  taxNumber: z.string().transform(oneLine).pipe(z.string().max(60, 'This is too long.')),
})

const terms: ClientAction = async (call) => {
  const parsed = TermsSchema.safeParse(Object.fromEntries(call.form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { termsDays, taxNumber } = parsed.data
  const changed = await updateClient({ ...placeOf(call), changes: { termsDays, taxNumber: taxNumber || null } })
  return changed.ok ? null : { termsDays: gone.email }
}

const assign: ClientAction = async (call) => {
  if (!can(call.staff.role, 'assign-client')) throw new Response('Your role does not include this.', { status: 403 })
  const userId = String(call.form.get('owner') ?? '') || null
  const assigned = await assignClient({ ...placeOf(call), userId })
  return assigned.ok ? null : { owner: ['Please choose one of your colleagues.'] }
}

/** What can be done to a client, each with what the page says once it is done. */
export const clientActions: ReadonlyMap<string, { readonly run: ClientAction; readonly said: string }> = new Map([
  ['address', { run: address, said: 'address' }],
  ['details', { run: details, said: 'details' }],
  ['contact', { run: contact, said: 'contact' }],
  ['methods', { run: methods, said: 'methods' }],
  ['terms', { run: terms, said: 'terms' }],
  ['assign', { run: assign, said: 'assigned' }],
  ['remove-contact', { run: remove, said: 'removed' }],
])
