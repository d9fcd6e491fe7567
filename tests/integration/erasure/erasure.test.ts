import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { recordEvents } = await import('#app/db/write/timeline.server.ts')
const { eraseClient } = await import('#app/features/erasure/erase-client.server.ts')
const { logCall } = await import('#app/features/calls/log-call.server.ts')
const { updateClient } = await import('#app/features/clients/update-client.server.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { withdrawDispute } = await import('#app/features/disputes/withdraw-dispute.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { exportEvidence } = await import('#app/features/evidence/export-evidence.server.ts')
const { newId } = await import('#app/ids.server.ts')
const { createInvoicePortalLink } = await import('#app/features/invoices/create-invoice-portal-link.server.ts')

const now = new Date('2026-11-23T12:00:00Z')
const folder = await mkdtemp(join(tmpdir(), 'erasure-'))
afterAll(() => rm(folder, { recursive: true }))
afterAll(() => prisma.$disconnect())

const actor = 'user:someone'
const secrets = [
  'Ottoline',
  'ottoline@',
  '555-0199',
  'Elm Street',
  'TAX-4711',
  'lost the parcel',
  'E2E-OTTO',
  'gran kept it',
]
const ids = { businessId: '', clientId: '', invoiceId: '', other: '' }

beforeAll(async () => {
  ids.businessId = await makeBusiness(prisma)
  const { businessId } = ids
  const wish = {
    businessId,
    email: 'ottoline@morrell.example',
    clientName: 'Ottoline Morrell',
    dueOn: '2026-12-20',
    now,
  }
  ids.invoiceId = await makeInvoice({ ...wish, number: 'INV-1', minor: 10_000n })
  ids.other = await makeInvoice({ ...wish, number: 'INV-2', clientName: 'Bertrand Ltd', email: 'b@russell.example' })
  const { clientId } = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: ids.invoiceId } },
  })
  ids.clientId = clientId
  const changes = { phone: '+1 555-0199', postalAddress: '1 Elm Street', taxNumber: 'TAX-4711' }
  await updateClient({ businessId, clientId, changes, actor, now })
  await createInvoicePortalLink({ businessId, invoiceId: ids.invoiceId, actor, now })
  const { invoiceId } = ids
  const caller = { actor, name: 'Grace' }
  const call = { businessId, invoiceId, taskId: null, callId: newId(), caller, now, summary: 'gran kept it, we heard' }
  expect(
    await logCall({ ...call, result: { outcome: 'reached' }, spokeWith: 'Ottoline', notes: 'gran kept it' }),
  ).toMatchObject({ ok: true })
  const file = { filename: 'ottoline.csv', contentType: 'text/csv', bytes: new TextEncoder().encode('Ottoline;1') }
  const opened = await openDispute({
    ...{
      businessId,
      clientId,
      invoiceId,
      reason: 'not_received',
      words: 'They lost the parcel',
      amount: null,
      lines: [],
      now,
    },
    ...{ sentTo: 'ottoline@morrell.example', messageId: newId(), files: [file] },
  })
  if (!opened.ok) throw new Error(opened.reason)
  const place = { businessId, disputeId: opened.value.disputeId, invoiceId }
  const back = {
    by: 'client',
    author: 'Ottoline',
    words: 'gran kept it',
    messageId: newId(),
    actor: 'client',
    now,
  } as const
  expect(await withdrawDispute(place, back)).toMatchObject({ ok: true })
  await makeReplies()
  const about = { businessId, clientId, invoiceId: ids.invoiceId, actor, at: now }
  await inTransaction((tx) =>
    recordEvents(tx, [
      { ...about, type: 'hold.placed', data: { kind: 'manual', until: null, reason: 'Ottoline lost the parcel' } },
    ]),
  )
})

/** Every text, array of texts and JSON of every table that holds one of these words. */
async function whereWordsStand(words: readonly string[]): Promise<string[]> {
  const columns = await prisma.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')`
  const found: string[] = []
  for (const { table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
    const [row] = await prisma.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${table}" WHERE ${words.map((_, n) => `${text} ILIKE $${n + 1}`).join(' OR ')}`,
      ...words.map((word) => `%${word}%`),
    )
    if (row && row.count > 0n) found.push(`${table}.${column}`)
  }
  return found.sort()
}

/** A mail from this client, with a file, and one from their address that nobody was found for. */
async function makeReplies() {
  const { businessId, clientId } = ids
  const mail = (providerId: string) => ({
    ...{ businessId, id: newId(), providerId, fromAddress: 'ottoline@morrell.example', fromName: 'Ottoline' },
    ...{ toAddresses: ['reply@x.example'], subject: 'Ottoline again', text: 'gran kept it', receivedAt: now },
  })
  const known = await prisma.inboundMail.create({ data: { ...mail('in-1'), clientId, foundBy: 'sender' } })
  await prisma.inboundMail.create({ data: mail('in-2') })
  const hash = 'f'.repeat(64)
  const bytes = new TextEncoder().encode('Ottoline;2')
  await prisma.storedFile.create({ data: { businessId, hash, contentType: 'text/csv', bytes, createdAt: now } })
  await prisma.inboundFile.create({
    data: {
      ...{ businessId, inboundId: known.id, position: 0, filename: 'ottoline-2.csv' },
      ...{ contentType: 'text/csv', size: bytes.length, fileHash: hash },
    },
  })
  for (const objectId of ['in-1', 'in-2'])
    await prisma.inboxEvent.create({
      data: {
        ...{ provider: 'resend', eventId: objectId, type: 'email.received', objectId, receivedAt: now, nextTryAt: now },
        body: '{"from":"ottoline@morrell.example"}',
      },
    })
}

const erase = (confirmation = 'ottoline  MORRELL') =>
  eraseClient({ businessId: ids.businessId, clientId: ids.clientId, confirmation, actor, now })

test('nothing is removed while an invoice is open, or under another name', async () => {
  expect(await erase()).toMatchObject({ ok: false, reason: 'unfinished' })
  expect(await erase('Bertrand Ltd')).toMatchObject({ ok: false, reason: 'wrong_name' })
  expect(await whereWordsStand(['Ottoline'])).toContain('Client.name')
})

test('afterwards no table holds a name, an address or a word, and the books are what they were', async () => {
  const { businessId, clientId, invoiceId } = ids
  const amount = { minor: 10_000n, currency: 'USD' }
  const receivedOn = Temporal.PlainDate.from('2026-11-22')
  const payment = {
    businessId,
    invoiceId,
    amount,
    method: 'transfer' as const,
    receivedOn,
    reference: 'E2E-OTTO',
    actor,
    now,
  }
  expect(await recordManualPayment(payment)).toMatchObject({ ok: true })
  const ledger = await prisma.ledgerEntry.findMany({
    where: { businessId },
    orderBy: [{ postingKey: 'asc' }, { line: 'asc' }],
  })
  const before = await whereWordsStand(secrets)
  expect(before).toEqual(
    expect.arrayContaining([
      'StoredFile.bytes',
      'TimelineEvent.data',
      'OutboxMessage.html',
      'Payment.reference',
      'InboundMail.text',
    ]),
  )
  expect(before.length).toBeGreaterThan(15)

  expect(await erase()).toMatchObject({ ok: true })
  expect(await whereWordsStand(secrets)).toEqual([])
  expect(
    await prisma.ledgerEntry.findMany({ where: { businessId }, orderBy: [{ postingKey: 'asc' }, { line: 'asc' }] }),
  ).toEqual(ledger)
  const client = await prisma.client.findUniqueOrThrow({ where: { businessId_id: { businessId, id: clientId } } })
  expect(client.name).toMatch(/^Removed client [0-9A-F]{6}$/)
  expect(await prisma.portalLink.count({ where: { businessId, clientId, revokedAt: null } })).toBe(0)
  expect(await erase(client.name)).toMatchObject({ ok: false, reason: 'erased' })
})

test('another client of the business is untouched', async () => {
  const other = await prisma.invoice.findUniqueOrThrow({
    where: { businessId_id: { businessId: ids.businessId, id: ids.other } },
    include: { client: { include: { contacts: true } } },
  })
  expect(other.client.contacts.map(({ email }) => email)).toEqual(['b@russell.example'])
})

test('what happened can still be checked, without the words', async () => {
  const { businessId, clientId } = ids
  const pack = await exportEvidence({ businessId, subject: { clientId, invoiceId: null }, madeBy: 'Grace', actor, now })
  const pieces: Uint8Array[] = []
  for await (const piece of pack?.pieces ?? []) pieces.push(piece)
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(join(folder, dirname(name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  const timeline = Buffer.from(files['timeline.json'] ?? []).toString()
  expect(timeline).toContain('removedOnRequest')
  expect(timeline).not.toContain('Ottoline')
  const checked = spawnSync(process.execPath, ['verify-evidence.mjs'], { cwd: folder, encoding: 'utf8' })
  expect(checked.stdout + checked.stderr).toContain('only the fingerprint is left')
  expect(checked.status).toBe(0)
})

test('outside an erasure the record cannot be changed, and within it only emptied', async () => {
  await expect(
    prisma.timelineEvent.updateMany({ where: { clientId: ids.clientId }, data: { data: {} } }),
  ).rejects.toThrow()
  const rewrite = prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL dunwell.erase = 'on'`
    await tx.$executeRaw`UPDATE "TimelineEvent" SET "type" = 'invoice.voided' WHERE "erasedAt" IS NULL`
  })
  await expect(rewrite).rejects.toThrow('an erasure removes what was said')
})
