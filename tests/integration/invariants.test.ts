import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { breachesSql, type Breach } from '#tests/support/invariants.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { compareWithProviders } from '#tests/support/provider-books.ts'
import { startWorld } from '#tests/support/world.ts'

// What looks over every test's shoulder must see: each damage is done to real rows, seen, and rolled back.
const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { startPayment } = await import('#app/features/payments/start-payment.server.ts')
const { prisma } = world
const businessId = await makeBusiness(prisma)
const make = (number: string) =>
  makeInvoice({
    businessId,
    number,
    email: 'ada@example.com',
    dueOn: '2026-12-20',
    now: world.now(),
    clientName: 'Ada',
  })
const [paid] = [await make('paid'), await make('open')]
const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: paid } } })
const started = await startPayment({
  ...{ businessId, clientId, invoiceIds: [paid], method: 'card', portalLinkId: null, consent: null },
  ...{ amount: { kind: 'everything' }, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
})
if (!started.ok) throw new Error(started.reason)
await pressStripe(started.value.redirectUrl, 'pay')
await world.advance('PT1S')
const client = new pg.Client(world.url)
await client.connect()
afterAll(async () => {
  await client.end()
  await world.close()
})

async function seenAfter(damage: string): Promise<Breach[]> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL session_replication_role = 'replica'; ${damage}`)
    const { rows } = await client.query<Breach>(breachesSql)
    return [...rows, ...(await compareWithProviders(client, world.control))]
  } finally {
    await client.query('ROLLBACK')
  }
}

test('sound books have no breach', async () => {
  expect(await prisma.invoice.count({ where: { state: 'settled' } })).toBe(1)
  expect(await seenAfter('SELECT 1')).toEqual([])
})

const entry = (account: string, minor: number, line: number) =>
  `INSERT INTO "LedgerEntry" SELECT "businessId", "postingKey", ${line}, '${account}', ${minor}, "currency", "clientId", "invoiceId", "paymentId", "occurredOn", "recordedAt"
   FROM "LedgerEntry" WHERE "account" = 'clearing';`
const again = `INSERT INTO "Payment" SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).* FROM "Payment" p;`

test.each<[Breach['law'], string, string, RegExp]>([
  ['M1', 'a posting with a line more', entry('clearing', 500, 7), /sums to 500 in 1/],
  [
    'M1',
    'a balance that was written over',
    `UPDATE "Invoice" SET "balanceMinor" = 1 WHERE "number" = 'open'`,
    /invoice open \(issued\) says 1 is open, its ledger 25000/,
  ],
  [
    'M1',
    'an invoice settled with nothing paid',
    `UPDATE "Invoice" SET "state" = 'settled', "settledAt" = now() WHERE "number" = 'open'`,
    /open is settled with 25000 open/,
  ],
  ['M1', 'money on its way that nobody sent', `UPDATE "Invoice" SET "processingMinor" = 9`, /says 9 is on its way/],
  [
    'M1',
    'a payment that was booked and counts as failed',
    `UPDATE "Payment" SET "state" = 'failed'`,
    /\(failed\) of 25000 brought 25000/,
  ],
  [
    'M1',
    'a payment of another sum than its posting',
    `UPDATE "Payment" SET "amountMinor" = 24000`,
    /of 24000 brought 25000/,
  ],
  [
    'M1',
    'a part that went back and is still held',
    `UPDATE "Payment" SET "returnedMinor" = 700`,
    /24300 is left, the ledger holds 25000/,
  ],
  [
    'M1',
    'a refunded sum without a refund',
    `UPDATE "Payment" SET "refundedMinor" = 700`,
    /says 700 went back, its refunds 0/,
  ],
  [
    'M1',
    'a refund that is nowhere in the ledger',
    `INSERT INTO "Refund" ("businessId", "id", "clientId", "paymentId", "method", "amountMinor", "currency", "reason", "state", "requestedBy", "requestedAt", "endedAt")
     SELECT "businessId", gen_random_uuid(), "clientId", "id", 'provider', 100, 'USD', '', 'settled', 'x', now(), now() FROM "Payment"`,
    /refund .* of 100 took 0 off/,
  ],
  [
    'M2',
    'a unique key that was dropped',
    `DROP INDEX "Payment_provider_providerRef_key"`,
    /no unique key of Payment over provider, providerRef/,
  ],
  [
    'M2',
    'one intent in two payments',
    `DROP INDEX "Payment_provider_providerRef_key"; DROP INDEX "Payment_provider_checkoutRef_key"; ${again}`,
    /stripe pi_\w+ is in 2 payments/,
  ],
  [
    'M2',
    'two live attempts',
    `DROP INDEX "PaymentTarget_one_live"; UPDATE "PaymentTarget" SET "live" = true; INSERT INTO "PaymentTarget" ("businessId", "paymentId", "invoiceId", "amountMinor", "live") SELECT "businessId", gen_random_uuid(), "invoiceId", "amountMinor", true FROM "PaymentTarget"`,
    /2 live attempts/,
  ],
  [
    'M3',
    'a payment that moved in silence',
    `UPDATE "Payment" SET "state" = 'disputed'`,
    /Payment .* is disputed and nothing/,
  ],
  [
    'M3',
    'an invoice that moved in silence',
    `UPDATE "Invoice" SET "state" = 'void' WHERE "number" = 'paid'`,
    /invoice paid is void and nothing/,
  ],
  [
    'M4',
    'a balance below nothing',
    `ALTER TABLE "Invoice" DROP CONSTRAINT "Invoice_balance"; UPDATE "Invoice" SET "balanceMinor" = -1 WHERE "number" = 'open'`,
    /invoice open stands at -1/,
  ],
  ['M4', 'more back than came', entry('clearing', -25_001, 7), /of payment .* 1 more went back than came/],
  [
    'M4',
    'more taken than was owed',
    `INSERT INTO "LedgerEntry" SELECT "businessId", 'x', 0, 'receivable', -1, "currency", "clientId", "invoiceId", NULL, "occurredOn", "recordedAt" FROM "LedgerEntry" WHERE "account" = 'receivable' AND "paymentId" IS NOT NULL`,
    /1 more was taken than was owed/,
  ],
  ['M5', 'a payment that was forgotten', `DELETE FROM "Payment"`, /pi_\w+ holds 25000, and nobody here knows it/],
  ['M5', 'money nobody sent', entry('clearing', 500, 7), /holds 25500, of 25000 there/],
  [
    'M5',
    'money that was not booked',
    `DELETE FROM "LedgerEntry" WHERE "account" = 'clearing'`,
    /holds 25000 USD, payment \S+ 0/,
  ],
])('%s sees %s', async (law, _what, damage, words) => {
  const seen = (await seenAfter(damage)).filter((breach) => breach.law === law)
  expect(seen.map(({ what }) => what).join('\n')).toMatch(words)
})
