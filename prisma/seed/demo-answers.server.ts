import { prisma } from '#app/db/client.server.ts'
import { addDays, type PlainDate } from '#app/domain/business-day.ts'
import { planRows } from '#app/domain/plan/plan-schedule.ts'
import { openDispute } from '#app/features/disputes/open-dispute.server.ts'
import { acceptPlan } from '#app/features/plans/accept-plan.server.ts'
import { proposePlan } from '#app/features/plans/propose-plan.server.ts'
import { newId } from '#app/ids.server.ts'
import type { DemoInvoice } from './demo-invoices.ts'

interface AnswerToSeed {
  businessId: string
  invoiceId: string
  answer: NonNullable<DemoInvoice['answer']>
  today: PlainDate
  now: Date
}

/** What a client of the demo has said about an invoice, through the same verbs as on the portal. */
export async function seedAnswer(seed: AnswerToSeed): Promise<void> {
  const { businessId, invoiceId, answer, today, now } = seed
  const invoice = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
  const { clientId, balanceMinor, currency } = invoice
  const about = { businessId, clientId, actor: 'client', now }
  if (answer === 'disputes_a_part') {
    const opened = await openDispute({
      ...{ ...about, invoiceId, messageId: newId(), sentTo: null, files: [], lines: [] },
      ...{ reason: 'not_as_agreed', amount: { minor: 20_000n, currency } },
      words: 'Half of the copies came with the old cover.',
    })
    if (!opened.ok) throw new Error(`demo dispute: ${opened.reason}`)
    return
  }
  const total = { minor: balanceMinor, currency }
  const rows = planRows({ total, count: 3, firstOn: addDays(today, 7), rhythm: 'monthly', downPayment: null })
  if (!rows.ok) throw new Error(`demo plan: ${rows.reason}`)
  const words = 'Our own clients pay at the end of the quarter.'
  const talk = { ...about, by: 'client', invoiceIds: [invoiceId], rows: rows.value, words } as const
  const proposed = await proposePlan(talk)
  if (!proposed.ok) throw new Error(`demo plan: ${proposed.reason}`)
  if (answer === 'plan_proposed') return
  const { planId } = proposed.value
  const accepted = await acceptPlan({
    ...{ businessId, planId, by: 'business', name: 'Nora North', from: null, actor: 'system', now },
  })
  if (!accepted.ok) throw new Error(`demo plan: ${accepted.reason}`)
}
