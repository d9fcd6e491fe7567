import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import { parseDay } from '#app/domain/business-day.ts'
import { paymentMethods } from '#app/domain/payment/settlement.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { closeAlreadyPaid } from '#app/features/notices/close-already-paid.server.ts'
import { recordAlreadyPaid } from '#app/features/notices/record-already-paid.server.ts'
import type { AlreadyPaidRefusal } from '#app/features/notices/record-already-paid.server.ts'
import { makePromise } from '#app/features/promises/make-promise.server.ts'
import { refused } from './invoice-actions.server.ts'
import type { ActionOutcome, InvoiceCall } from './invoice-actions.server.ts'

const notADay = ['This is not a day.']
const notAnAmount = ['Please write an amount such as 1,234.50.']

const PromiseSchema = z.object({
  dueOn: z.string(),
  amount: z.string().trim().min(1, 'How much did they promise?'),
  source: z.enum(['mail', 'staff']),
  note: z.string().trim().max(300, 'Please use fewer words.').default(''),
})

/** What to change, by the field it stands in. */
const promiseProblems: Record<PromiseRefusal | 'not_found', Record<string, string[]>> = {
  not_found: { amount: ['This invoice is not there any more.'] },
  not_open: { amount: ['Nothing is open on this invoice.'] },
  bad_amount: { amount: ['Please give an amount above zero, in the invoice’s own currency.'] },
  more_than_open: { amount: ['This is more than is open.'] },
  already_over: { dueOn: ['That day has passed.'] },
  too_far: { dueOn: ['That day is more than 30 days away.'] },
  needs_note: { note: ['That day is more than 30 days away: please say why that is fine.'] },
  too_many: { dueOn: ['Two days were promised already.'] },
}

export async function promise({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const parsed = PromiseSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused('promise', z.flattenError(parsed.error).fieldErrors)
  const { source, note } = parsed.data
  const dueOn = parseDay(parsed.data.dueOn)
  const amount = parseTypedAmount(parsed.data.amount, invoice.total.currency)
  if (!dueOn) return refused('promise', { dueOn: notADay })
  if (!amount.ok) return refused('promise', { amount: notAnAmount })
  const made = await makePromise({
    ...{ businessId: staff.businessId, invoiceId: invoice.id, amount: amount.value, dueOn, source, now },
    note: note || null,
    actor: actorOf(staff),
  })
  return made.ok ? { kind: 'done', said: 'promised' } : refused('promise', promiseProblems[made.reason])
}

const AlreadyPaidSchema = z.object({
  method: z.enum(paymentMethods),
  paidOn: z.string(),
  amount: z.string().trim().min(1, 'How much did they pay?'),
  reference: z.string().trim().max(200, 'Please use fewer words.').default(''),
})

const alreadyPaidProblems: Record<AlreadyPaidRefusal, Record<string, string[]>> = {
  not_found: { amount: ['This invoice is not there any more.'] },
  not_open: { amount: ['Nothing is open on this invoice.'] },
  bad_amount: { amount: ['Please give an amount above zero, in the invoice’s own currency.'] },
  not_yet: { paidOn: ['That day is still ahead.'] },
  already_open: { amount: ['A payment for this invoice is being looked for already.'] },
  too_many: { amount: ['Payments that were not found have been noted twice already.'] },
}

export async function alreadyPaid({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const intent = 'already-paid'
  const parsed = AlreadyPaidSchema.safeParse(Object.fromEntries(form))
  if (!parsed.success) return refused(intent, z.flattenError(parsed.error).fieldErrors)
  const { method, reference } = parsed.data
  const paidOn = parseDay(parsed.data.paidOn)
  const amount = parseTypedAmount(parsed.data.amount, invoice.total.currency)
  if (!paidOn) return refused(intent, { paidOn: notADay })
  if (!amount.ok) return refused(intent, { amount: notAnAmount })
  const noted = await recordAlreadyPaid({
    ...{ businessId: staff.businessId, invoiceId: invoice.id, method, paidOn, amount: amount.value, now },
    reference: reference || null,
    actor: actorOf(staff),
  })
  return noted.ok ? { kind: 'done', said: 'looking' } : refused(intent, alreadyPaidProblems[noted.reason])
}

export async function notFound({ staff, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const gone = refused('not-found', { notice: ['This note is not there any more.'] })
  const noticeId = z.uuid().safeParse(form.get('notice'))
  if (!noticeId.success) return gone
  const { businessId } = staff
  const closed = await closeAlreadyPaid({ businessId, noticeId: noticeId.data, actor: actorOf(staff), now })
  return closed.ok ? { kind: 'done', said: 'not-found' } : gone
}
