import { Temporal } from 'temporal-polyfill'
import { readCharges } from '#app/db/read/charges.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { makeAnnounced } from '#app/db/write/charges.server.ts'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import { reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { GoodCalls, Kit } from './kit.ts'
import { usd } from './kit.ts'

/** A late fee, made as the message does that announces it. */
async function charge({ prisma, businessId, issued, now }: Kit) {
  const { invoiceId, clientId } = await issued()
  await prisma.business.update({ where: { id: businessId }, data: { chargesConfirmedAt: now() } })
  await inTransaction(async (tx) => {
    const facts = (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.facts
    if (!facts) throw new Error('no such invoice')
    const newCharges = reckonCharges(facts, { id: 5, fee: { USD: 1_500n } }, Temporal.PlainDate.from('2026-11-23'))
    const announces = announcedBy({ items: [{ id: asInvoiceId(invoiceId), newCharges }] } as never)
    await makeAnnounced(tx, { businessId, clientId, messageId: null, announces, now: now() })
  })
  const { id: chargeId } = await prisma.charge.findFirstOrThrow({ where: { businessId, invoiceId } })
  return { invoiceId, chargeId }
}

const lines = [{ description: 'Design', quantity: '2.5', unitAmount: 10_000, taxRate: '8.875' }]

export const invoiceCalls: GoodCalls = {
  listInvoices: async ({ issued }) => ({ query: `state=issued&label=overdue&clientId=${(await issued()).clientId}` }),
  createInvoice: async ({ client }) => ({
    body: { clientId: await client(), dueOn: '2026-12-31', currency: 'USD', lines, issue: true },
  }),
  createInvoices: async ({ client }) => {
    const row = { clientId: await client(), dueOn: '2026-12-31', lines }
    return { body: { invoices: [row, { ...row, issue: true }, { ...row, lines: [] }] } }
  },
  getInvoice: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  patchInvoice: async ({ draft }) => ({ id: await draft(), body: { notes: 'Thank you', lines } }),
  issueInvoice: async ({ draft }) => ({ id: await draft(), body: { enterBy: 'first' } }),
  voidInvoice: async ({ issued }) => ({ id: (await issued()).invoiceId, body: { reason: 'Typed twice' } }),
  writeOffInvoice: async ({ issued }) => ({ id: (await issued()).invoiceId, body: { reason: 'Gone' } }),
  listCreditNotes: async ({ call, issued }) => {
    const { invoiceId: id } = await issued()
    await call('POST', `/invoices/${id}/credit-notes`, { body: { amount: usd(100), reason: 'A scratch' } })
    return { id }
  },
  createCreditNote: async ({ issued }) => ({
    id: (await issued()).invoiceId,
    body: { lines: [0], reason: 'It came broken' },
  }),
  createInvoicePortalLink: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  getInvoiceTimeline: async ({ issued }) => ({ id: (await issued()).invoiceId, query: 'limit=2' }),
  getInvoiceFollowUp: async ({ issued }) => ({ id: (await issued()).invoiceId }),
  listInvoiceHolds: async ({ call, issued }) => {
    const { invoiceId: id } = await issued()
    await call('POST', `/invoices/${id}/holds`, { body: { kind: 'manual', reason: 'On holiday' } })
    return { id }
  },
  placeInvoiceHold: async ({ issued }) => ({
    id: (await issued()).invoiceId,
    body: { kind: 'manual', reason: 'On holiday', until: '2026-12-24', amount: usd(10_000) },
  }),
  listInvoiceCharges: async (kit) => ({ id: (await charge(kit)).invoiceId }),
  waiveCharge: async (kit) => ({ id: (await charge(kit)).chargeId, body: { reason: 'It crossed' } }),
}
