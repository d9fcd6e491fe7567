import type { ActionFunctionArgs } from '@remix-run/node'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announcedBy } from '#app/domain/charge/announced-charge.ts'
import { reckonCharges } from '#app/domain/charge/reckon-charges.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { makeAnnounced } = await import('#app/db/write/charges.server.ts')
const { readCharges } = await import('#app/db/read/charges.server.ts')
const settings = await import('#app/routes/admin.settings.charges/route.tsx')
const invoicePage = await import('#app/routes/admin.invoices.$id/route.tsx')
afterAll(() => prisma.$disconnect())

const password = 'correct horse battery'
const made = new Date()
const cookies = { owner: '', bookkeeper: '' }
let businessId = ''

beforeAll(async () => {
  businessId = await makeBusiness(prisma, { currency: 'EUR', timeZone: 'UTC' })
  for (const role of ['owner', 'bookkeeper'] as const) {
    const email = `${role}@example.com`
    await createStaffUser({ name: role, email, password, businessId, role, now: made })
    const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
    cookies[role] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
  }
})

const args = (form: Record<string, string> | null, params: Record<string, string> = {}, role = cookies.owner) =>
  ({
    request: new Request('http://localhost:3999/admin/x', {
      headers: { cookie: role },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params,
    context: {},
  }) satisfies ActionFunctionArgs

const send = async (form: Record<string, string>) => {
  const answer = await settings.action(args(form))
  return 'data' in answer ? answer.data.errors : answer.headers.get('Location')
}
const business = () => prisma.business.findUniqueOrThrow({ where: { id: businessId }, omit: { logo: true } })
const terms = { intent: 'terms', preset: 'eu', graceDays: '0', order: 'principal_first', feeCap: '' }

describe('the settings of fees and interest', () => {
  test('nothing can be added before it is said where the rate comes from', async () => {
    expect(await send({ intent: 'add-rate', fromDay: '2026-01-01', percent: '2.15' })).toMatchObject({
      percent: [expect.stringContaining('first')],
    })
    expect((await settings.loader(args(null))).preview).toEqual([])
  })

  test('a reference rate becomes a row with eight points on it, and the example shows what it makes', async () => {
    expect(await send({ ...terms, confirmed: 'on' })).toBe('/admin/settings/charges?said=terms')
    expect((await business()).chargesConfirmedAt).not.toBeNull()
    await send({ intent: 'add-rate', fromDay: '2026-01-01', percent: '2,15' })
    const page = await settings.loader(args(null))
    expect(page.settings.rates).toEqual([
      { fromDay: '2026-01-01', annualBps: 1_015n, label: 'EU reference rate 2.15 % + 8 points' },
    ])
    expect(page.preview.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['fee', { minor: 4_000n, currency: 'EUR' }],
      ['interest', { minor: 834n, currency: 'EUR' }],
    ])
  })

  test('a rate is replaced on its own day, and can be taken away', async () => {
    await send({ intent: 'add-rate', fromDay: '2026-01-01', percent: '2' })
    expect((await settings.loader(args(null))).settings.rates).toMatchObject([{ annualBps: 1_000n }])
    expect(await send({ intent: 'remove-rate', fromDay: '2026-01-01' })).toContain('said=remove-rate')
    expect((await settings.loader(args(null))).settings.rates).toEqual([])
  })

  test('taking the tick away stops all charging', async () => {
    await send({ ...terms, order: 'costs_first', feeCap: '10' })
    expect(await business()).toMatchObject({
      chargesConfirmedAt: null,
      allocationOrder: 'costs_first',
      feeCapBps: 1_000,
    })
  })

  test.each([
    [{ ...terms, graceDays: '-1' }, 'graceDays'],
    [{ ...terms, feeCap: '101' }, 'feeCap'],
    [{ ...terms, preset: 'mine' }, 'preset'],
    [{ intent: 'add-rate', fromDay: '2026-02-30', percent: '2' }, 'fromDay'],
    [{ intent: 'add-rate', fromDay: '2026-01-01', percent: '99' }, 'percent'],
    [{ intent: 'discount', offers: 'on', percent: '', days: '10', tax: 'never' }, 'percent'],
    [{ intent: 'discount', offers: 'on', percent: '2', days: '', tax: 'never' }, 'days'],
  ])('%o is refused at its field', async (form, field) =>
    expect(Object.keys((await send(form)) as object)).toEqual([field]),
  )

  test('what new invoices offer is kept, and can be withdrawn', async () => {
    await send({ intent: 'discount', offers: 'on', percent: '2.5', days: '10', tax: 'never', despiteOverdue: 'on' })
    expect(await business()).toMatchObject({
      ...{ discountBps: 250, discountDays: 10, discountTax: 'never', discountDespiteOverdue: true },
    })
    await send({ intent: 'discount', percent: '2.5', days: '10', tax: 'never' })
    expect(await business()).toMatchObject({ discountBps: null, discountDays: null, discountDespiteOverdue: false })
  })

  test('it is the owner’s alone, and every change is on record', async () => {
    await expect(settings.loader(args(null, {}, cookies.bookkeeper))).rejects.toMatchObject({ status: 403 })
    const events = await prisma.timelineEvent.findMany({ where: { businessId, type: 'business.updated' } })
    expect(JSON.stringify(events.map(({ data }) => data))).toContain('late charges no longer confirmed')
  })
})

describe('the invoice’s page', () => {
  const charge = async (invoiceId: string) => {
    const { clientId } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
    })
    await prisma.business.update({ where: { id: businessId }, data: { chargesConfirmedAt: made, feeCapBps: null } })
    await inTransaction(async (tx) => {
      const facts = (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.facts
      if (!facts) throw new Error('no such invoice')
      const newCharges = reckonCharges(facts, { id: 5, fee: { EUR: 1_500n } }, Temporal.Now.plainDateISO('UTC'))
      const announces = announcedBy({ items: [{ id: asInvoiceId(invoiceId), newCharges }] } as never)
      await makeAnnounced(tx, { businessId, clientId, messageId: null, announces, now: new Date() })
    })
  }
  const invoiceDue = (dueOn: string, number: string, minor: bigint) =>
    makeInvoice({ businessId, number, email: 'ada@example.com', dueOn, minor, currency: 'EUR', now: made })

  test('shows a fee and how it was reckoned; it can be waived with a reason, and not without', async () => {
    const id = await invoiceDue('2026-01-31', '2041', 100_000n)
    await charge(id)
    const { charges } = await invoicePage.loader(args(null, { id }))
    expect(charges).toMatchObject({
      ...{ fees: { minor: 1_500n }, principal: { minor: 100_000n }, residue: null },
      charges: [{ kind: 'fee', open: { minor: 1_500n }, calculation: ['Late fee: €15.00'] }],
    })
    const chargeId = charges.charges[0]?.id ?? ''
    const silent = await invoicePage.action(args({ intent: 'waive', charge: chargeId, reason: ' ' }, { id }))
    expect(silent).toMatchObject({ init: { status: 400 }, data: { errors: { charge: [chargeId] } } })
    await expect(
      invoicePage.action(args({ intent: 'waive', charge: chargeId, reason: 'x' }, { id }, cookies.bookkeeper)),
    ).rejects.toMatchObject({ status: 403 })
    const waived = await invoicePage.action(args({ intent: 'waive', charge: chargeId, reason: 'Goodwill.' }, { id }))
    expect((waived as Response).headers.get('Location')).toContain('said=waived')
    const after = await invoicePage.loader(args(null, { id }))
    expect(after.charges.charges).toMatchObject([{ open: { minor: 0n }, waived: { reason: 'Goodwill.' } }])
    expect(after.invoice.balance.minor).toBe(100_000n)
  })

  test('offers to write off a small rest, and only that', async () => {
    const id = await invoiceDue('2026-11-30', '2042', 40n)
    expect((await invoicePage.loader(args(null, { id }))).charges.residue).toEqual({ minor: 40n, currency: 'EUR' })
    const press = { intent: 'write-off' }
    await expect(invoicePage.action(args(press, { id }, cookies.bookkeeper))).rejects.toMatchObject({ status: 403 })
    const done = await invoicePage.action(args(press, { id }))
    expect((done as Response).headers.get('Location')).toContain('said=written-off')
    const large = await invoiceDue('2026-11-30', '2043', 4_000n)
    expect((await invoicePage.loader(args(null, { id: large }))).charges.residue).toBeNull()
    expect(await invoicePage.action(args({ intent: 'write-off' }, { id: large }))).toMatchObject({
      init: { status: 400 },
    })
  })
})
