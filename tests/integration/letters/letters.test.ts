import { beforeEach, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { basisFactsOf, byPost, reminderBasis } from '#app/domain/dunning/reminder-basis.ts'
import type { LetterContent } from '#app/domain/letter/letter-content.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { lockClient, loadDunningFacts } = await import('#app/db/read/dunning-facts.server.ts')
const { writeLetter } = await import('#app/db/write/letters.server.ts')
const { approveLetter } = await import('#app/features/letters/approve-letter.server.ts')
const { cancelLetter } = await import('#app/features/letters/cancel-letter.server.ts')
const { printLetters } = await import('#app/features/letters/print-letters.server.ts')
const { markPosted } = await import('#app/features/letters/mark-posted.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')

// A Tuesday, 10:00 in New York.
const written = new Date('2027-01-12T15:00:00Z')
const later = (days: number) => new Date(written.getTime() + days * 86_400_000)
const day = (text: string) => Temporal.PlainDate.from(text)
const actor = 'user:nora'
let businessId = ''
let numbers = 2040

beforeEach(async () => {
  businessId = await makeBusiness(prisma)
})

/** An overdue invoice with a final notice on paper, as the engine would write it. */
async function makeLetter(needsApproval = false) {
  const number = String((numbers += 1))
  const invoiceId = await makeInvoice({ businessId, number, email: null, dueOn: '2026-11-28', now: later(-60) })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  await prisma.client.update({
    where: { businessId_id: { businessId, id: clientId } },
    data: { postalAddress: '5 St James Square\nBoston, MA 02110' },
  })
  const open = { amount: 25_000, currency: 'USD' }
  const words: LetterContent = {
    ...{ subject: `Invoice ${number}: final notice, please answer by 27 January`, salutation: 'Dear Ada,' },
    ...{ paragraphs: ['The amount below is open.', 'Please answer by Wednesday, 27 January 2027.'] },
    ...{ closing: 'Kind regards', locale: 'en-US' },
    items: [
      {
        ...{ invoiceId, number, issuedOn: '2026-10-29', dueOn: '2026-11-28', reference: `${number}-7K` },
        ...{ total: open, paid: { ...open, amount: 0 }, charges: [], open },
      },
    ],
  }
  const letter = await inTransaction(async (tx) => {
    await lockClient(tx, businessId, clientId)
    const facts = await loadDunningFacts(tx, businessId, clientId, written)
    const invoice = facts?.invoices.find(({ id }) => id === invoiceId)
    if (!invoice) throw new Error('not in the chase set')
    const basis = reminderBasis(basisFactsOf(invoice, byPost, 7), day('2027-01-12'), day('2027-01-26'))
    const made = await writeLetter(tx, {
      ...{ businessId, clientId, invoiceId, kind: 'final_demand', words, basis, needsApproval, now: written },
      addressee: `Client of ${number}\n5 St James Square\nBoston, MA 02110`,
      answerBy: day('2027-01-27'),
      announces: [],
    })
    await tx.reminder.create({
      data: {
        ...{
          businessId,
          id: crypto.randomUUID(),
          invoiceId,
          stage: 7,
          stageKey: 'final_demand',
          level: 7,
          offsetDays: 45,
        },
        ...{ channel: 'letter', outcome: 'pending', decidedAt: written, letterId: made.letterId },
      },
    })
    return made
  })
  return { ...letter, invoiceId, clientId, number }
}

const letterNow = (id: string) => prisma.letter.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const stepOf = (letterId: string) => prisma.reminder.findFirst({ where: { businessId, letterId } })
const eventsOf = async (invoiceId: string) => {
  const events = await prisma.timelineEvent.findMany({
    where: { businessId, invoiceId, type: { startsWith: 'letter.' } },
    orderBy: { id: 'asc' },
  })
  return events.map(({ type }) => type)
}
const print = (...letterIds: string[]) => printLetters({ businessId, letterIds, actor, now: later(3) })
const textOf = (pdf: Uint8Array | null) =>
  wordsOnPages(pdf ?? new Uint8Array()).map((page) =>
    page
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' '),
  )

test('a letter is approved, printed and posted; only the posting takes the stage', async () => {
  const { letterId, invoiceId, clientId } = await makeLetter(true)
  expect(await letterNow(letterId)).toMatchObject({ state: 'drafted', number: null })
  expect(await print(letterId)).toEqual({ pdf: null, printed: 0, withdrawn: 0 })

  expect(await approveLetter({ businessId, letterId, actor, now: later(2) })).toEqual({ ok: true, value: null })
  expect(await approveLetter({ businessId, letterId, actor, now: later(2) })).toMatchObject({ reason: 'not_waiting' })
  expect(await letterNow(letterId)).toMatchObject({ state: 'ready', number: 1 })

  const { pdf, printed } = await print(letterId)
  expect(printed).toBe(1)
  expect(await stepOf(letterId)).toMatchObject({ outcome: 'pending', doneAt: null })
  const kept = await letterNow(letterId)
  const file = await prisma.storedFile.findUniqueOrThrow({
    where: { businessId_hash: { businessId, hash: kept.fileHash ?? '' } },
  })
  expect(textOf(file.bytes)).toEqual(textOf(pdf))

  const posting = { businessId, letterIds: [letterId], tracking: 'RR 123', actor, now: later(4) }
  expect(await markPosted({ ...posting, postedOn: day('2027-01-17') })).toMatchObject({ reason: 'in_the_future' })
  expect(await markPosted({ ...posting, postedOn: day('2027-01-14') })).toMatchObject({ reason: 'before_printing' })
  expect(await markPosted({ ...posting, postedOn: day('2027-01-15') })).toEqual({ ok: true, value: 1 })
  expect(await markPosted({ ...posting, postedOn: day('2027-01-15') })).toEqual({ ok: true, value: 0 })

  const noon = new Date('2027-01-15T17:00:00Z')
  expect(await letterNow(letterId)).toMatchObject({ state: 'posted', postedBy: actor, tracking: 'RR 123' })
  expect(await stepOf(letterId)).toMatchObject({ outcome: 'completed', doneAt: noon })
  const client = await prisma.client.findUniqueOrThrow({ where: { businessId_id: { businessId, id: clientId } } })
  expect(client).toMatchObject({ lastContactAt: noon, nextCheckAt: later(4) })
  const invoice = await prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id: invoiceId } } })
  expect(invoice).toMatchObject({ firstSentAt: noon, stage: 7 })
  expect(await eventsOf(invoiceId)).toEqual(['letter.drafted', 'letter.ready', 'letter.printed', 'letter.posted'])
  expect(await prisma.task.count({ where: { businessId, kind: 'letter', doneAt: null } })).toBe(0)
})

describe('the last gate before the printer', () => {
  const moved: [string, (letter: Awaited<ReturnType<typeof makeLetter>>) => Promise<unknown>][] = [
    ['paid', ({ invoiceId }) => pay(invoiceId, 25_000n)],
    ['paid in part', ({ invoiceId }) => pay(invoiceId, 10_000n)],
    ['held', ({ clientId, invoiceId }) => hold({ clientId, invoiceId })],
    ['all of the business held', () => hold({})],
    ['a part disputed since', ({ clientId, invoiceId }) => hold({ clientId, invoiceId, amountMinor: 500n })],
    [
      'moved house',
      ({ clientId }) =>
        prisma.client.update({
          where: { businessId_id: { businessId, id: clientId } },
          data: { postalAddress: '1 New Road\nBoston' },
        }),
    ],
  ]
  const pay = (invoiceId: string, minor: bigint) =>
    recordManualPayment({
      ...{ businessId, invoiceId, amount: { minor, currency: 'USD' }, method: 'check', reference: null, actor },
      ...{ receivedOn: day('2027-01-13'), now: later(1) },
    })
  const hold = (over: object) =>
    prisma.hold.create({
      data: {
        ...{ businessId, id: crypto.randomUUID(), kind: 'manual', reason: 'Ada is away', placedAt: later(1) },
        ...{ placedBy: actor, ...over },
      },
    })

  test.each(moved)('%s meanwhile: it is not printed, and its stage is open again', async (_, change) => {
    const letter = await makeLetter()
    await change(letter)
    expect(await print(letter.letterId)).toMatchObject({ pdf: null, printed: 0 })
    expect(await letterNow(letter.letterId)).toMatchObject({ state: 'cancelled', number: 1, fileHash: null })
    expect(await stepOf(letter.letterId)).toBeNull()
    const where = { businessId_id: { businessId, id: letter.clientId } }
    expect((await prisma.client.findUniqueOrThrow({ where })).nextCheckAt?.getTime()).toBeLessThanOrEqual(
      later(3).getTime(),
    )
    expect(await prisma.task.count({ where: { businessId, kind: 'letter', doneAt: null } })).toBe(0)
  })

  test('after the day through which its words are true, it is written anew', async () => {
    const { letterId } = await makeLetter()
    expect(await printLetters({ businessId, letterIds: [letterId], actor, now: later(15) })).toMatchObject({
      withdrawn: 1,
    })
  })

  test('a hold that has ended, or of another client, does not stand in the way', async () => {
    const [letter, other] = [await makeLetter(), await makeLetter()]
    await hold({ clientId: letter.clientId, until: new Date('2027-01-14T00:00:00Z') })
    await hold({ clientId: other.clientId })
    expect(await print(letter.letterId)).toMatchObject({ printed: 1, withdrawn: 0 })
  })
})

test('a batch is one PDF in the order of its numbers; the client keeps the days to answer', async () => {
  const letters = [await makeLetter(), await makeLetter(), await makeLetter()]
  const ids = letters.map(({ letterId }) => letterId)
  const { pdf, printed } = await print(...[...ids].reverse())
  expect(printed).toBe(3)
  const pages = textOf(pdf)
  expect(pages.map((page) => /Letter(\d)/.exec(page)?.[1])).toEqual(['1', '2', '3'])
  for (const page of pages) {
    expect(page).toContain('Date15 January 2027')
    expect(page).toContain('please answer by 30 January')
    expect(page).toContain('Saturday, 30 January 2027')
    expect(page).not.toContain('27 January')
  }
  // Printed again, on another day and under another name of the street: the sheets stay what they were.
  const again = await printLetters({ businessId, letterIds: ids, actor, now: later(9) })
  expect(textOf(again.pdf)).toEqual(pages)
})

test('numbers have no gap, whatever is approved or cancelled at once', async () => {
  const drafts = await Promise.all(Array.from({ length: 8 }, () => makeLetter(true)))
  await cancelLetter({ businessId, letterId: drafts[0]?.letterId ?? '', reason: 'x', actor, now: written })
  await Promise.all(drafts.map(({ letterId }) => approveLetter({ businessId, letterId, actor, now: written })))
  const taken = await prisma.letter.findMany({
    where: { businessId, number: { not: null } },
    orderBy: { number: 'asc' },
  })
  expect(taken.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('a person who cancels a letter skips its stage, with the reason; what is posted stays posted', async () => {
  const { letterId, invoiceId } = await makeLetter()
  await print(letterId)
  const reason = 'We met in person'
  expect(await cancelLetter({ businessId, letterId, reason, actor, now: later(4) })).toMatchObject({ ok: true })
  expect(await stepOf(letterId)).toMatchObject({ outcome: 'skipped', reason })
  expect(await eventsOf(invoiceId)).toEqual(['letter.ready', 'letter.printed', 'letter.cancelled'])
  expect(await cancelLetter({ businessId, letterId, reason, actor, now: later(4) })).toMatchObject({
    reason: 'too_late',
  })
})

test('letters of another business are not there', async () => {
  const { letterId } = await makeLetter(true)
  const mine = businessId
  businessId = await makeBusiness(prisma)
  expect(await approveLetter({ businessId, letterId, actor, now: written })).toMatchObject({ reason: 'not_found' })
  expect(await print(letterId)).toMatchObject({ printed: 0, withdrawn: 0 })
  expect(await prisma.letter.count({ where: { businessId: mine, state: 'drafted' } })).toBe(1)
})
