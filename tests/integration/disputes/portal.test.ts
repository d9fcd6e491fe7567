import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'a state is written into a row, to see its page')

// Monday, 09:30 in New York.
const world = await startWorld(new Date('2026-11-30T14:30:00Z'))
const { prisma } = world
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createPortalLink } = await import('#app/db/write/portal-links.server.ts')
const { derivePortalToken } = await import('#app/portal-token.server.ts')
const page = await import('#app/routes/p.$token.dispute/route.tsx')
const fileRoute = await import('#app/routes/p.$token.files.$id.ts')
const noteRoute = await import('#app/routes/p.$token.credit-notes.$id[.]pdf.ts')
const { openCaseFile } = await import('#app/db/read/case-files.server.ts')
const { resolveDispute } = await import('#app/features/disputes/resolve-dispute.server.ts')
const businessId = await makeBusiness(prisma)
afterAll(() => world.close())

let count = 0
async function portal(minor = 25_000n) {
  count += 1
  const number = `Q-${count}`
  const email = `ada-${count}@example.com`
  const invoiceId = await makeInvoice({ businessId, number, email, dueOn: '2026-11-20', minor, now: world.now() })
  const { clientId } = await invoiceOf(invoiceId)
  const { id } = await createPortalLink(prisma, { businessId, clientId, invoiceId, sentTo: email, now: world.now() })
  return { invoiceId, number, email, token: derivePortalToken(id) }
}

const invoiceOf = (id: string) => prisma.invoice.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } })
const casesOf = (invoiceId: string) =>
  prisma.dispute.findMany({ where: { businessId, invoiceId }, include: { messages: true, files: true } })

/** What a page is shown again with. */
interface Refusal {
  data: object
  init: { status?: number } | null
}
type Fields = Record<string, string | readonly (string | File)[]>

/** Sends a form of the page as a browser does; answers the status and what the page would show. */
async function send(token: string, fields: Fields) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  }
  const request = new Request(`http://localhost/p/${token}/dispute`, { method: 'POST', body: form })
  const answer = (await page.action({ request, params: { token }, context: {} })) as Response | Refusal
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get('Location') }
  return { status: answer.init?.status, ...answer.data }
}
const show = (token: string, query = '') =>
  page.loader({ request: new Request(`http://localhost/p/${token}/dispute${query}`), params: { token }, context: {} })
const opening = (over: Fields = {}): Fields => ({
  ...{ intent: 'open', once: randomUUID(), reason: 'wrong_amount', amount: '', words: 'Two hours too many.' },
  ...over,
})
const fetchFile = async (token: string, id: string) => {
  const request = new Request('http://localhost/')
  return fileRoute
    .loader({ request, params: { token, id }, context: {} })
    .catch((thrown: unknown) => thrown as Response)
}
const file = (name: string, content: string) => new File([Buffer.from(content, 'latin1')], name)

describe('opening a case on the page', () => {
  test('a part, with words and files; the case is shown, and the files are downloads', async () => {
    const { token, invoiceId } = await portal()
    const files = [
      file('../../order "7".pdf', '%PDF-1.7 order'),
      file('page.txt', '<html><script>alert(1)</script></html>'),
    ]
    const sent = await send(token, opening({ amount: '50.00', files }))
    expect(sent).toEqual({ status: 303, location: `/p/${token}/dispute` })
    const [dispute] = await casesOf(invoiceId)
    expect(dispute).toMatchObject({ state: 'open', amountMinor: 5_000n, reason: 'wrong_amount' })
    const shown = await show(token)
    const [message] = shown.dispute?.messages ?? []
    expect(message).toMatchObject({ author: 'Ada', text: 'Two hours too many.', on: '2026-11-30' })
    expect(message?.files.map(({ filename }) => filename)).toEqual(['order _7_.pdf', 'page.txt'])
    expect(shown.dispute).toMatchObject({ waitsFor: 'business', respondBy: '2026-12-03' })

    const [, text] = message?.files ?? []
    const download = await fetchFile(token, text?.id ?? '')
    expect(download.status).toBe(200)
    expect(await download.text()).toContain('<script>')
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="page.txt"; filename*=UTF-8''page.txt`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  })

  test.each<[string, Fields, object]>([
    ['no reason', { reason: '' }, { reason: 'Please choose what is wrong.' }],
    ['a reason that is none', { reason: 'x' }, { reason: 'Please choose what is wrong.' }],
    ['no amount', { amount: 'much' }, { amount: 'Please write an amount such as 1,234.50.' }],
    ['too much', { amount: '250.01' }, { amount: '$250.00 is open. Please write that or less, or leave it empty.' }],
    ['nothing', { amount: '0' }, { amount: 'Please write an amount above zero.' }],
    [
      'something else, unsaid',
      { reason: 'other', words: ' ' },
      { words: 'Please tell us in a few words what is wrong.' },
    ],
    ['a line that is not there', { lines: ['7'] }, { lines: 'These lines have changed. Please tick them again.' }],
    [
      'a program called picture',
      { files: [file('a.png', 'MZ\x90\0')] },
      { files: 'a.png: we cannot take this kind of file. Please send a PDF, a picture or a text.' },
    ],
    [
      'an eleventh file',
      { files: Array.from({ length: 11 }, (_, n) => file(`${n}.txt`, 'x')) },
      { files: 'At most ten files, please.' },
    ],
  ])('refuses %s, with what was typed still there', async (_case, over, problems) => {
    const { token, invoiceId } = await portal()
    const typed = opening(over)
    expect(await send(token, typed)).toMatchObject({
      status: 400,
      problems,
      typed: { amount: typed['amount'], words: String(typed['words']).trim() },
    })
    expect(await casesOf(invoiceId)).toEqual([])
  })

  test('pressed twice, or twenty times at once, it is one case', async () => {
    const { token, invoiceId } = await portal()
    const form = opening()
    const all = await Promise.all(Array.from({ length: 20 }, () => send(token, form)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([303]))
    const cases = await casesOf(invoiceId)
    expect(cases.map(({ messages }) => messages.length)).toEqual([1])
  })

  test('a fourth time, the page names a person instead', async () => {
    const { token, invoiceId } = await portal()
    for (let n = 0; n < 3; n += 1) {
      expect(await send(token, opening())).toMatchObject({ status: 303 })
      const { dispute, once } = await show(token)
      const gone = await send(token, { intent: 'withdraw', dispute: dispute?.id ?? '', once, withdraw: '' })
      expect(gone).toMatchObject({ status: 303 })
    }
    expect((await show(token, '?new')).dispute).toBeNull()
    expect(await send(token, opening())).toMatchObject({
      status: 409,
      notice: expect.stringContaining('billing@northwind.example'),
    })
    expect(await casesOf(invoiceId)).toHaveLength(3)
  })

  test('of a paid invoice there is nothing to dispute', async () => {
    const { token, invoiceId } = await portal()
    await prisma.invoice.update({ where: { businessId_id: { businessId, id: invoiceId } }, data: { state: 'void' } })
    expect(await show(token)).toMatchObject({ isOpen: false, dispute: null })
    expect(await send(token, opening())).toMatchObject({ status: 409 })
  })
})

describe('the case on the page', () => {
  test('words and files go in, an empty message does not, and a lie about a file is refused', async () => {
    const { token, invoiceId } = await portal()
    await send(token, opening())
    const { dispute, once } = await show(token)
    const reply = { intent: 'reply', dispute: dispute?.id ?? '', once }
    expect(await send(token, { ...reply, reply: ' ' })).toMatchObject({
      status: 400,
      problems: { reply: 'Please write a few words, or attach a file.' },
    })
    expect(await send(token, { ...reply, reply: 'See here.', files: [file('a.pdf', '<html>')] })).toMatchObject({
      status: 400,
      problems: { reply_files: expect.stringContaining('a.pdf') },
      said: { reply: 'See here.' },
    })
    const sheet = { ...reply, reply: 'See here.', files: [file('sheet.csv', 'a;b')] }
    expect(await send(token, sheet)).toMatchObject({ status: 303 })
    expect(await send(token, sheet)).toMatchObject({ status: 303 })
    const [found] = await casesOf(invoiceId)
    expect(found?.messages).toHaveLength(2)
    expect(found?.files).toHaveLength(1)
  })

  test('nobody else’s link opens the case, its files or its credit note', async () => {
    const [mine, other] = [await portal(), await portal()]
    await send(mine.token, opening({ files: [file('a.txt', 'secret')] }))
    await send(other.token, opening())
    const [found] = await casesOf(mine.invoiceId)
    const [stored] = found?.files ?? []
    expect((await fetchFile(mine.token, stored?.id ?? '')).status).toBe(200)
    expect((await fetchFile(other.token, stored?.id ?? '')).status).toBe(404)
    expect((await fetchFile('x'.repeat(43), stored?.id ?? '')).status).toBe(404)
    expect((await fetchFile(mine.token, 'no-id')).status).toBe(404)
    expect(await openCaseFile({ businessId, staff: true }, stored?.id ?? '')).not.toBeNull()
    const foreign = await makeBusiness(prisma)
    expect(await openCaseFile({ businessId: foreign, staff: true }, stored?.id ?? '')).toBeNull()
    const stray = { dispute: found?.id ?? '', once: randomUUID() }
    for (const intent of ['reply', 'withdraw', 'agree', 'disagree']) {
      expect(await send(other.token, { intent, ...stray, [intent]: 'x' })).toMatchObject({ status: 409 })
    }
    expect((await casesOf(mine.invoiceId))[0]?.messages).toHaveLength(1)

    await resolveDispute({
      ...{ businessId, disputeId: found?.id ?? '', outcome: 'accepted', amount: null, words: 'Yes.', author: 'Nora' },
      ...{ messageId: randomUUID(), actor: 'user:nora', now: world.now() },
    })
    const note = await prisma.creditNote.findFirstOrThrow({ where: { businessId, invoiceId: mine.invoiceId } })
    const noteOf = (token: string) =>
      noteRoute
        .loader({ request: new Request('http://localhost/'), params: { token, id: note.id }, context: {} })
        .catch((thrown: unknown) => thrown as Response)
    expect(
      Buffer.from(await (await noteOf(mine.token)).arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await noteOf(other.token)).status).toBe(404)
    const shown = await show(mine.token)
    expect(shown.dispute).toMatchObject({ state: 'resolved', creditNotes: [{ number: note.number }] })
  })

  test('opening the page changes nothing', async () => {
    const { token, invoiceId } = await portal()
    const before = await prisma.timelineEvent.count({ where: { businessId, invoiceId } })
    for (const query of ['', '?new', '?intent=open']) await show(token, query)
    expect(await prisma.timelineEvent.count({ where: { businessId, invoiceId } })).toBe(before)
    expect(await casesOf(invoiceId)).toEqual([])
  })
})
