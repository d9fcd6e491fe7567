import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveEverything } from '#tests/support/approval-policy.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const page = await import('#app/routes/admin.approvals/route.tsx')
const today = await import('#app/routes/admin._index/route.tsx')
const outbox = await import('#app/routes/admin.outbox.$id.tsx')
const invoice = await import('#app/routes/admin.invoices.$id/route.tsx')
afterAll(() => world.close())

const password = 'correct horse battery'
const ours = { businessId: '', cookie: '' }
const theirs = { ...ours }
let bookkeeper: { cookie: string }

async function staff(businessId: string, email: string, role: 'owner' | 'bookkeeper'): Promise<string> {
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: world.now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  return session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

beforeAll(async () => {
  for (const [side, name] of [
    [ours, 'ours'],
    [theirs, 'theirs'],
  ] as const) {
    side.businessId = await makeBusiness(prisma)
    await approveEverything(prisma, side.businessId, world.now())
    side.cookie = await staff(side.businessId, `${name}@example.com`, 'owner')
    for (const number of [1, 2, 3, 4, 5]) {
      const client = { clientName: `Client ${number}`, email: `c${number}@${name}.example` }
      await makeInvoice({
        ...{ businessId: side.businessId, number: `${number}`, dueOn: '2026-11-16', now: world.now(), ...client },
      })
    }
  }
  bookkeeper = { cookie: await staff(ours.businessId, 'books@example.com', 'bookkeeper') }
  await world.work()
})

const args = (side: { cookie: string }, query = '', form?: [string, string][]) =>
  ({
    request: new Request(`http://localhost:3999/admin/approvals${query}`, {
      headers: { cookie: side.cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    }),
    params: {},
    context: {},
  }) satisfies LoaderFunctionArgs
const show = (query = '', side: { cookie: string } = ours) => page.loader(args(side, query))
const act = (form: Record<string, string>, side: { cookie: string } = ours) =>
  page.action(args(side, '', Object.entries(form)))
const placeAfter = async (answer: unknown) => {
  if (!(answer instanceof Response) || answer.status !== 302) throw new Error(JSON.stringify(answer))
  return answer.headers.get('Location')?.replace('/admin/approvals', '') ?? ''
}
const statusOf = (work: Promise<unknown>) =>
  work.then(
    (answer) => (answer instanceof Response ? answer.status : 200),
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : Promise.reject(thrown as Error)),
  )

test('the queue shows each draft exactly as it would go out, and why', async () => {
  const { drafts, shown, isChosen } = await show()
  expect(drafts.map(({ clientName }) => clientName)).toHaveLength(5)
  expect(drafts[0]).toMatchObject({ what: 'First follow-up', open: { minor: 25_000n }, isLate: false })
  expect(shown).toMatchObject({ id: drafts[0]?.id, cause: '7 days after the due date', cc: [], reviewReason: null })
  const stored = await prisma.outboxMessage.findFirstOrThrow({ where: { id: shown?.id ?? '' } })
  expect(shown?.html).toBe(stored.html)
  expect(shown?.attachments).toHaveLength(2)
  expect(isChosen).toBe(false)
  const { needs } = await today.loader(args(ours))
  expect(needs.find(({ kind }) => kind === 'draft')).toMatchObject({
    ...{ title: '5 drafts wait for your OK', facts: ['oldest a moment'], verb: 'Review', to: '/admin/approvals' },
  })
})

test('the invoice’s page tells the whole ladder: what was left out, what waits, what comes at the earliest', async () => {
  const { shown } = await show()
  const { followUp } = await invoice.loader({ ...args(ours), params: { id: shown?.invoices[0]?.id ?? '' } })
  expect(followUp?.trace.map(({ name, fate, text }) => [name, fate, text])).toEqual([
    ['3 steps', 'left_out', expect.stringMatching(/^left out: /)],
    ['First follow-up', 'waiting', 'drafted, waits for your OK, since 23 November'],
    ['Second follow-up', 'ahead', 'not before 30 November'],
    ['Third follow-up', 'ahead', 'not before 16 December'],
    ['Final notice', 'ahead', 'not before 31 December'],
    ['Your decision on the next step', 'ahead', 'not before 15 January'],
  ])
  expect(followUp?.policy).toMatchObject({ name: 'Everything is looked at' })
})

test('an approval leads to the next draft, and stands on the mail’s own page', async () => {
  const { drafts, shown } = await show()
  const next = drafts[1]?.id ?? ''
  const place = await placeAfter(await act({ intent: 'approve', message: shown?.id ?? '', next }))
  const after = await show(place)
  expect(after).toMatchObject({ shown: { id: next }, isChosen: true, said: 'Approved. It is on its way.' })
  const mail = await outbox.loader({ ...args(ours), params: { id: shown?.id ?? '' } })
  expect(mail.message).toMatchObject({ approvedBy: 'Nora', state: 'queued' })
  const again = await placeAfter(await act({ intent: 'approve', message: shown?.id ?? '', next }))
  expect((await show(again)).said).toContain('meanwhile')
})

test('words are changed in place; blame is shown first and comes back with what was typed', async () => {
  const { shown } = await show()
  const form = { intent: 'edit', message: shown?.id ?? '', subject: 'Hello', personalLine: 'See you soon.' }
  const body = 'You have failed to pay invoice 2.'
  expect(await act({ ...form, body })).toMatchObject({
    data: {
      intent: 'edit',
      typed: { body },
      flags: expect.arrayContaining([
        { kind: 'blame', excerpt: 'You have failed', instead: expect.any(String) as string },
      ]) as object,
    },
    init: { status: 400 },
  })
  expect(await act({ ...form, body, subject: ' ' })).toMatchObject({
    data: { errors: { subject: [expect.any(String)] } },
  })
  const place = await placeAfter(await act({ ...form, body, confirm: 'yes' }))
  const after = await show(place)
  expect(after.shown).toMatchObject({ id: shown?.id, words: { subject: 'Hello', body, personalLine: 'See you soon.' } })
  expect(after.shown).toMatchObject({ editedBy: 'Nora', subject: 'Hello' })
  expect(after.shown?.html).toContain('See you soon.')
})

test('skip asks for a reason, put off for a day that is ahead', async () => {
  const { shown } = await show()
  const message = shown?.id ?? ''
  expect(await act({ intent: 'skip', message, reason: ' ' })).toMatchObject({
    data: { errors: { reason: [expect.any(String)] } },
  })
  for (const until of ['soon', '2026-11-23', '2027-11-23']) {
    expect(await act({ intent: 'postpone', message, until })).toMatchObject({
      data: { errors: { until: [expect.any(String)] } },
    })
  }
  expect(await placeAfter(await act({ intent: 'skip', message, reason: 'We spoke' }))).toBe(
    `?said=skipped&of=${message}`,
  )
  const { shown: second } = await show()
  const place = await placeAfter(await act({ intent: 'postpone', message: second?.id ?? '', until: '2026-12-01' }))
  expect((await show(place)).said).toContain('1 December')
})

test('several are approved together, and nothing of theirs', async () => {
  const { drafts } = await show()
  const { drafts: foreign } = await show('', theirs)
  const chosen = [...drafts, ...foreign.slice(0, 1)].map(({ id }): [string, string] => ['message', id])
  const answer = await page.action(args(ours, '', [['intent', 'approve-chosen'], ...chosen]))
  const place = await placeAfter(answer)
  expect((await show(place)).said).toBe(`${drafts.length} approved. 1 decided by somebody else meanwhile.`)
  expect((await show('', theirs)).drafts).toHaveLength(5)
  expect((await show()).shown).toBeNull()
  expect((await show(await placeAfter(await act({ intent: 'approve-chosen' })))).said).toContain('Choose')
})

test('who may not decide sees the queue and no more; theirs is not shown by its address', async () => {
  expect(await show('', bookkeeper)).toMatchObject({ mayDecide: false })
  const { drafts: foreign } = await show('', theirs)
  const message = foreign[0]?.id ?? ''
  expect(await statusOf(act({ intent: 'approve', message }, bookkeeper))).toBe(403)
  expect(await statusOf(act({ intent: 'approve', message: 'x' }))).toBe(400)
  expect(await statusOf(act({ intent: 'publish', message }))).toBe(400)
  expect((await show(`?draft=${message}`)).shown).toBeNull()
  expect(await statusOf(show('', { cookie: '' }))).toBe(302)
})
