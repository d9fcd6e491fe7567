import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import type { DisputeToOpen } from '#app/features/disputes/open-dispute.server.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M3'], 'disputes are put away between tests')

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-30T14:30:00Z'))
const { prisma } = world
const { newId } = await import('#app/ids.server.ts')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createInvoice } = await import('#app/features/invoices/create-invoice.server.ts')
const { openDispute } = await import('#app/features/disputes/open-dispute.server.ts')
const { writeInDispute } = await import('#app/features/disputes/write-in-dispute.server.ts')
const { withdrawDispute } = await import('#app/features/disputes/withdraw-dispute.server.ts')
const { proposeOutcome } = await import('#app/features/disputes/propose-outcome.server.ts')
const { resolveDispute } = await import('#app/features/disputes/resolve-dispute.server.ts')
const { answerOutcome } = await import('#app/features/disputes/answer-outcome.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { makePromise } = await import('#app/features/promises/make-promise.server.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const actor = 'user:nora'
let count = 0

/** A case of $250 that was due ten days ago; two lines with tax where asked for. */
async function disputed(over: Partial<DisputeToOpen> = {}, minor = 25_000n) {
  count += 1
  const email = `ada-${count}@example.com`
  const invoiceId = await makeInvoice({
    businessId,
    number: `D-${count}`,
    email,
    dueOn: '2026-11-20',
    minor,
    now: world.now(),
  })
  return { ...(await open(invoiceId, email, over)), invoiceId, email, number: `D-${count}` }
}

async function open(invoiceId: string, email: string, over: Partial<DisputeToOpen> = {}) {
  const { clientId } = await invoiceOf(invoiceId)
  const opened = await openDispute({
    ...{ businessId, clientId, invoiceId, sentTo: email, messageId: newId(), files: [], now: world.now() },
    ...{ reason: 'wrong_amount', words: 'Two hours too many.', amount: null, lines: [] },
    ...over,
  })
  return { opened, disputeId: opened.ok ? opened.value.disputeId : '' }
}

const invoiceOf = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const disputeOf = (id: string) => prisma.dispute.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const holdsOf = (invoiceId: string) => prisma.hold.findMany({ where: { businessId, invoiceId, releasedAt: null } })
const taskOf = (disputeId: string) =>
  prisma.task.findFirstOrThrow({ where: { businessId, key: `dispute/${disputeId}` } })
const entriesOf = async (invoiceId: string) =>
  (
    await prisma.ledgerEntry.findMany({
      where: { businessId, invoiceId, postingKey: { startsWith: 'credit/' } },
      orderBy: { line: 'asc' },
    })
  ).map(({ account, amountMinor }) => [account, amountMinor])
const mailsTo = async (email: string) => {
  await world.work()
  return (await world.mails(email)).map(({ subject }) => subject)
}
const decide = (
  disputeId: string,
  outcome: 'accepted' | 'part_credit' | 'corrected' | 'rejected',
  minor?: bigint,
  over: object = {},
) =>
  resolveDispute({
    ...{
      businessId,
      disputeId,
      outcome,
      words: 'We looked into it.',
      author: 'Nora',
      messageId: newId(),
      actor,
      now: world.now(),
    },
    amount: minor === undefined ? null : usd(minor),
    ...over,
  })
const place = (at: { disputeId: string; invoiceId: string }) => ({
  businessId,
  disputeId: at.disputeId,
  invoiceId: at.invoiceId,
})
const byClient = () => ({ author: 'Ada', messageId: newId(), actor: 'client', now: world.now() })

describe('opening', () => {
  test('the whole invoice rests, both sides are told, the clock runs', async () => {
    const { opened, disputeId, invoiceId, email, number } = await disputed()
    expect(opened).toMatchObject({ ok: true })
    expect(await disputeOf(disputeId)).toMatchObject({
      state: 'open',
      amountMinor: null,
      respondBy: new Date('2026-12-03'),
    })
    expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'dispute', amountMinor: null, stopsCharges: true }])
    expect(await taskOf(disputeId)).toMatchObject({ kind: 'dispute', doneAt: null, dueOn: new Date('2026-12-03') })
    expect(await mailsTo(email)).toEqual([`Your question about invoice ${number} has reached us`])
    expect(await mailsTo('billing@northwind.example')).toContain(`Client of ${number} disputes invoice ${number}`)
    const [message] = await prisma.disputeMessage.findMany({ where: { businessId, disputeId } })
    expect(message).toMatchObject({ by: 'client', author: 'Ada', text: 'Two hours too many.' })
  })

  test('a part rests, the rest is paid at once, and nothing is asked for any more', async () => {
    const { disputeId, invoiceId } = await disputed({ amount: usd(5_000n) })
    expect(await holdsOf(invoiceId)).toMatchObject([{ kind: 'dispute', amountMinor: 5_000n }])
    await pay(invoiceId, 20_000n)
    expect(await invoiceOf(invoiceId)).toMatchObject({ balanceMinor: 5_000n, state: 'issued' })
    expect(await decide(disputeId, 'accepted')).toMatchObject({ ok: true })
    expect(await invoiceOf(invoiceId)).toMatchObject({ balanceMinor: 0n, state: 'settled' })
  })

  test('lines are put in question with their tax', async () => {
    const { invoiceId, clientId } = await invoiceWithLines()
    const opened = await openDispute({
      ...{ businessId, clientId, invoiceId, sentTo: null, messageId: newId(), files: [], now: world.now() },
      ...{ reason: 'not_received', words: '', amount: null, lines: [1] },
    })
    if (!opened.ok) throw new Error(opened.reason)
    expect(await disputeOf(opened.value.disputeId)).toMatchObject({ amountMinor: 5_950n, lines: [1] })
  })

  test('two at once are one', async () => {
    const { invoiceId, email } = await disputed({ amount: usd(1n) })
    await prisma.dispute.updateMany({ where: { businessId, invoiceId }, data: { state: 'withdrawn' } })
    const both = await Promise.all([open(invoiceId, email), open(invoiceId, email)])
    expect(both.map(({ opened }) => (opened.ok ? 'opened' : opened.reason)).sort()).toEqual(['open_already', 'opened'])
    expect(await prisma.dispute.count({ where: { businessId, invoiceId, state: 'open' } })).toBe(1)
  })

  test('a promise that counted on what rests is void, and is not broken', async () => {
    count += 1
    const email = `ada-${count}@example.com`
    const invoiceId = await makeInvoice({
      businessId,
      number: `D-${count}`,
      email,
      dueOn: '2026-11-20',
      now: world.now(),
    })
    const dueOn = Temporal.PlainDate.from('2026-12-04')
    await makePromise({
      ...{
        businessId,
        invoiceId,
        amount: usd(25_000n),
        dueOn,
        source: 'portal',
        note: null,
        actor: 'client',
        now: world.now(),
      },
    })
    await open(invoiceId, email, { amount: usd(5_000n) })
    expect(await prisma.promiseToPay.findMany({ where: { businessId, invoiceId } })).toMatchObject([
      { state: 'cancelled' },
    ])
    expect((await holdsOf(invoiceId)).map(({ kind }) => kind)).toEqual(['dispute'])
  })
})

describe('the talk', () => {
  test('each side writes, the other is mailed; the same form twice is one message', async () => {
    const at = await disputed()
    const messageId = newId()
    const answer = {
      by: 'business',
      author: 'Nora',
      text: 'Which hours?',
      files: [],
      messageId,
      actor,
      now: world.now(),
    } as const
    expect(await writeInDispute({ ...place(at), invoiceId: null }, answer)).toEqual({ ok: true, value: null })
    expect(await writeInDispute({ ...place(at), invoiceId: null }, answer)).toEqual({
      ok: false,
      reason: 'sent_before',
    })
    expect(await disputeOf(at.disputeId)).toMatchObject({ state: 'under_review', remindAt: null })
    expect((await taskOf(at.disputeId)).doneAt).not.toBeNull()
    expect(await mailsTo(at.email)).toContain(`About your question on invoice ${at.number}`)
    expect(await prisma.disputeMessage.count({ where: { businessId, disputeId: at.disputeId } })).toBe(2)

    expect(
      await writeInDispute(place(at), { by: 'client', text: 'Those of May.', files: [], ...byClient() }),
    ).toMatchObject({ ok: true })
    expect(await disputeOf(at.disputeId)).toMatchObject({ remindAt: expect.any(Date) })
    expect((await taskOf(at.disputeId)).doneAt).toBeNull()
    expect(await mailsTo('billing@northwind.example')).toContain(`Ada wrote about the dispute of invoice ${at.number}`)
  })

  test('a link to another invoice opens nothing of this case', async () => {
    const [one, other] = [await disputed(), await disputed()]
    const stray = { businessId, disputeId: one.disputeId, invoiceId: other.invoiceId }
    const words = { by: 'client', text: 'x', files: [], ...byClient() } as const
    expect(await writeInDispute(stray, words)).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdrawDispute(stray, { by: 'client', words: '', ...byClient() })).toMatchObject({
      reason: 'not_found',
    })
    expect(await answerOutcome(stray, { agrees: true, words: '', ...byClient() })).toMatchObject({
      reason: 'not_found',
    })
    const foreign = await makeBusiness(prisma)
    expect(await writeInDispute({ ...place(one), businessId: foreign }, words)).toMatchObject({ reason: 'not_found' })
    expect(await prisma.disputeMessage.count({ where: { businessId, disputeId: one.disputeId } })).toBe(1)
  })

  test('taken back: it goes on where it stood, and both know', async () => {
    const at = await disputed()
    expect(await withdrawDispute(place(at), { by: 'client', words: 'My mistake.', ...byClient() })).toMatchObject({
      ok: true,
    })
    expect(await disputeOf(at.disputeId)).toMatchObject({ state: 'withdrawn' })
    expect(await holdsOf(at.invoiceId)).toEqual([])
    expect(await mailsTo(at.email)).toContain(`Your question about invoice ${at.number} is closed`)
    expect(await withdrawDispute(place(at), { by: 'client', words: '', ...byClient() })).toMatchObject({
      reason: 'over',
    })
    expect(await writeInDispute(place(at), { by: 'client', text: 'x', files: [], ...byClient() })).toMatchObject({
      reason: 'over',
    })
  })
})

describe('outcomes', () => {
  test('accepted: credited to the cent, settled, with the note attached', async () => {
    const at = await disputed()
    expect(await decide(at.disputeId, 'accepted')).toEqual({ ok: true, value: null })
    expect(await entriesOf(at.invoiceId)).toEqual([
      ['revenue', 25_000n],
      ['receivable', -25_000n],
    ])
    expect(await invoiceOf(at.invoiceId)).toMatchObject({ state: 'settled', balanceMinor: 0n })
    expect(await disputeOf(at.disputeId)).toMatchObject({
      state: 'resolved',
      outcome: 'accepted',
      creditMinor: 25_000n,
    })
    expect(await holdsOf(at.invoiceId)).toEqual([])
    await world.work()
    const mail = (await world.mails(at.email)).find(({ subject }) => subject.startsWith('We have credited $250.00'))
    expect(mail?.attachments).toMatchObject([{ filename: expect.stringMatching(/^Credit-note-\d+\.pdf$/) }])
    expect(mail?.text).toContain('Nothing is left to pay')
    expect(await decide(at.disputeId, 'rejected')).toEqual({ ok: false, reason: 'over' })
  })

  test('a part is credited, the rest stays open; credit notes are numbered without a gap', async () => {
    const at = await disputed()
    expect(await decide(at.disputeId, 'part_credit', 25_001n)).toMatchObject({ reason: 'more_than_disputed' })
    expect(await decide(at.disputeId, 'part_credit')).toMatchObject({ reason: 'amount_missing' })
    expect(await decide(at.disputeId, 'part_credit', 4_000n)).toMatchObject({ ok: true })
    expect(await invoiceOf(at.invoiceId)).toMatchObject({ state: 'issued', balanceMinor: 21_000n })
    const numbers = (await prisma.creditNote.findMany({ where: { businessId }, orderBy: { number: 'asc' } })).map(
      (note) => note.number,
    )
    expect(numbers).toEqual(numbers.map((_, n) => n + 1))
  })

  test('twenty decisions at once make one credit note', async () => {
    const at = await disputed()
    const all = await Promise.all(Array.from({ length: 20 }, () => decide(at.disputeId, 'accepted')))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await prisma.creditNote.count({ where: { businessId, invoiceId: at.invoiceId } })).toBe(1)
  })

  test('corrected: the old one is credited whole, the new one is owed on the old terms', async () => {
    const { invoiceId, clientId } = await invoiceWithLines()
    const opened = await openDispute({
      ...{ businessId, clientId, invoiceId, sentTo: null, messageId: newId(), files: [], now: world.now() },
      ...{ reason: 'wrong_details', words: 'The order number is 4711.', amount: null, lines: [] },
    })
    if (!opened.ok) throw new Error(opened.reason)
    const { disputeId } = opened.value
    const correction = { line: 'Design work, May', purchaseOrder: '4711' }
    expect(await decide(disputeId, 'corrected', 11_900n, { correction })).toEqual({ ok: true, value: null })
    const old = await invoiceOf(invoiceId)
    expect(old).toMatchObject({ state: 'settled', balanceMinor: 0n })
    const { correctedInvoiceId } = await disputeOf(disputeId)
    const fresh = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: correctedInvoiceId ?? '' } },
      include: { lines: true, messages: true },
    })
    expect(fresh).toMatchObject({
      ...{ number: `${old.number}-R1`, state: 'issued', balanceMinor: 11_900n, purchaseOrder: '4711' },
      ...{ issuedOn: new Date('2026-11-30'), dueOn: new Date('2026-12-30') },
      lines: [{ description: 'Design work, May', amountMinor: 10_000n, taxMinor: 1_900n }],
    })
    expect(fresh.messages.map(({ subject }) => subject)).toEqual([
      `Invoice ${fresh.number} takes the place of invoice ${old.number}`,
    ])
  })

  test('not accepted needs reasons, leaves the sum, and can be disagreed with once', async () => {
    const at = await disputed({ amount: usd(5_000n) })
    expect(await decide(at.disputeId, 'rejected', undefined, { words: '' })).toMatchObject({ reason: 'words_missing' })
    expect(await decide(at.disputeId, 'rejected')).toMatchObject({ ok: true })
    expect(await invoiceOf(at.invoiceId)).toMatchObject({ balanceMinor: 25_000n })
    expect(await holdsOf(at.invoiceId)).toEqual([])
    const no = { agrees: false, words: 'Look at the sheet of May.' }
    expect(await answerOutcome(place(at), { agrees: false, words: '', ...byClient() })).toMatchObject({
      reason: 'words_missing',
    })
    expect(await answerOutcome(place(at), { ...no, ...byClient() })).toMatchObject({ ok: true })
    expect(await disputeOf(at.disputeId)).toMatchObject({ state: 'under_review', outcome: null, agreed: false })
    expect(await holdsOf(at.invoiceId)).toMatchObject([{ kind: 'dispute', amountMinor: 5_000n }])
    expect((await taskOf(at.disputeId)).doneAt).toBeNull()
    expect(await decide(at.disputeId, 'rejected')).toMatchObject({ ok: true })
    expect(await answerOutcome(place(at), { ...no, ...byClient() })).toMatchObject({ reason: 'over' })
    await world.work()
    const decisions = (await world.mails(at.email)).filter(({ subject }) => subject.startsWith('Our answer to'))
    expect(decisions.map(({ text }) => text.includes('If you see it differently')).sort()).toEqual([false, true])
  })

  test('a proposal does nothing before the client agrees', async () => {
    const at = await disputed()
    const wish = {
      businessId,
      disputeId: at.disputeId,
      outcome: 'part_credit',
      amount: usd(10_000n),
      words: 'Half of it?',
      author: 'Nora',
      actor,
    } as const
    expect(await proposeOutcome({ ...wish, messageId: newId(), now: world.now() })).toMatchObject({ ok: true })
    expect(await disputeOf(at.disputeId)).toMatchObject({
      state: 'proposed',
      outcome: 'part_credit',
      creditMinor: 10_000n,
    })
    expect((await invoiceOf(at.invoiceId)).balanceMinor).toBe(25_000n)
    expect((await holdsOf(at.invoiceId)).length).toBe(1)

    expect(await answerOutcome(place(at), { agrees: false, words: 'Too little.', ...byClient() })).toMatchObject({
      ok: true,
    })
    expect(await disputeOf(at.disputeId)).toMatchObject({ state: 'under_review', outcome: null })
    expect(await proposeOutcome({ ...wish, amount: usd(12_000n), messageId: newId(), now: world.now() })).toMatchObject(
      { ok: true },
    )
    expect(await answerOutcome(place(at), { agrees: true, words: '', ...byClient() })).toMatchObject({ ok: true })
    expect(await disputeOf(at.disputeId)).toMatchObject({ state: 'resolved', agreed: true, creditMinor: 12_000n })
    expect((await invoiceOf(at.invoiceId)).balanceMinor).toBe(13_000n)
    expect(await mailsTo(at.email)).toEqual(
      expect.arrayContaining([
        `How we would settle your question about invoice ${at.number}`,
        `We have credited $120.00 on invoice ${at.number}`,
      ]),
    )
  })

  test('what was paid in the meantime becomes the client’s credit, and a task', async () => {
    const at = await disputed({ amount: usd(5_000n) })
    await pay(at.invoiceId, 25_000n)
    expect(await invoiceOf(at.invoiceId)).toMatchObject({ state: 'settled' })
    expect(await decide(at.disputeId, 'accepted')).toMatchObject({ ok: true })
    const { clientId } = await invoiceOf(at.invoiceId)
    const { _sum } = await prisma.ledgerEntry.aggregate({
      where: { businessId, clientId, account: 'unapplied' },
      _sum: { amountMinor: true },
    })
    expect(_sum.amountMinor).toBe(-5_000n)
    expect(await prisma.task.count({ where: { businessId, clientId, kind: 'overpayment', doneAt: null } })).toBe(1)
  })
})

async function invoiceWithLines() {
  count += 1
  const created = await createInvoice({
    businessId,
    invoice: {
      client: { inline: { name: `Lines ${count}`, email: `lines-${count}@example.com`, contactName: 'Ada' } },
      ...{
        number: `L-${count}`,
        issuedOn: Temporal.PlainDate.from('2026-10-21'),
        termsText: 'Net 30',
        currency: 'USD',
      },
      terms: { kind: 'fixed', dueOn: Temporal.PlainDate.from('2026-11-20') },
      lines: [
        { description: 'Design', quantity: '1', unitAmount: 10_000n, taxRate: '19' },
        { description: 'Hosting', quantity: '1', unitAmount: 5_000n, taxRate: '19' },
      ],
      ...{ purchaseOrder: '4710', description: null, earlyDiscount: null },
    },
    ...{ issue: 'age', actor: 'system', now: world.now() },
  })
  if (!created.ok) throw new Error(created.reason)
  const { clientId } = await invoiceOf(created.value.invoiceId)
  return { invoiceId: created.value.invoiceId, clientId }
}

const pay = (invoiceId: string, minor: bigint) =>
  recordManualPayment({
    ...{ businessId, invoiceId, amount: usd(minor), method: 'check', reference: null, actor, now: world.now() },
    receivedOn: Temporal.PlainDate.from('2026-11-30'),
  })
