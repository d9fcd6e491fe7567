import { Temporal } from 'temporal-polyfill'
import { prisma } from '#app/db/client.server.ts'
import { loadDunningFacts, lockClient } from '#app/db/read/dunning-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { writeLetter } from '#app/db/write/letters.server.ts'
import { basisFactsOf, byPost, reminderBasis } from '#app/domain/dunning/reminder-basis.ts'
import { makeInvoice } from './make-invoice.ts'

/** A final notice on paper that waits for approval, as the engine would write it. Imported dynamically, after the environment is set. */
export async function makeLetter({ businessId, number, now }: { businessId: string; number: string; now: Date }) {
  const today = Temporal.PlainDate.from(now.toISOString().slice(0, 10))
  const dueOn = today.subtract({ days: 45 }).toString()
  const invoiceId = await makeInvoice({ businessId, number, email: null, dueOn, now })
  const place = { businessId_id: { businessId, id: invoiceId } }
  const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: place })
  const postalAddress = '5 St James Square\nBoston, MA 02110'
  await prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { postalAddress } })
  const answerBy = today.add({ days: 15 })
  const open = { amount: 25_000, currency: 'USD' }
  const items = [
    {
      ...{ invoiceId, number, issuedOn: today.subtract({ days: 75 }).toString(), dueOn, reference: `${number}-7K` },
      ...{ total: open, paid: { ...open, amount: 0 }, charges: [], open },
    },
  ]
  const paragraphs = ['The amount below is open.', 'Please tell us how you would like to go on.']
  const words = { subject: `Invoice ${number}`, salutation: 'Dear Ada,', paragraphs, closing: 'Kind regards' }
  const { letterId } = await inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const facts = await loadDunningFacts(tx, businessId, clientId, now)
    const invoice = facts?.invoices.find(({ id }) => id === invoiceId)
    if (!invoice) throw new Error('not in the chase set')
    const basis = reminderBasis(basisFactsOf(invoice, byPost, 7), today, answerBy.subtract({ days: 1 }))
    const made = await writeLetter(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'final_demand', words: { ...words, locale: 'en-US', items }, basis },
      ...{ needsApproval: true, now, addressee: `Client of ${number}\n${postalAddress}`, answerBy, announces: [] },
    })
    const step = { stage: 7, stageKey: 'final_demand', level: 7, offsetDays: 45, channel: 'letter' } as const
    const data = { businessId, id: crypto.randomUUID(), invoiceId, ...step, letterId: made.letterId, decidedAt: now }
    await tx.reminder.create({ data: { ...data, outcome: 'pending' } })
    return made
  })
  return { letterId, invoiceId, clientId }
}
