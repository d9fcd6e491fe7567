import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalTokenPlaceholder } from '#app/domain/message/portal-placeholder.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { wordsOnPages } from '#tests/support/pdf-words.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'many invoices are written as rows, to make a long pack')

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { inTransaction } = await import('#app/db/transaction.server.ts')
const { recordEvents } = await import('#app/db/write/timeline.server.ts')
const { enqueueMessage } = await import('#app/db/write/enqueue-message.server.ts')
const ofClient = await import('#app/routes/admin.clients.$id_.evidence.ts')
const ofInvoice = await import('#app/routes/admin.invoices.$id_.evidence.ts')

const now = new Date('2027-01-12T15:00:00Z')
const password = 'correct horse battery'
const side = { businessId: '', clientId: '', invoiceId: '', otherInvoiceId: '' }
const cookies: Record<string, string> = {}
const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
afterAll(() => rm(folder, { recursive: true }))

async function staffOf(businessId: string, name: string): Promise<void> {
  const email = `${name}@example.com`
  await createStaffUser({ name, email, password, businessId, role: 'bookkeeper', now })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookies[name] = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

beforeAll(async () => {
  side.businessId = await makeBusiness(prisma)
  const { businessId } = side
  await staffOf(businessId, 'nora')
  await staffOf(await makeBusiness(prisma), 'eve')
  const wish = { businessId, email: 'ada@example.com', clientName: 'Ada Lovelace Ltd', dueOn: '2026-11-28', now }
  side.invoiceId = await makeInvoice({ ...wish, number: '2041' })
  side.otherInvoiceId = await makeInvoice({ ...wish, number: '2042' })
  await makeInvoice({ ...wish, number: '3000', clientName: 'Grace Hopper Inc', email: 'grace@example.com' })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, number: '2041' } })
  side.clientId = clientId
  const at = (n: number) => new Date(now.getTime() + n * 1_000)
  await inTransaction(async (tx) => {
    const messageId = await enqueueMessage(tx, {
      ...{ businessId, key: 'reminder/1', kind: 'reminder', state: 'queued', clientId, invoiceId: side.invoiceId },
      ...{ portalLinkId: null, sendAt: now, basis: '', to: 'ada@example.com', attachments: [], now },
      rendered: {
        subject: 'Following up on invoice 2041',
        text: `Hello Ada, see http://localhost/p/${portalTokenPlaceholder}`,
        html: '<p>Hello Ada</p>',
      },
    } as never)
    const { subject, text, html } = await tx.outboxMessage.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: messageId ?? '' } },
    })
    const { sha256 } = await import('#app/db/write/seal-timeline.server.ts')
    const { mailWords } = await import('#app/domain/evidence/mail-words.ts')
    const mail = { number: '2041', stage: 'first_follow_up', messageId: messageId ?? '', to: 'ada@example.com' }
    const of = { businessId, clientId, invoiceId: side.invoiceId }
    await recordEvents(tx, [
      {
        ...of,
        type: 'reminder.sent',
        at: at(1),
        data: { ...mail, subject, contentHash: sha256(mailWords({ subject, text, html })) },
      },
      { ...of, type: 'reminder.delivered', at: at(2), actor: 'provider', data: mail },
      { ...of, type: 'portal.viewed', at: at(3), actor: 'client', data: { number: '2041', maybeScanner: true } },
      {
        ...of,
        invoiceId: side.otherInvoiceId,
        type: 'portal.viewed',
        at: at(4),
        data: { number: '2042', maybeScanner: false },
      },
    ])
  })
})

const ask = (name: string, id: string) => ({
  request: new Request('http://localhost:3999/admin/x', { method: 'POST', headers: { cookie: cookies[name] ?? '' } }),
  params: { id },
  context: {},
})
type Pack = Record<string, Uint8Array>
const packOf = async (answer: Response): Promise<Pack> => unzipSync(new Uint8Array(await answer.arrayBuffer()))
const textOf = (pack: Pack, path: string) => Buffer.from(pack[path] ?? []).toString()
const jsonOf = (pack: Pack, path: string) => JSON.parse(textOf(pack, path)) as never

let unpacked = 0
async function unpack(pack: Pack): Promise<string> {
  const place = join(folder, String((unpacked += 1)))
  for (const [path, bytes] of Object.entries(pack)) {
    await mkdir(dirname(join(place, path)), { recursive: true })
    await writeFile(join(place, path), bytes)
  }
  return place
}
/** Runs the tool that lies in the pack itself. */
function verify(place: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(place, 'verify-evidence.mjs')], {
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test('the record of a client: what was sent, by whom it was made, and nothing of anybody else', async () => {
  const answer = await ofClient.action(ask('nora', side.clientId))
  expect(answer.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="Evidence-Ada-Lovelace-Ltd-\d{4}-\d\d-\d\d\.zip"$/,
  )
  const pack = await packOf(answer)
  const paths = Object.keys(pack)
  for (const path of ['README.txt', 'verify-evidence.mjs', 'timeline.json', 'evidence.pdf', 'manifest.json']) {
    expect(paths).toContain(path)
  }
  expect(paths.filter((path) => /^invoices\/Invoice-204[12]-\w+\.pdf$/.test(path))).toHaveLength(2)
  const mail = textOf(pack, paths.find((path) => path.endsWith('/message.txt')) ?? '')
  for (const said of [
    'To: ada@example.com',
    'Idempotency-Key: reminder/1',
    'Content-SHA256: ',
    portalTokenPlaceholder,
  ]) {
    expect(mail).toContain(said)
  }
  const details = jsonOf(pack, paths.find((path) => path.endsWith('/message.json')) ?? '')
  expect(details).toMatchObject({ deliveries: [{ type: 'reminder.sent' }, { type: 'reminder.delivered' }] })
  expect(jsonOf(pack, 'manifest.json')).toMatchObject({
    about: { client: 'Ada Lovelace Ltd', invoice: null },
    madeBy: 'nora <nora@example.com>',
  })
  const record = wordsOnPages(pack['evidence.pdf'] ?? new Uint8Array())
    .flatMap((page) => page.map(({ text }) => text))
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const said of [
    'Parties Business Northwind Studio',
    'Terms: Net 30',
    'perhaps by a mail scanner',
    'Hello Ada, see',
  ]) {
    expect(record).toContain(said)
  }
  for (const path of paths) expect(Buffer.from(pack[path] ?? []).includes('Grace')).toBe(false)
  const { status, said } = verify(await unpack(pack))
  expect(said).toContain('All of it holds')
  expect(status).toBe(0)
})

test('the record of one invoice shows others as fingerprints, and still holds', async () => {
  const pack = await packOf(await ofInvoice.action(ask('nora', side.invoiceId)))
  const { links } = jsonOf(pack, 'timeline.json') as {
    links: { event?: { invoiceId: string | null }; digest?: string }[]
  }
  expect(links.some(({ digest }) => digest)).toBe(true)
  expect(links.every(({ event }) => event?.invoiceId !== side.otherInvoiceId)).toBe(true)
  expect(Object.keys(pack).filter((path) => path.startsWith('invoices/'))).toHaveLength(2)
  const { status, said } = verify(await unpack(pack))
  expect(said).toContain('fingerprints of')
  expect(status).toBe(0)
  const exported = await prisma.timelineEvent.findMany({
    where: { businessId: side.businessId, type: 'evidence.exported' },
  })
  expect(exported.map(({ data }) => data)).toEqual([{ of: 'client' }, { of: 'invoice', number: '2041' }])
})

test('strangers and other businesses get nothing, and nothing is on record of it', async () => {
  const caught = (work: Promise<unknown>) => work.catch((thrown: unknown) => thrown)
  expect(await caught(ofClient.action(ask('nobody', side.clientId)))).toMatchObject({ status: 302 })
  expect(await caught(ofClient.action(ask('eve', side.clientId)))).toMatchObject({ status: 404 })
  expect(await caught(ofInvoice.action(ask('eve', side.invoiceId)))).toMatchObject({ status: 404 })
  expect(await caught(ofInvoice.action(ask('nora', 'no-uuid')))).toMatchObject({ status: 404 })
})

describe('what was tampered with is found', () => {
  interface Link {
    event?: { type: string; data: Record<string, unknown> }
    hash: string
    clientPosition: number
  }
  const fresh = async () => unpack(await packOf(await ofClient.action(ask('nora', side.clientId))))
  /** Changes the timeline as a careful forger would: the manifest is made to agree. */
  async function forge(place: string, change: (links: Link[]) => Link[]): Promise<void> {
    const path = join(place, 'timeline.json')
    const { links } = JSON.parse(await readFile(path, 'utf8')) as { links: Link[] }
    const forged = change(links)
    const text = JSON.stringify({ links: forged })
    await writeFile(path, text)
    await reseal(place, 'timeline.json', text, (manifest) => {
      manifest.chain.events = forged.length
      manifest.chain.lastHash = forged.at(-1)?.hash ?? null
    })
  }
  interface Manifest {
    files: { path: string; sha256: string }[]
    chain: { events: number; lastHash: string | null }
  }
  async function reseal(place: string, path: string, text: string, more: (manifest: Manifest) => void = () => {}) {
    const { sha256 } = await import('#app/db/write/seal-timeline.server.ts')
    const manifest = JSON.parse(await readFile(join(place, 'manifest.json'), 'utf8')) as Manifest
    for (const file of manifest.files) if (file.path === path) file.sha256 = sha256(text)
    more(manifest)
    await writeFile(join(place, 'manifest.json'), JSON.stringify(manifest))
  }

  test('a byte of any file', async () => {
    const place = await fresh()
    const [mail = ''] = await readdir(join(place, 'messages'))
    const path = join(place, 'messages', mail, 'message.txt')
    await writeFile(path, (await readFile(path, 'utf8')).replace('Hello Ada', 'Hello Eve'))
    expect(verify(place)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`Changed since the pack was made: messages/${mail}/message.txt`),
    })
  })

  test('a file that is gone, and one that was put in', async () => {
    const place = await fresh()
    await rm(join(place, 'evidence.pdf'))
    await writeFile(join(place, 'invoices', 'more.pdf'), 'x')
    const { status, said } = verify(place)
    expect(status).toBe(1)
    expect(said).toContain('Missing: evidence.pdf')
    expect(said).toContain('Not part of the pack: invoices/more.pdf')
  })

  test('an event that was taken out, with the manifest made to agree', async () => {
    const place = await fresh()
    await forge(place, (links) => links.filter((_, nth) => nth !== 2))
    expect(verify(place)).toMatchObject({ status: 1, said: expect.stringContaining('Events are missing before') })
  })

  test('an event that was taken out and the others counted anew', async () => {
    const place = await fresh()
    await forge(place, (links) =>
      links.filter((_, nth) => nth !== 2).map((link, nth) => ({ ...link, clientPosition: nth + 1 })),
    )
    const { status, said } = verify(place)
    expect(status).toBe(1)
    expect(said).toContain('does not follow the one before it')
    expect(said).toContain('is not what was sealed')
  })

  test('an event that was changed, with the manifest made to agree', async () => {
    const place = await fresh()
    await forge(place, (links) =>
      links.map((link) =>
        link.event?.type === 'portal.viewed'
          ? { ...link, event: { ...link.event, data: { ...link.event.data, maybeScanner: false } } }
          : link,
      ),
    )
    expect(verify(place)).toMatchObject({ status: 1, said: expect.stringContaining('(portal.viewed') })
  })

  test('words of a mail, with the manifest made to agree', async () => {
    const place = await fresh()
    const [mail = ''] = await readdir(join(place, 'messages'))
    const path = `messages/${mail}/message.json`
    const message = JSON.parse(await readFile(join(place, path), 'utf8')) as { text: string }
    const text = JSON.stringify({ ...message, text: 'Hello Eve' })
    await writeFile(join(place, path), text)
    await reseal(place, path, text)
    expect(verify(place)).toMatchObject({ status: 1, said: expect.stringContaining('are not those that were sent') })
  })

  test('a folder that is no pack', async () => {
    const place = await unpack({ 'verify-evidence.mjs': await readFile('tools/verify-evidence.mjs') })
    expect(verify(place)).toMatchObject({ status: 2 })
  })
})

test('a client of hundreds of invoices and thousands of events', async () => {
  const { businessId, clientId } = side
  const many = Array.from({ length: 2_200 }, (_, n) => ({
    ...{ businessId, clientId, invoiceId: side.invoiceId, type: 'portal.viewed', actor: 'client' },
    ...{ at: new Date(now.getTime() + n), data: { number: '2041', maybeScanner: n % 2 === 0 } },
  }))
  await inTransaction((tx) => recordEvents(tx, many))
  const issued = { issuedOn: new Date('2026-10-29'), dueOn: new Date('2026-11-28'), createdAt: now }
  await prisma.invoice.createMany({
    data: Array.from({ length: 100 }, (_, n) => ({
      ...{ businessId, clientId, id: crypto.randomUUID(), number: `M-${n}`, state: 'issued' as const, currency: 'USD' },
      ...{ totalMinor: 100n, referenceCode: 'X', ...issued },
    })),
  })
  const pack = await packOf(await ofClient.action(ask('nora', clientId)))
  expect(Object.keys(pack).filter((path) => /^evidence(-\d+)?\.pdf$/.test(path)).length).toBeGreaterThan(1)
  expect(Object.keys(pack).filter((path) => /^invoices\/.*\.pdf$/.test(path))).toHaveLength(102)
  const { status, said } = verify(await unpack(pack))
  expect(said).toContain('All of it holds')
  expect(status).toBe(0)
}, 120_000)
