import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { TaskRow } from '#app/db/read/tasks.server.ts'
import { recipientRoles } from '#app/domain/dunning/dunning-policy.ts'
import { addContact } from '#app/features/contacts/add-contact.server.ts'
import { decideContact } from '#app/features/contacts/decide-contact.server.ts'
import { completeTask } from '#app/features/tasks/complete-task.server.ts'
import { saveCall } from './call-page.server.ts'
import type { CallProblems } from './parse-call.server.ts'

interface TaskCall {
  readonly staff: Staff
  readonly task: TaskRow
  readonly form: FormData
  readonly now: Date
}

/** Each answers what is wrong with which field, or null when it is done. */
type TaskAction = (call: TaskCall) => Promise<CallProblems | null>

export const call: TaskAction = async ({ staff, task, form, now }) => {
  if (!task.invoice) return { outcome: ['This task is about no invoice.'] }
  const { id, balance } = task.invoice
  return saveCall(staff, { invoiceId: id, currency: balance.currency, taskId: task.id }, form, now)
}

const PersonSchema = z.object({
  name: z.string().trim().max(200, 'Please use fewer words.').default(''),
  email: z.string().trim().max(254, 'This is too long.').default(''),
  phone: z.string().trim().max(50, 'This is too long.').default(''),
  role: z.enum(recipientRoles),
})

const badEmail = { email: ['This does not look like an e-mail address.'] }
const gone = { email: ['This is not there any more.'] }

export const address: TaskAction = async ({ staff, task, form, now }) => {
  const parsed = PersonSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  if (!task.client) return gone
  const { name, email, role } = parsed.data
  const { businessId } = staff
  const added = await addContact({
    ...{ businessId, clientId: task.client.id, role, email, name: name || null, actor: actorOf(staff), now },
  })
  if (added.ok) return null
  return added.reason === 'bad_email' ? badEmail : gone
}

export const confirmContact: TaskAction = async ({ staff, task, form, now }) => {
  const parsed = PersonSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const { name, email, phone, role } = parsed.data
  const decided = await decideContact({
    ...{ businessId: staff.businessId, taskId: task.id, actor: actorOf(staff), now },
    person: { role, name: name || null, email, phone: phone || null },
    stopsReader: form.get('stopsReader') === 'yes',
  })
  if (decided.ok) return null
  if (decided.reason === 'nothing') return { email: ['Please give an address or a number.'] }
  return decided.reason === 'bad_email' ? badEmail : gone
}

export const refuseContact: TaskAction = async ({ staff, task, form, now }) => {
  const decided = await decideContact({
    ...{ businessId: staff.businessId, taskId: task.id, person: null, actor: actorOf(staff), now },
    stopsReader: form.get('stopsReader') === 'yes',
  })
  return decided.ok ? null : gone
}

export const done: TaskAction = async ({ staff, task, form, now }) => {
  const outcome = z
    .string()
    .trim()
    .max(500, 'Please use fewer words.')
    .safeParse(form.get('outcome') ?? '')
  if (!outcome.success) return { outcome: ['Please use fewer words.'] }
  const { businessId } = staff
  await completeTask({ businessId, taskId: task.id, outcome: outcome.data || null, actor: actorOf(staff), now })
  return null
}
