import { z } from 'zod'
import { actorOf } from '#app/auth/require-staff.server.ts'
import { waiveCharge } from '#app/features/charges/waive-charge.server.ts'
import type { WaiverRefusal } from '#app/features/charges/waive-charge.server.ts'
import { writeOffResidue } from '#app/features/invoices/write-off-residue.server.ts'
import { refused } from './invoice-actions.server.ts'
import type { ActionOutcome, InvoiceCall } from './invoice-actions.server.ts'

const WaiverSchema = z.object({
  charge: z.uuid('This charge is not there.'),
  reason: z.string().trim().min(1, 'Please say why, so that everyone knows.').max(300, 'Please use fewer words.'),
})

const waiverProblems: Record<WaiverRefusal, Record<string, string[]>> = {
  not_found: { reason: ['This charge is not there any more.'] },
  waived_already: { reason: ['It was waived already.'] },
  paid: { reason: ['It has been paid meanwhile. To give it back, refund the payment.'] },
}

export async function waive({ staff, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const parsed = WaiverSchema.safeParse(Object.fromEntries(form))
  const about = { charge: [String(form.get('charge'))] }
  if (!parsed.success) return refused('waive', { ...z.flattenError(parsed.error).fieldErrors, ...about })
  const { charge: chargeId, reason } = parsed.data
  const waived = await waiveCharge({ businessId: staff.businessId, chargeId, reason, actor: actorOf(staff), now })
  return waived.ok ? { kind: 'done', said: 'waived' } : refused('waive', { ...waiverProblems[waived.reason], ...about })
}

export async function writeOff({ staff, invoice, now }: InvoiceCall): Promise<ActionOutcome> {
  const { businessId } = staff
  const written = await writeOffResidue({ businessId, invoiceId: invoice.id, actor: actorOf(staff), now })
  if (written.ok) return { kind: 'done', said: 'written-off' }
  return refused('write-off', { balance: ['What is open is no small rest any more.'] })
}
