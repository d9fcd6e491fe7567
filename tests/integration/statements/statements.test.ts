import { beforeEach, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { loadAccountActivity } = await import('#app/db/read/account-activity.server.ts')
const { loadOpenItems } = await import('#app/db/read/open-items.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { issueCreditNote } = await import('#app/db/write/credit-notes.server.ts')
const { beginSends } = await import('#app/features/messages/begin-sends.server.ts')
const { changeSchedule } = await import('#app/features/statements/change-schedule.server.ts')
const { placeHold } = await import('#app/features/holds/place-hold.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { runNow } = await import('#app/features/statements/run-now.server.ts')
const { sendStatement } = await import('#app/features/statements/send-statement.server.ts')
const { setClientStatements } = await import('#app/features/statements/set-client-statements.server.ts')
const { writeOffResidue } = await import('#app/features/invoices/write-off-residue.server.ts')
const { runStatements } = await import('#app/jobs/handlers/run-statements.server.ts')

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => new Date(text)
/** Ten in the morning in New York. */
const now = at('2026-11-24T15:00:00Z')
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const openItems = { kind: 'open_item' } as const

let businessId = ''
let number = 0
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

async function invoiced(dueOn: string, over: { minor?: bigint; currency?: string; clientName?: string } = {}) {
  number += 1
  const clientName = over.clientName ?? 'Ada Lovelace Ltd'
  const email = `${clientName.toLowerCase().replace(/\W/g, '')}@example.com`
  const invoiceId = await makeInvoice({ businessId, number: `S-${number}`, dueOn, now, ...over, clientName, email })
  const row = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
  return { invoiceId, clientId: row.clientId, number: row.number }
}
const pay = (invoiceId: string, minor: bigint, receivedOn: string) =>
  recordManualPayment({
    ...{ businessId, invoiceId, amount: usd(minor), method: 'transfer', receivedOn: day(receivedOn) },
    ...{ reference: null, actor: 'user:nora', now },
  })
const send = (clientId: string, when = now) =>
  sendStatement({ businessId, clientId, wish: openItems, actor: 'user:nora', now: when })
const mails = () => prisma.outboxMessage.findMany({ where: { businessId, kind: 'statement' }, orderBy: { id: 'asc' } })
const log = { guard: (_handler: string, _id: string, job: () => Promise<boolean>) => job() }
const work = async (when: Date) => {
  while ((await runStatements({ processId: 1, now: () => when, log })) > 0);
}

test('the balance of an account is what the ledger says, whatever happened on it', async () => {
  const first = await invoiced('2026-11-10', { minor: 50_000n })
  const second = await invoiced('2026-12-10', { minor: 20_000n })
  const third = await invoiced('2026-12-20', { minor: 7_000n, currency: 'EUR' })
  const { clientId } = first
  await pay(first.invoiceId, 49_990n, '2026-11-20')
  await writeOffResidue({ businessId, invoiceId: first.invoiceId, actor: 'user:nora', now })
  await inTransaction((tx) =>
    issueCreditNote(tx, {
      ...{ businessId, clientId, invoiceId: second.invoiceId, disputeId: null, amount: usd(5_000n) },
      ...{ reason: 'Late', actor: 'user:nora', now },
    }),
  )
  await pay(second.invoiceId, 18_000n, '2026-11-24')
  const period = { from: day('2026-11-01'), to: day('2026-11-24') }
  const activity = await loadAccountActivity(prisma, { businessId, clientId }, period)
  const independent = await prisma.$queryRaw<{ currency: string; owed: bigint }[]>`
    SELECT "currency", sum("amountMinor")::bigint AS owed FROM "LedgerEntry"
    WHERE "businessId" = ${businessId}::uuid AND "clientId" = ${clientId}::uuid AND "account" IN ('receivable', 'unapplied')
      AND "occurredOn" <= '2026-11-24' GROUP BY 1 ORDER BY 1`
  expect(activity?.parts.map(({ currency, closing }) => ({ currency, owed: closing.minor }))).toEqual(independent)
  expect(independent).toEqual([
    { currency: 'EUR', owed: 7_000n },
    { currency: 'USD', owed: -3_000n },
  ])
  const usdPart = activity?.parts.find(({ currency }) => currency === 'USD')
  expect(usdPart?.opening.minor).toBe(50_000n)
  expect(new Set(usdPart?.rows.map(({ kind, amount }) => `${kind} ${amount.minor}`))).toEqual(
    new Set(['issued 20000', 'paid -49990', 'written_off -10', 'credited -5000', 'paid -18000']),
  )

  const open = await loadOpenItems(prisma, businessId, clientId, now)
  expect(open?.items.map((item) => [item.number, item.open.minor])).toEqual([[third.number, 7_000n]])
  expect(open?.credits).toEqual([usd(3_000n)])
  expect(open?.writtenOff.map((one) => [one.number, one.amount.minor])).toEqual([[first.number, 10n]])
  const theirs = await makeBusiness(prisma)
  expect(await loadAccountActivity(prisma, { businessId: theirs, clientId }, period)).toBeNull()
})

test('a statement is mailed once a day, with its PDF and a link to the client’s page, and counts as a contact', async () => {
  const { clientId } = await invoiced('2026-11-10')
  const sent = await send(clientId)
  expect(sent).toMatchObject({ sent: true, to: 'adalovelaceltd@example.com', sendAt: now })
  expect(await send(clientId)).toMatchObject({ sent: false, reason: 'Ada Lovelace Ltd was sent one today already.' })
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail?.text).toContain('$250.00')
  expect(mail?.text).toMatch(/\/p\/~portal-token~\/account/)
  const files = await prisma.messageAttachment.findMany({ where: { businessId } })
  expect(files.map(({ filename }) => filename)).toEqual(['Statement-2026-11-24.pdf'])
  const { claimed } = await beginSends(businessId, [mail?.id ?? ''], 1, now)
  expect(claimed.map(({ id }) => id)).toEqual([mail?.id])
})

test('a client who was asked for something today is not asked again before tomorrow', async () => {
  const { clientId } = await invoiced('2026-11-10')
  await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { lastContactAt: now } })
  const sent = await send(clientId)
  expect(sent?.sent && sent.sendAt).toEqual(at('2026-11-25T14:00:00Z'))
  const calm = await invoiced('2026-12-20', { clientName: 'Grace Hopper' })
  await prisma.client.updateMany({ where: { businessId, id: calm.clientId }, data: { lastContactAt: now } })
  const informs = await send(calm.clientId)
  expect(informs?.sent && informs.sendAt).toEqual(now)
})

test('a statement whose sums have moved before it went is taken back, and another may go', async () => {
  const { clientId, invoiceId } = await invoiced('2026-11-10')
  await send(clientId)
  await pay(invoiceId, 10_000n, '2026-11-24')
  const [mail] = await mails()
  expect((await beginSends(businessId, [mail?.id ?? ''], 1, now)).claimed).toEqual([])
  expect((await mails())[0]?.state).toBe('cancelled')
  const row = await prisma.statementSent.findFirstOrThrow({ where: { businessId } })
  expect(row).toMatchObject({ messageId: null, reason: 'What is open has moved since it was written.' })
  expect(await send(clientId)).toMatchObject({ sent: true })
  expect(await prisma.statementSent.count({ where: { businessId } })).toBe(1)
})

test('a pause of the client stops it, and the desk can say why; a bounced address is somebody’s task', async () => {
  const ada = await invoiced('2026-11-10')
  const grace = await invoiced('2026-11-10', { clientName: 'Grace Hopper' })
  await placeHold({
    ...{ businessId, clientId: ada.clientId, invoiceId: null, kind: 'manual', reason: 'on leave', amount: null },
    ...{ until: day('2026-12-03'), reviewOn: null, stopsCharges: true, actor: 'user:nora', now },
  })
  expect(await send(ada.clientId)).toMatchObject({
    reason: 'Follow-up of Ada Lovelace Ltd rests through 3 December: on leave.',
  })
  await prisma.contact.updateMany({ where: { businessId, clientId: grace.clientId }, data: { state: 'bounced' } })
  expect(await send(grace.clientId)).toMatchObject({ reason: 'There is no address of Grace Hopper that works.' })
  expect(await mails()).toEqual([])
  const tasks = await prisma.task.findMany({ where: { businessId, clientId: grace.clientId } })
  expect(tasks.map(({ title }) => title)).toEqual([
    'Find an e-mail address for Grace Hopper: the statement could not be sent',
  ])
  const told = await prisma.timelineEvent.count({ where: { businessId, type: 'statement.not_sent' } })
  expect(told).toBe(2)
})

test('on its day a run reaches whom the setting means, once, and sets the next one', async () => {
  const late = await invoiced('2026-11-10')
  const early = await invoiced('2026-12-24', { clientName: 'Grace Hopper' })
  const never = await invoiced('2026-11-10', { clientName: 'Never Ltd' })
  await setClientStatements({ businessId, clientId: never.clientId, setting: 'never', actor: 'user:nora', now })
  const schedule = { day: 31, to: 'overdue', kind: 'open_item' } as const
  await changeSchedule({ businessId, schedule, actor: 'user:nora', now })
  const business = () => prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  expect((await business()).nextStatementAt).toEqual(at('2026-11-30T14:00:00Z'))
  await work(at('2026-11-30T13:59:00Z'))
  expect(await mails()).toEqual([])
  await work(at('2026-11-30T14:00:00Z'))
  await work(at('2026-11-30T14:05:00Z'))
  expect((await mails()).map(({ clientId }) => clientId)).toEqual([late.clientId])
  expect(await business()).toMatchObject({ nextStatementAt: at('2026-12-31T14:00:00Z'), statementCursor: null })

  await setClientStatements({ businessId, clientId: early.clientId, setting: 'always', actor: 'user:nora', now })
  expect(await runNow({ businessId, actor: 'user:nora', now: at('2026-12-01T15:00:00Z') })).toBe(true)
  await Promise.all([work(at('2026-12-01T15:00:00Z')), work(at('2026-12-01T15:00:00Z'))])
  expect((await mails()).map(({ clientId }) => clientId).sort()).toEqual(
    [late.clientId, late.clientId, early.clientId].sort(),
  )
  const changes = await prisma.timelineEvent.findFirst({ where: { businessId, type: 'business.updated' } })
  expect(changes?.data).toMatchObject({ changes: { 'statement day': { before: 'on demand', after: '31' } } })
})
