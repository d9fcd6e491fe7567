import { describe, expect, test } from 'vitest'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { linesAsFile } = await import('#tests/support/import-files.ts')

const now = new Date('2026-11-23T15:00:00Z')

async function take(businessId: string, kind: ImportKind, lines: readonly string[], dryRun = false) {
  const open = linesAsFile(lines)
  const plan = await inspectImport({ open, kind, currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const rejected: string[] = []
  const counts = await importRows({
    ...{ businessId, open, plan: plan.value, enterBy: 'age', now, dryRun },
    onReject: ({ line, reason }) => rejected.push(`${line} ${reason}`),
  })
  const { created, updated, unchanged } = counts
  return { created, updated, unchanged, rejected }
}
const nothing = { created: 0, updated: 0, unchanged: 0, rejected: [] }
const invoices = (...rows: string[]) => ['Number,Client,Client code,E-mail,Date,Due date,Total,Balance', ...rows]
const payments = (...rows: string[]) => ['Payment ID,Invoice,Client,Amount,Date,Method,Reference', ...rows]
const notes = (...rows: string[]) => ['Credit note,Invoice number,Amount,Date,Reason', ...rows]

const invoiceOf = (businessId: string, number: string) =>
  prisma.invoice.findUniqueOrThrow({ where: { businessId_number: { businessId, number } } })
const creditOf = async (businessId: string) =>
  -(
    (await prisma.ledgerEntry.aggregate({ where: { businessId, account: 'unapplied' }, _sum: { amountMinor: true } }))
      ._sum.amountMinor ?? 0n
  )
const owedOn = async (businessId: string, day: string) =>
  (
    await prisma.ledgerEntry.aggregate({
      where: { businessId, account: 'receivable', occurredOn: { lte: new Date(day) } },
      _sum: { amountMinor: true },
    })
  )._sum.amountMinor ?? 0n

async function withInvoices() {
  const businessId = await makeBusiness(prisma)
  await take(
    businessId,
    'invoices',
    invoices(
      '1,Acme,C-1,ap@acme.example,2026-10-01,2026-10-31,100,100',
      '2,Acme,C-1,ap@acme.example,2026-10-05,2026-11-04,100,40',
      '3,Bolt,,b@bolt.example,2026-10-05,2026-11-04,50,0',
    ),
  )
  return businessId
}

describe('payments', () => {
  test('pay what is open, settle, leave credit; the same list again changes nothing', async () => {
    const businessId = await withInvoices()
    await take(businessId, 'invoices', invoices('4,Cora,,c@cora.example,2026-10-05,2026-11-04,30,30'))
    const list = payments(
      'P1,1,Acme,70,2026-10-20,Check,881',
      'P2,1,Acme,50,2026-11-02,Wire,',
      'P3,,Cora,5,2026-11-03,Cash,',
    )
    expect(await take(businessId, 'payments', list, true)).toEqual({ ...nothing, created: 3 })
    expect(await prisma.payment.count({ where: { businessId } })).toBe(0)
    expect(await take(businessId, 'payments', list)).toEqual({ ...nothing, created: 3 })
    expect(await take(businessId, 'payments', list)).toEqual({ ...nothing, unchanged: 3 })
    const invoice = await invoiceOf(businessId, '1')
    expect(invoice).toMatchObject({ state: 'settled', balanceMinor: 0n, settledAt: new Date('2026-11-02T05:00:00Z') })
    expect(await creditOf(businessId)).toBe(2_500n)
    expect(
      await prisma.payment.findMany({
        where: { businessId },
        select: { method: true, reference: true, state: true, amountMinor: true },
        orderBy: { importRef: 'asc' },
      }),
    ).toEqual([
      { method: 'check', reference: '881', state: 'settled', amountMinor: 7_000n },
      { method: 'transfer', reference: null, state: 'settled', amountMinor: 5_000n },
      { method: 'cash', reference: null, state: 'settled', amountMinor: 500n },
    ])
    expect(await prisma.outboxMessage.count({ where: { businessId } })).toBe(0)
  })

  test('first explain what the list of invoices called paid: no money counts twice, and the days become true', async () => {
    const businessId = await withInvoices()
    // 60 of invoice 2 stand as paid on the day it was issued: nobody said when.
    expect(await owedOn(businessId, '2026-10-10')).toBe(14_000n)
    const list = payments(
      'P1,2,Acme,25,2026-10-20,Check,',
      'P2,2,Acme,45,2026-11-01,Check,',
      'P3,3,Bolt,50,2026-11-02,,',
    )
    expect(await take(businessId, 'payments', list)).toEqual({ ...nothing, created: 3 })
    expect(await invoiceOf(businessId, '2')).toMatchObject({ state: 'issued', balanceMinor: 3_000n })
    expect(await invoiceOf(businessId, '3')).toMatchObject({ state: 'settled', balanceMinor: 0n })
    expect(await creditOf(businessId)).toBe(0n)
    expect(await owedOn(businessId, '2026-10-10')).toBe(25_000n)
    expect(await owedOn(businessId, '2026-10-25')).toBe(22_500n)
    expect(await owedOn(businessId, '2026-11-02')).toBe(13_000n)
    // The list of invoices, taken in again, has nothing new to say.
    const again = invoices('2,Acme,C-1,ap@acme.example,2026-10-05,2026-11-04,100,40')
    expect(await take(businessId, 'invoices', again)).toEqual({ ...nothing, unchanged: 1 })
  })

  test('one without an invoice is credit once all that was called paid is explained, also within one list', async () => {
    const businessId = await withInvoices()
    const list = payments('P1,,Bolt,5,2026-11-03,Cash,', 'P2,3,Bolt,50,2026-11-02,,')
    expect(await take(businessId, 'payments', list)).toEqual({ ...nothing, created: 2 })
    expect(await creditOf(businessId)).toBe(500n)
    expect(await invoiceOf(businessId, '3')).toMatchObject({ state: 'settled', balanceMinor: 0n })
  })

  test('without numbers of their own they are known by invoice, day, amount and reference', async () => {
    const businessId = await withInvoices()
    const list = ['Invoice,Amount,Date,Reference', '1,10,2026-10-20,A', '1,10,2026-10-20,B', '1,10,2026-10-20,A']
    const first = await take(businessId, 'payments', list)
    expect(first).toEqual({
      ...nothing,
      created: 2,
      rejected: [expect.stringMatching(/^4 The same payment stands on line 2/)],
    })
    expect(await take(businessId, 'payments', list.slice(0, 3))).toEqual({ ...nothing, unchanged: 2 })
  })

  test.each([
    ['an unknown number', 'P,99,,10,2026-10-20,,', /no invoice 99 here/],
    ['no number, where invoices came in as paid', 'P,,Bolt,10,2026-10-20,,', /Invoices of Bolt came in as paid/],
    ['an unknown client', 'P,,Nobody,10,2026-10-20,,', /no client Nobody here/],
    ['another client', 'P,1,Bolt,10,2026-10-20,,', /belongs to Acme, not to Bolt/],
    ['another currency', 'P,1,Acme,€10,2026-10-20,,', /The invoice is in USD, the payment in EUR/],
    ['a refund', 'P,1,Acme,-10,2026-10-20,,', /looks like a refund/],
    ['nothing', 'P,1,Acme,0,2026-10-20,,', /The amount is zero/],
    ['a day to come', 'P,1,Acme,10,2026-12-20,,', /still to come/],
    ['no day', 'P,1,Acme,10,,,', /There is no day/],
    ['nobody', 'P,,,10,2026-10-20,,', /neither an invoice number nor a client/],
  ])('handed back: %s', async (_rule, row, reason) => {
    const businessId = await withInvoices()
    expect(await take(businessId, 'payments', payments(row))).toEqual({
      ...nothing,
      rejected: [expect.stringMatching(reason)],
    })
    expect(await prisma.payment.count({ where: { businessId } })).toBe(0)
  })
})

describe('credit notes', () => {
  test('lower what is open, become credit beyond it, and count once', async () => {
    const businessId = await withInvoices()
    await take(businessId, 'payments', payments('P1,1,Acme,80,2026-10-20,Check,'))
    const list = notes('CN-7,1,30,2026-11-01,Less work', 'CN-8,1,"(20.00)",2026-11-02,', 'CN-9,1,90,2026-11-02,')
    expect(await take(businessId, 'credit_notes', list)).toEqual({
      ...{ ...nothing, created: 2 },
      rejected: [expect.stringMatching(/^4 More is credited than the invoice had/)],
    })
    expect(await take(businessId, 'credit_notes', list.slice(0, 3))).toEqual({ ...nothing, unchanged: 2 })
    expect(await invoiceOf(businessId, '1')).toMatchObject({ state: 'settled', balanceMinor: 0n })
    expect(await creditOf(businessId)).toBe(3_000n)
    expect(
      await prisma.creditNote.findMany({
        where: { businessId },
        select: { number: true, reason: true, amountMinor: true },
      }),
    ).toEqual([
      { number: 1, reason: 'Less work (CN-7)', amountMinor: 3_000n },
      { number: 2, reason: 'Imported credit note (CN-8)', amountMinor: 2_000n },
    ])
  })

  test('explain what the list of invoices called paid', async () => {
    const businessId = await withInvoices()
    expect(await take(businessId, 'credit_notes', notes('CN-1,2,60,2026-11-01,Rebate'))).toEqual({
      ...nothing,
      created: 1,
    })
    expect(await invoiceOf(businessId, '2')).toMatchObject({ balanceMinor: 4_000n })
    expect(await creditOf(businessId)).toBe(0n)
  })
})

describe('clients', () => {
  const header =
    'Client,Client code,E-mail,Copies to,Contact,Phone,Street,City,State,Zip,Language,Terms in days,Tax number'
  const clientOf = (businessId: string, name: string) =>
    prisma.client.findFirstOrThrow({ where: { businessId, name }, include: { contacts: { orderBy: { id: 'asc' } } } })

  test('come in with all that is said; only what a file says changes', async () => {
    const businessId = await makeBusiness(prisma)
    const full =
      'Acme,C-1,ap@acme.example,boss@acme.example,Ann Lee,555 0100,1 Main St,Troy,NY,12180,English,Net 45,EIN 12'
    expect(await take(businessId, 'clients', [header, full, 'Bolt,,,,,,,,,,,,'])).toEqual({ ...nothing, created: 2 })
    expect(await take(businessId, 'clients', [header, full, 'Bolt,,,,,,,,,,,,'])).toEqual({ ...nothing, unchanged: 2 })
    expect(await clientOf(businessId, 'Acme')).toMatchObject({
      ...{ code: 'C-1', phone: '555 0100', postalAddress: '1 Main St\nTroy, NY 12180', locale: 'en-US', termsDays: 45 },
      contacts: [
        { role: 'bill_to', email: 'ap@acme.example', name: 'Ann Lee' },
        { role: 'cc', email: 'boss@acme.example' },
      ],
    })
    expect(await prisma.task.findMany({ where: { businessId }, select: { title: true } })).toEqual([
      { title: 'Find an e-mail address for Bolt' },
    ])
    const news = ['Client,Client code,E-mail,Phone', 'Acme Inc,C-1,,555 0199', 'Bolt,,b@bolt.example,']
    expect(await take(businessId, 'clients', news)).toEqual({ ...nothing, updated: 2 })
    expect(await clientOf(businessId, 'Acme Inc')).toMatchObject({
      phone: '555 0199',
      termsDays: 45,
      taxNumber: 'EIN 12',
    })
    expect(await clientOf(businessId, 'Bolt')).toMatchObject({
      contacts: [{ role: 'bill_to', email: 'b@bolt.example' }],
    })
    expect(await prisma.task.count({ where: { businessId, doneAt: null } })).toBe(0)
  })

  test.each([
    ['no name', ',,a@b.example,,,,,,,,,,', /There is no client name/],
    ['an address that is none', 'Acme,,nobody,,,,,,,,,,', /"nobody" is not an e-mail address/],
    ['a language that is none', 'Acme,,,,,,,,,,Kl!ngon,,', /is not a language/],
  ])('handed back: %s', async (_rule, row, reason) => {
    const businessId = await makeBusiness(prisma)
    expect(await take(businessId, 'clients', [header, row])).toEqual({
      ...nothing,
      rejected: [expect.stringMatching(reason)],
    })
  })
})
