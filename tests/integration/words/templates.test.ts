import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const list = await import('#app/routes/admin.settings.words._index/route.tsx')
const editor = await import('#app/routes/admin.settings.words.$kind/route.tsx')
const { prisma } = world
const password = 'correct horse battery'
const businessId = await makeBusiness(prisma)
let cookie = ''

afterAll(() => world.close())
beforeAll(async () => {
  await createStaffUser({
    name: 'Nora',
    email: 'nora@example.com',
    password,
    businessId,
    role: 'owner',
    now: world.now(),
  })
  const session = await signIn(
    { email: 'nora@example.com', password, ip: null },
    new Request('http://localhost:3999/sign-in'),
  )
  cookie = session.ok ? (session.value.headers.getSetCookie()[0]?.split(';')[0] ?? '') : ''
  await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2026-11-28', now: world.now() })
})

const kind = 'reminder.courtesy'
const args = (query: string, form?: Record<string, string>, of: string = kind) => ({
  request: new Request(`http://localhost:3999/admin/settings/words/${of}?${query}`, {
    headers: { cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  }),
  params: { kind: of },
  context: {},
})
const words = {
  subject: 'A line about invoice {{ invoice.number }}',
  body: 'Thank you, {{ client.name }}.\n\n{{ invoice.open }} {{ invoice.falls_due }}.',
}
const act = async (form: Record<string, string>, query = 'language=en') => {
  const testId = crypto.randomUUID()
  try {
    const answer = await editor.action(args(query, { testId, invoice: '2041', ...words, ...form }))
    return { status: answer.init?.status ?? 200, ...answer.data }
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, to: thrown.headers.get('location') }
    throw thrown
  }
}
const open = (query: string) => editor.loader(args(query))
const kept = () => prisma.messageTemplate.count({ where: { businessId } })

describe('words that cannot be used', () => {
  test('are refused with the line and what was meant, and nothing is kept', async () => {
    const answer = await act({ intent: 'save', body: 'One\n\n{{ client.nmae }}' })
    expect(answer).toMatchObject({
      status: 400,
      faults: [{ field: 'body', line: 3, message: 'there is no `client.nmae`; did you mean `client.name`?' }],
      preview: null,
    })
    expect(await kept()).toBe(0)
  })

  test('nor those of an unknown kind or language', async () => {
    await expect(editor.loader(args('', undefined, 'reminder.gate'))).rejects.toMatchObject({ status: 404 })
    await expect(open('language=it')).rejects.toMatchObject({ status: 404 })
  })
})

test('the tone is looked at before saving, and may be kept after a look', async () => {
  const body = `${words.body} This is URGENT.`
  const asked = await act({ intent: 'save', body })
  expect(asked).toMatchObject({
    status: 400,
    wantsConfirmation: true,
    flags: [{ kind: 'capitals', excerpt: 'URGENT' }],
  })
  expect(await kept()).toBe(0)
  expect(await act({ intent: 'keep', body })).toMatchObject({ status: 302 })
  expect(await kept()).toBe(1)
})

test('a preview shows the words on an invoice, without a token and without sending', async () => {
  const { preview } = (await act({ intent: 'preview' })) as { preview: { subject: string; html: string } }
  expect(preview.subject).toBe('A line about invoice 2041')
  expect(preview.html).toContain('/p/preview"')
  expect(await act({ intent: 'preview', invoice: '9999' })).toMatchObject({ status: 400, preview: null })
  expect(await world.mails()).toEqual([])
})

test('a test goes to the one who asks, once, and the client knows nothing of it', async () => {
  const testId = crypto.randomUUID()
  await act({ intent: 'test', testId })
  expect(await act({ intent: 'test', testId })).toMatchObject({ said: expect.stringContaining('nora@example.com') })
  const mails = await world.mails()
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
    [['nora@example.com'], 'Test: A line about invoice 2041'],
  ])
  expect(await prisma.outboxMessage.count({ where: { businessId } })).toBe(0)
  const client = await prisma.client.findFirstOrThrow({ where: { businessId } })
  expect(client.lastContactAt).toBeNull()
})

test('saved words are in the next reminder; other languages and other kinds stay as they were', async () => {
  expect(await act({ intent: 'save' })).toMatchObject({ status: 302 })
  await world.work()
  const [mail] = await world.mails('ada@example.com')
  expect(mail?.subject).toBe('A line about invoice 2041')
  expect(mail?.text).toContain('is due on Saturday, 28 November.')
  const message = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, kind: 'reminder' } })
  expect(message.words).toMatchObject({ kind, version: 2, language: 'en' })

  expect((await open('language=de')).words.subject).toBe('Rechnung {{ invoice.number }} {{ invoice.falls_due }}')
  const page = await list.loader(args(''))
  const own = page.groups.flatMap(({ kinds }) =>
    kinds.flatMap((each) =>
      each.versions.filter(({ version }) => version).map(({ language }) => [each.kind, language]),
    ),
  )
  expect(own).toEqual([[kind, 'en']])
})

test('every version is kept, and one goes back to any of them', async () => {
  expect(await act({ intent: 'restore', version: '' })).toMatchObject({ status: 302 })
  expect((await open('language=en')).words.subject).toBe('Invoice {{ invoice.number }} {{ invoice.falls_due }}')
  expect(await act({ intent: 'restore', version: '2' })).toMatchObject({ status: 302 })
  expect(await act({ intent: 'restore', version: '3' })).toMatchObject({ status: 400 })
  const page = await open('language=en')
  expect(page.words).toEqual(words)
  expect(page.versions.map(({ version, words: text, by }) => [version, Boolean(text), by])).toEqual([
    [4, true, 'Nora'],
    [3, false, 'Nora'],
    [2, true, 'Nora'],
    [1, true, 'Nora'],
  ])
  const events = await prisma.timelineEvent.findMany({ where: { businessId, type: 'business.updated' } })
  expect(events).toHaveLength(4)
  expect(events[0]?.data).toEqual({ changed: ['words of “Courtesy note” in English'] })
})
