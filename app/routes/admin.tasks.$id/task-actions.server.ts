import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import type { TaskRow } from '#app/db/read/tasks.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { recipientRoles } from '#app/domain/dunning/dunning-policy.ts'
import { addContact } from '#app/features/contacts/add-contact.server.ts'
import { decideContact } from '#app/features/contacts/decide-contact.server.ts'
import { decideHelp } from '#app/features/help/decide-help.server.ts'
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

const GrantSchema = z.object({
  until: z.string(),
  words: z.string().trim().max(1000, 'Please use fewer words.').default(''),
  stopsCharges: z.literal('yes').optional(),
})

const helpProblems = {
  not_found: { until: ['This is not there any more.'] },
  already_decided: { until: ['This was answered already.'] },
  already_over: { until: ['That day has passed.'] },
  too_far: { until: ['That day is more than half a year away.'] },
} satisfies Record<string, CallProblems>

export const grantTime: TaskAction = async ({ staff, task, form, now }) => {
  const parsed = GrantSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return z.flattenError(parsed.error).fieldErrors
  const until = parseDay(parsed.data.until)
  if (!until) return { until: ['Please give a day.'] }
  const { words, stopsCharges } = parsed.data
  const decided = await decideHelp({
    ...{ businessId: staff.businessId, helpId: task.key.split('/')[1] ?? '', actor: actorOf(staff), now },
    decision: { kind: 'grant', until, stopsCharges: stopsCharges === 'yes', words: words || null },
  })
  return decided.ok ? null : helpProblems[decided.reason]
}

const noWords = { declineWords: ['Please say why, in a sentence or two: the client reads it.'] }

export const declineTime: TaskAction = async ({ staff, task, form, now }) => {
  const words = z.string().trim().min(1).max(1000).safeParse(form.get('declineWords'))
  if (!words.success) return noWords
  const decided = await decideHelp({
    ...{ businessId: staff.businessId, helpId: task.key.split('/')[1] ?? '', actor: actorOf(staff), now },
    decision: { kind: 'decline', words: words.data },
  })
  return decided.ok ? null : { declineWords: [...helpProblems[decided.reason].until] }
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
