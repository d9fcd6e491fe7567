import { createStaffUser } from '#app/auth/create-staff-user.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { addDays, instantOf, todayIn, type PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import { env } from '#app/env.server.ts'
import { hashOfApiKey, prefixOfApiKey } from '#app/features/api-keys/api-key.server.ts'
import { takeStatement } from '#app/features/banking/take-statement.server.ts'
import { createInvoice } from '#app/features/invoices/create-invoice.server.ts'
import { makePromise } from '#app/features/promises/make-promise.server.ts'
import { recordManualPayment } from '#app/features/payments/record-manual-payment.server.ts'
import { newId } from '#app/ids.server.ts'
import { demoBankStatement } from './demo-bank-statement.ts'
import { demoCredentials } from './demo-credentials.ts'
import { seedAnswer } from './demo-answers.server.ts'
import { demoClients, demoInvoices, type DemoInvoice } from './demo-invoices.ts'

const TIME_ZONE = 'America/New_York'

/** The demo business with its sign-in, its key and one invoice for every situation, all dated from `now`. Null when a business is there already. */
export async function seedDemo(now: Date): Promise<{ businessId: string } | null> {
  if ((await prisma.business.count()) > 0) return null
  const businessId = newId()
  await prisma.business.create({
    data: {
      id: businessId,
      slug: 'northwind',
      name: 'Northwind Studio',
      currency: 'USD',
      timeZone: TIME_ZONE,
      email: 'billing@northwind.example',
      phone: '+1 212 555 0142',
      postalAddress: 'Northwind Studio\n48 Harbor Street\nNew York, NY 10004',
      transferDetails: 'Bank: First Harbor Bank\nRouting number: 110000000\nAccount number: 000123456789',
      createdAt: now,
    },
  })
  const { email, password, apiKey } = demoCredentials(env.APP_SECRET)
  const owner = await createStaffUser({ name: 'Nora North', email, password, businessId, role: 'owner', now })
  if (!owner.ok) throw new Error(`the demo's owner could not be made: ${owner.reason}`)
  await prisma.apiKey.create({
    data: {
      businessId,
      id: newId(),
      name: 'Demo key',
      prefix: prefixOfApiKey(apiKey),
      hash: hashOfApiKey(apiKey),
      scopes: ['read', 'write', 'money'],
      createdAt: now,
    },
  })
  const today = todayIn(TIME_ZONE, instantOf(now))
  for (const invoice of demoInvoices) await seedInvoice(businessId, invoice, today, now)
  const bytes = demoBankStatement(today)
  const taken = await takeStatement({ businessId, filename: 'harbor-bank.csv', bytes, actor: 'system', now })
  if (!taken.ok) throw new Error(`the demo's bank statement: ${taken.reason}`)
  return { businessId }
}

async function seedInvoice(businessId: string, demo: DemoInvoice, today: PlainDate, now: Date): Promise<void> {
  const client = demoClients.find(({ code }) => code === demo.client)
  if (!client) throw new Error(`no demo client ${demo.client}`)
  const dueOn = addDays(today, demo.dueInDays)
  const created = await createInvoice({
    businessId,
    invoice: {
      client: { inline: { ...client, contactName: client.contact } },
      number: demo.number,
      issuedOn: addDays(dueOn, -30),
      terms: { kind: 'fixed', dueOn },
      termsText: 'Net 30',
      currency: 'USD',
      lines: demo.lines.map(([description, quantity, unitAmount]) => ({
        description,
        quantity,
        unitAmount,
        taxRate: '0',
      })),
      purchaseOrder: null,
      description: demo.description,
      earlyDiscount: demo.earlyDiscount ? { bps: 200n, days: 14 } : 'default',
    },
    issue: 'age',
    actor: 'system',
    now,
  })
  if (!created.ok) throw new Error(`demo invoice ${demo.number}: ${created.reason}`)
  const { invoiceId } = created.value
  if (demo.promisedInDays !== undefined) {
    const promised = await makePromise({
      businessId,
      invoiceId,
      amount: await openAmount(businessId, invoiceId),
      dueOn: addDays(today, demo.promisedInDays),
      source: 'call',
      note: null,
      actor: 'system',
      now,
    })
    if (!promised.ok) throw new Error(`demo promise for ${demo.number}: ${promised.reason}`)
  }
  if (demo.answer) await seedAnswer({ businessId, invoiceId, answer: demo.answer, today, now })
  if (demo.paid === undefined) return
  const paid = await recordManualPayment({
    businessId,
    invoiceId,
    amount: { minor: demo.paid, currency: 'USD' },
    method: 'transfer',
    receivedOn: addDays(today, -2),
    reference: null,
    actor: 'system',
    now,
  })
  if (!paid.ok) throw new Error(`demo payment of ${demo.number}: ${paid.reason}`)
}

async function openAmount(businessId: string, invoiceId: string): Promise<Money> {
  const { balanceMinor, currency } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  return { minor: balanceMinor, currency }
}
