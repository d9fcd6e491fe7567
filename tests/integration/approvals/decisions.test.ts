import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { approveMessage } = await import('#app/features/approvals/approve-message.server.ts')
const { approveMany } = await import('#app/features/approvals/approve-many.server.ts')
const { editDraft } = await import('#app/features/approvals/edit-draft.server.ts')
const { skipDraft } = await import('#app/features/approvals/skip-draft.server.ts')
const { postponeDraft } = await import('#app/features/approvals/postpone-draft.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { prisma } = world
afterAll(() => world.close())

let businessId: string
let count = 0
let email: string
beforeEach(async () => {
  businessId = await makeBusiness(prisma)
  await approveEverything(prisma, businessId, world.now())
  count += 1
  email = `ada${count}@example.com`
})

const today = () =>
  Temporal.Instant.from(world.now().toISOString()).toZonedDateTimeISO('America/New_York').toPlainDate()
const invoice = (daysLate: number, over: { number?: string; currency?: string } = {}) =>
  makeInvoice({
    ...{ businessId, number: `20${count}`, email, clientName: 'Ada Ltd', now: world.now() },
    dueOn: today().subtract({ days: daysLate }).toString(),
    ...over,
  })
const drafts = () =>
  prisma.outboxMessage.findMany({ where: { businessId, state: 'drafted' }, orderBy: { createdAt: 'asc' } })
async function draft() {
  await world.work()
  const [one] = await drafts()
  if (!one) throw new Error('no draft')
  return one
}
const call = (messageId: string) => ({ businessId, messageId, actor: 'user:nora', now: world.now() })
const message = (id: string) => prisma.outboxMessage.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const events = async (type: string) =>
  (await prisma.timelineEvent.findMany({ where: { businessId, type } })).map(({ actor, data }) => ({ actor, data }))
const steps = () =>
  prisma.reminder.findMany({ where: { businessId, outcome: { not: 'obsolete' } }, orderBy: { stage: 'asc' } })
/** The secret of a link is put in while sending; everything else is as approved. */
const sealed = (html: string) => html.replaceAll(/\/p\/[\w~-]+/g, '/p/…')

describe('approving', () => {
  test('sends exactly what was approved: a person’s subject, words and line among it', async () => {
    await invoice(7)
    const { id, html: before } = await draft()
    const edited = await editDraft({
      ...call(id),
      edit: {
        subject: 'A word about invoice 201',
        body: 'Hello, invoice 201 for $250.00 is open.\n\nIf paying in parts would help, please reply. Thank you.',
        personalLine: 'The spring catalogue looks wonderful.',
      },
      isConfirmed: true,
    })
    expect(edited).toMatchObject({ ok: true, value: { isSaved: true } })
    const approval = call(id)
    expect(await approveMessage(approval)).toEqual({ ok: true, value: { sendAt: approval.now } })
    const stored = await message(id)
    expect(stored).toMatchObject({ approvedBy: 'user:nora', editedBy: 'user:nora', state: 'queued' })
    expect(stored.html).not.toBe(before)

    await world.work()
    const [mail] = await world.mails(email)
    expect(mail).toMatchObject({ subject: 'A word about invoice 201' })
    expect(sealed(mail?.html ?? '')).toBe(sealed(stored.html))
    expect(sealed(mail?.text ?? '')).toBe(sealed(stored.text))
    expect(mail?.text).toContain('The spring catalogue looks wonderful.')
    expect(await events('reminder.approved')).toMatchObject([{ actor: 'user:nora', data: { number: '201' } }])
    expect(await events('reminder.edited')).toMatchObject([{ actor: 'user:nora', data: { stage: 'first_follow_up' } }])
    expect(await steps()).toMatchObject([{ outcome: 'completed' }])
  })

  test('twice, or after somebody else decided, changes nothing', async () => {
    await invoice(7)
    const { id } = await draft()
    const both = await Promise.all([approveMessage(call(id)), approveMessage(call(id))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await events('reminder.approved')).toHaveLength(1)
    const edit = { subject: 'Too late', body: 'Too late', personalLine: '' }
    expect(await editDraft({ ...call(id), edit, isConfirmed: true })).toEqual({ ok: false, reason: 'gone' })
    expect(await skipDraft({ ...call(id), reason: 'x' })).toEqual({ ok: false, reason: 'gone' })
    expect(await approveMessage({ ...call(id), businessId: await makeBusiness(prisma) })).toEqual({
      ok: false,
      reason: 'not_found',
    })
  })

  test('facts that moved bring it back for another look, with the reason, and nothing is sent', async () => {
    await invoice(7)
    const { id } = await draft()
    await prisma.contact.updateMany({ where: { businessId }, data: { email: `new.${email}` } })
    expect(await approveMessage(call(id))).toEqual({ ok: false, reason: 'moved' })
    const again = await draft()
    expect(again).toMatchObject({
      toAddress: `new.${email}`,
      reviewReason: expect.stringContaining('had changed') as string,
    })
    expect((await message(id)).state).toBe('cancelled')
    expect(await world.mails(email)).toEqual([])
  })

  test('words that would be too old when it could go out bring it back as such', async () => {
    await invoice(45)
    const { id } = await draft()
    const inTwoDays = new Date(world.now().getTime() + 2 * 24 * 3_600_000)
    expect(await approveMessage({ ...call(id), now: inTwoDays })).toEqual({ ok: false, reason: 'aged' })
    expect((await message(id)).lastError).toContain('too late')
  })

  test('facts that move after the approval bring it back too', async () => {
    const invoiceId = await invoice(7)
    const { id } = await draft()
    await approveMessage(call(id))
    await recordManualPayment({
      ...{ businessId, invoiceId, amount: { minor: 10_000n, currency: 'USD' }, method: 'check', receivedOn: today() },
      ...{ reference: null, actor: 'system', now: world.now() },
    })
    const again = await draft()
    expect(again).toMatchObject({ state: 'drafted', approvedBy: null, reviewReason: expect.any(String) as string })
    expect((await world.mails(email)).map(({ subject }) => subject)).toEqual([expect.stringContaining('Thank you')])
  })

  test('two drafts of one client, approved at once, go out on two days', async () => {
    await invoice(7)
    await invoice(7, { number: 'E1', currency: 'EUR' })
    await world.work()
    const both = (await drafts()).map(({ id }) => id)
    expect(both).toHaveLength(2)
    expect(await approveMany({ ...call(''), messageIds: [...both, both[0] ?? ''] })).toEqual({
      ...{ approved: 2, approvedIds: both, moved: 0, gone: 0 },
    })
    await world.advance('P2D')
    const days = (await world.mails(email)).map(({ at }) => at.slice(0, 10))
    expect(new Set(days).size).toBe(2)
    expect(days).toHaveLength(2)
  })
})

describe('the words of a draft', () => {
  test('blame is shown before it is saved, and nothing has changed until it is confirmed', async () => {
    await invoice(7)
    const { id, html, subject } = await draft()
    const edit = { subject, body: 'You have failed to pay invoice 206 of $250.00.', personalLine: '' }
    const shown = await editDraft({ ...call(id), edit, isConfirmed: false })
    expect(shown).toMatchObject({ ok: true, value: { isSaved: false } })
    expect(shown.ok && shown.value.flags.map(({ kind }) => kind)).toContain('blame')
    expect((await message(id)).html).toBe(html)
    expect(await editDraft({ ...call(id), edit, isConfirmed: true })).toMatchObject({ value: { isSaved: true } })
    expect((await message(id)).html).not.toBe(html)
    for (const empty of [
      { ...edit, subject: ' ' },
      { ...edit, body: ' ' },
    ]) {
      expect(await editDraft({ ...call(id), edit: empty, isConfirmed: true })).toMatchObject({ ok: false })
    }
  })
})

describe('not sending it', () => {
  test('a skipped draft completes its stage, with who and why, and the ladder goes on', async () => {
    await invoice(7)
    const { id } = await draft()
    expect(await skipDraft({ ...call(id), reason: 'We spoke at the fair' })).toEqual({ ok: true, value: null })
    expect(await steps()).toMatchObject([
      { outcome: 'skipped', reason: 'We spoke at the fair', messageId: null, stageKey: 'first_follow_up' },
    ])
    expect(await events('reminder.skipped')).toMatchObject([
      { actor: 'user:nora', data: { reason: 'We spoke at the fair' } },
    ])
    expect(await events('reminder.cancelled')).toEqual([])
    await world.work()
    expect(await drafts()).toEqual([])
    await world.advance('P7D')
    expect(await drafts()).toMatchObject([{ words: { stage: 'second_follow_up' } }])
  })

  test('a postponed draft rests to its day, and then it is written anew', async () => {
    await invoice(7)
    const { id } = await draft()
    const until = today().add({ days: 3 })
    for (const bad of [today(), today().add({ days: 61 })]) {
      expect(await postponeDraft({ ...call(id), until: bad })).toEqual({ ok: false, reason: 'bad_day' })
    }
    expect(await postponeDraft({ ...call(id), until })).toEqual({ ok: true, value: null })
    await world.work()
    expect(await drafts()).toEqual([])
    expect(await prisma.hold.findMany({ where: { businessId } })).toMatchObject([
      { kind: 'manual', stopsCharges: false, placedBy: 'user:nora' },
    ])
    expect(await events('reminder.postponed')).toMatchObject([{ data: { until: until.toString() } }])
    await world.advance('P2D')
    expect(await drafts()).toEqual([])
    await world.advance('P1D')
    expect(await drafts()).toMatchObject([{ reviewReason: expect.stringContaining('put off until') as string }])
  })

  test('a draft that nobody decides is flagged once, however often it is written anew, and a decision ends the flag', async () => {
    await invoice(45)
    const { waitingSince } = await draft()
    await world.advance('P12D')
    const [late] = await drafts()
    expect(late?.waitingSince).toEqual(waitingSince)
    const flags = () => prisma.task.findMany({ where: { businessId, kind: 'draft' } })
    expect(await flags()).toMatchObject([{ doneAt: null }])
    expect(await skipDraft({ ...call(late?.id ?? ''), reason: 'They went out of business' })).toMatchObject({
      ok: true,
    })
    expect(await flags()).toMatchObject([{ doneAt: expect.any(Date) as Date }])
  })
})
