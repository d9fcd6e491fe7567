import { createServer } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'

// What a client, or a list somebody imported, may bring along: every door of a page, a mail, a PDF and a spreadsheet is tried. A canary
// listens on this machine, and every connection this process opens meanwhile is noted.
const world = await startWorld(new Date('2026-11-23T14:30:00Z'))
const { prisma, now } = world
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
const { recordManualPayment } = await import('#app/features/payments/record-manual-payment.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const { importRows } = await import('#app/features/imports/import-rows.server.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { linesAsFile } = await import('#tests/support/import-files.ts')
const { portableLists } = await import('#app/features/exports/lists.server.ts')
const invoicePdf = await import('#app/routes/p.$token.invoice[.]pdf.tsx')
const statementPdf = await import('#app/routes/p.$token.statement[.]pdf.ts')
const activityPdf = await import('#app/routes/admin.clients.$id_.statement[.]pdf.ts')
const listCsv = await import('#app/routes/admin.imports.lists.$list[.]csv.ts')
const auditCsv = await import('#app/routes/admin.audit[.]csv.ts')

let touched = 0
const canary = createServer((_request, response) => {
  touched += 1
  response.end()
})
await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening))
const port = (canary.address() as AddressInfo).port
const at = `http://127.0.0.1:${port}`

const opened: string[] = []
const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (this: net.Socket, ...args: Parameters<typeof connect>) {
  // Node takes an object, or a port and a host.
  const [to, host] = args.flat() as [{ host?: string; port?: number | string } | number | undefined, unknown]
  opened.push(typeof to === 'object' ? `${to.host ?? ''}:${to.port ?? ''}` : `${String(host)}:${to}`)
  return connect.apply(this, args)
} as typeof connect
afterAll(async () => {
  net.Socket.prototype.connect = connect
  await new Promise((closed) => canary.close(closed))
  await world.close()
})

const corpus = [
  `<img src="${at}/img"><script src=${at}/x.js></script><meta http-equiv=refresh content="0;url=${at}/meta">`,
  `![x](${at}/markdown)<svg xmlns="http://www.w3.org/2000/svg"><image href="${at}/svg"/></svg><b onmouseover=alert(1)>Ada</b>`,
  '<iframe src="file:///etc/passwd"></iframe>url(file:///etc/passwd) data:text/html;base64,PHNjcmlwdD4=',
  'Ada\r\nBcc: everybody@evil.example\r\nX-Injected: yes\r\n\r\nHello',
  '{{ constructor }} {% include "/etc/passwd" %} {{ 7 | times: 7 }} ${7*7} <%= 7*7 %>',
  'Ada" <evil@evil.example>, "x',
] as const
/** Names that a spreadsheet would run. Nobody is written to about them. */
const formulas = ['=HYPERLINK("http://evil.example")', '+1+cmd|calc', '@SUM(A1:A9)', '＝1+1', '\t=1+1', '-2+3'] as const

let businessId = ''
let cookie = ''
const invoices: { name: string; email: string; token: string; clientId: string }[] = []

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const name = `Studio <img src="${at}/business">\r\nBcc: x@evil.example`
  await prisma.business.update({
    where: { id: businessId },
    data: { name, postalAddress: corpus[0], transferDetails: corpus[1] },
  })
  for (const [n, clientName] of [...corpus, ...formulas].entries()) {
    const email = `client${n}@hostile.example`
    const wish = {
      businessId,
      number: `H-${n} ${clientName}`.slice(0, 60),
      email,
      clientName,
      dueOn: '2026-11-16',
      now: now(),
    }
    const { invoiceId, token } = await makeLinkedInvoice(wish)
    const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
    await prisma.client.updateMany({ where: { businessId, id: clientId }, data: { postalAddress: clientName } })
    if (n >= corpus.length) continue
    invoices.push({ name: clientName, email, token, clientId })
    expect(await queueReminder(businessId, clientId, now())).toBe('remind')
    if (n % 3 > 0) continue
    // A thank-you, a receipt and a statement speak of it, too.
    await recordManualPayment({
      ...{ businessId, invoiceId, amount: { minor: 100n, currency: 'USD' }, method: 'transfer', reference: clientName },
      ...{ receivedOn: Temporal.PlainDate.from('2026-11-20'), actor: 'system', now: now() },
    })
  }
  const owner = { name: corpus[2], email: 'owner@hostile.example', password: 'a good long one', businessId }
  await createStaffUser({ ...owner, role: 'owner', now: now() })
  const request = new Request('http://localhost:3999/sign-in', { method: 'POST' })
  const session = await signIn({ ...owner, ip: null }, request)
  if (!session.ok) throw new Error(session.reason)
  cookie = session.value.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const file = corpus.map(
    (name, n) => `I-${n},"${name.replaceAll('"', '""')}",i${n}@hostile.example,2026-10-01,2026-10-31,9.00,9.00`,
  )
  const open = linesAsFile(['Number,Client,E-mail,Date,Due date,Total,Balance', ...file])
  const plan = await inspectImport({ open, currency: 'USD' })
  if (!plan.ok) throw new Error(plan.reason)
  const imported = { businessId, open, plan: plan.value, enterBy: 'age', now: now(), onProgress: () => {} } as const
  expect((await importRows(imported)).created).toBeGreaterThan(0)
  await world.work()
})

const desk = (path: string) => new Request(`http://localhost:3999${path}`, { headers: { cookie } })
const readAll = async (response: Response) => Buffer.from(await response.arrayBuffer())

test('in mails every hostile word is text: no markup, no further header, no further recipient, no template that runs', async () => {
  const mails = await world.mails()
  expect(mails.length).toBeGreaterThanOrEqual(corpus.length)
  for (const mail of mails) {
    const about = `${mail.to.join()}: ${mail.subject}`
    expect(mail.to, about).toHaveLength(1)
    expect(JSON.stringify([mail.to, mail.replyTo, Object.keys(mail.headers)]), about).not.toContain('evil.example')
    expect(
      Object.keys(mail.headers).map((header) => header.toLowerCase()),
      about,
    ).not.toContain('x-injected')
    for (const line of [
      mail.subject,
      ...Object.values(mail.headers),
      ...mail.attachments.map(({ filename }) => filename),
    ])
      expect(line, about).not.toMatch(/[\r\n\0]/)
    for (const { filename } of mail.attachments) expect(filename, about).not.toMatch(/[/\\]|\.\./)
    expect(mail.html, about).not.toMatch(new RegExp(`<[a-z][^<>]*(src|href)=["']?${at}`))
    expect(mail.html, about).not.toMatch(/<(script|iframe|svg|object|embed|form|b onmouseover)/i)
    expect(mail.html, about).not.toMatch(/<meta[^>]*refresh/i)
    expect(mail.html + mail.text, about).not.toMatch(/root:x:0|\b49\b/)
  }
  const ofTemplate = mails.find(({ to }) => to[0] === 'client4@hostile.example')
  expect(ofTemplate?.text).toContain('{{ constructor }}')
})

test('mails, their attachments and an import of hostile words are made with connections to our own servers alone', () => {
  expect(touched).toBe(0)
  const others = opened.filter((to) => !to.startsWith('127.0.0.1:') && !to.startsWith('localhost:'))
  expect(others).toEqual([])
  expect(opened.length).toBeGreaterThan(0)
  expect(opened.some((to) => to.endsWith(`:${port}`))).toBe(false)
})

test('PDFs of hostile words are made without one connection, and read no file of this machine', async () => {
  touched = 0
  opened.length = 0
  for (const { token, clientId } of invoices) {
    for (const { loader } of [invoicePdf, statementPdf]) {
      const call = { request: new Request(`http://localhost:3999/p/${token}`), params: { token }, context: {} }
      const pdf = await readAll(await loader(call))
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(pdf.toString('latin1')).not.toMatch(/root:x:0|\/JavaScript|\/Launch|\/EmbeddedFile\b/)
    }
    const request = desk(`/admin/clients/${clientId}/statement.pdf`)
    const pdf = await readAll(await activityPdf.loader({ request, params: { id: clientId }, context: {} }))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }
  expect(touched).toBe(0)
  const database = new URL(world.url).port
  expect(opened.filter((to) => !to.endsWith(`:${database}`))).toEqual([])
})

test('the canary sings when it is touched', async () => {
  opened.length = 0
  await fetch(`${at}/control`)
  expect(touched).toBe(1)
  expect(opened.some((to) => to.endsWith(`:${port}`))).toBe(true)
})

test.each([
  ...portableLists.map(({ name }) => [name, listCsv, { list: name }] as const),
  ['audit', auditCsv, {}] as const,
])('%s.csv holds no cell that a spreadsheet runs, and amounts are numbers', async (name, { loader }, params) => {
  const response = await loader({ request: desk(`/admin/${name}.csv`), params, context: {} })
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
  const rows = parse(await readAll(response), { bom: true, relax_column_count: true }) as string[][]
  const cells = rows.flat()
  expect(cells.filter((cell) => /^[\s\0]*[=+\-@＝＋－＠|%]/u.test(cell) && !/^[+-]?[\d.,]*\d$/.test(cell))).toEqual([])
  if (name === 'clients')
    for (const client of ['=HYPERLINK("http://evil.example")', '@SUM(A1:A9)']) expect(cells).toContain(`'${client}`)
  if (name === 'invoices') expect(cells).toContain('250.00')
})
