import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { codeOf } from '#tests/support/second-factor.ts'
import { SECRET, startWorld } from '#tests/support/world.ts'

// One installation through an exchange of its secret: with the old one, with both, with the new one alone. Modules are imported anew
// at each step, as processes are started anew.
const OLD = SECRET
const NEW = 'another-secret-1f0b7c6e5d4a39281706-another'
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), { env: { MAIL_REPLY_DOMAIN: 'reply.example' } })
const { prisma } = world
afterAll(() => world.close())

async function startedWith(APP_SECRET: string, APP_SECRET_PREVIOUS = '') {
  Object.assign(process.env, { APP_SECRET, APP_SECRET_PREVIOUS })
  vi.resetModules()
  const { setClockOffset, now } = await import('#app/clock.server.ts')
  setClockOffset(world.now().getTime() - Date.now())
  return {
    now,
    barrier: await import('#app/barrier.server.ts'),
    session: await import('#app/auth/session.server.ts'),
    staff: await import('#app/auth/require-staff.server.ts'),
    secondFactor: await import('#app/auth/second-factor.server.ts'),
    signatures: await import('#app/http/earlier-signatures.ts'),
    webhookSecret: await import('#app/features/webhooks-out/webhook-secret.server.ts'),
    portal: await import('#app/features/portal/find-portal-invoice.server.ts'),
    replies: await import('#app/db/read/reply-place.server.ts'),
    lock: await import('#app/db/lock/across-businesses.server.ts'),
    rotation: await import('#app/features/operations/rotate-secret.server.ts'),
    books: await import('#app/features/operations/check-books.server.ts'),
    verifierOf: (await import('#app/secret-verifier.server.ts')).verifierOf,
    code: await import('#app/portal-code.server.ts'),
    mails: await import('#app/jobs/handlers/send-messages.server.ts'),
    send: await import('#app/jobs/run-due-work.server.ts'),
    join: await import('#app/jobs/join-processes.server.ts'),
  }
}
type App = Awaited<ReturnType<typeof startedWith>>

const password = 'correct horse battery'
const email = 'nora@example.com'
const visit = (cookie = '') =>
  new Request('http://localhost:3999/admin/account', { method: 'POST', headers: { cookie } })
const cookieIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

let businessId = ''
let sealed = ''
let secret = ''
let totp = ''
let backupCodes: string[] = []
let cookie = ''
let portalCode = { id: '', digits: '', hash: '' }
let mailed = { token: '', replyTo: '', id: '' }
let cutOff = { key: '', to: '' }

const tokenIn = (html: string) => /\/p\/([\w-]{32})/.exec(html)?.[1] ?? ''
const stateOf = async (key: string) => (await prisma.outboxMessage.findFirstOrThrow({ where: { key } })).state
/** The lease is PostgreSQL's time. */
const leaseEnds = () =>
  prisma.$executeRaw`UPDATE "OutboxMessage" SET "leaseUntil" = clock_timestamp() - interval '1 second' WHERE "state" = 'sending'`

async function remind(app: App, number: string, to: string) {
  const { makeInvoice } = await import('#tests/support/make-invoice.ts')
  const { queueReminder } = await import('#app/features/dunning/queue-reminder.server.ts')
  const invoiceId = await makeInvoice({ businessId, number, email: to, dueOn: '2026-11-16', now: app.now() })
  const { clientId } = await prisma.invoice.findFirstOrThrow({ where: { businessId, id: invoiceId } })
  expect(await queueReminder(businessId, clientId, app.now())).toBe('remind')
}
/** Mails alone: what the provider reports of them stays in the inbox meanwhile. */
async function sendOnly(app: App) {
  const { processId, leave } = await app.join.joinProcesses('test')
  const guard = (_name: string, _id: string, work: () => Promise<boolean>) => work().catch(() => false)
  await app.mails.sendMessages({ processId, now: app.now, log: { guard } })
  await leave()
}
const workOnce = async (app: App) => {
  const { processId, leave } = await app.join.joinProcesses('test')
  await app.send.runDueWork(processId)
  await leave()
}

beforeAll(async () => {
  const app = await startedWith(OLD)
  businessId = await makeBusiness(prisma)
  const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'owner', now: app.now() })
  const opened = await app.session.signIn({ email, password, ip: null }, visit())
  if (!opened.ok) throw new Error(opened.reason)
  const call = async (cookies: string) => {
    const staff = await app.staff.findStaff(visit(cookies))
    if (!staff) throw new Error('nobody is signed in')
    return { staff, request: visit(cookies), now: app.now() }
  }
  const first = cookieIn(opened.value.headers)
  const begun = await app.secondFactor.beginSecondFactor(await call(first), password)
  totp = new URL(begun.ok ? begun.value.uri : '').searchParams.get('secret') ?? ''
  const finished = await app.secondFactor.finishSecondFactor(await call(first), codeOf(totp))
  if (!finished.ok) throw new Error(finished.reason)
  backupCodes = finished.value.backupCodes
  cookie = cookieIn(finished.value.headers)

  secret = app.webhookSecret.newWebhookSecret()
  sealed = app.webhookSecret.sealWebhookSecret(secret)
  const digits = app.code.derivePortalCode('code-1')
  portalCode = { id: 'code-1', digits, hash: app.code.hashPortalCode('code-1', digits) }
  await prisma.webhookEndpoint.create({
    data: {
      ...{ businessId, id: '0190f0c0-0000-7000-8000-000000000001', url: 'https://listener.example/', description: '' },
      ...{ events: ['*'], secret: sealed, createdAt: app.now(), createdBy: 'system' },
    },
  })

  await remind(app, 'A-1', 'ada@rotation.example')
  await workOnce(app)
  const [mail] = await world.mails('ada@rotation.example')
  const row = await prisma.outboxMessage.findFirstOrThrow({ where: { businessId, toAddress: 'ada@rotation.example' } })
  mailed = { token: tokenIn(mail?.html ?? ''), replyTo: mail?.replyTo[0] ?? '', id: row.id }

  // The second mail is taken by the provider, and the worker dies before it can write that down.
  await remind(app, 'B-1', 'bob@rotation.example')
  app.barrier.atBarriers(async (point) => {
    if (point === 'afterSend') throw new Error('the process is gone')
  })
  await sendOnly(app)
  app.barrier.atBarriers(null)
  const { key, state } = await prisma.outboxMessage.findFirstOrThrow({
    where: { businessId, toAddress: 'bob@rotation.example' },
  })
  expect(state).toBe('sending')
  cutOff = { key, to: 'bob@rotation.example' }
})

async function opensAll(app: App) {
  expect(await app.portal.findPortalInvoice(mailed.token, app.now())).not.toBeNull()
  const reply = { fromAddress: 'x@other.example', to: [mailed.replyTo], refersTo: [] }
  const place = await app.lock.acrossBusinesses('a reply is anybody’s at first', () =>
    app.replies.findReplyPlace(reply),
  )
  expect(place).toMatchObject({ businessId, client: { messageId: mailed.id, foundBy: 'address' } })
  const endpoint = await prisma.webhookEndpoint.findFirstOrThrow({ where: { businessId } })
  expect(app.webhookSecret.openWebhookSecret(endpoint.secret)).toBe(secret)
}

/** Password, then a backup code: both are kept under the secret. Backup codes are for once. */
async function enters(app: App) {
  const asked = await app.session.signIn({ email, password, ip: null }, visit())
  if (!asked.ok) throw new Error(asked.reason)
  const code = backupCodes.pop() ?? ''
  return (await app.session.enterCode(code, visit(cookieIn(asked.value.headers)))).ok
}

test('with another secret alone nothing that was sealed opens, and the database is told apart', async () => {
  const app = await startedWith(NEW)
  expect(() => app.webhookSecret.openWebhookSecret(sealed)).toThrow(/APP_SECRET_PREVIOUS/)
  await expect(app.rotation.rotateSecret()).rejects.toThrow(/APP_SECRET_PREVIOUS/)
  const [finding] = await app.books.checkInstallation(app.verifierOf(NEW), app.now())
  expect(finding).toMatchObject({ about: 'APP_SECRET', state: 'wrong' })
  expect(await app.staff.findStaff(visit(app.signatures.withCurrentSignatures(cookie)))).toBeNull()
})

test('while both are known, everything made with the old one is good, and a mail cut off is repeated with the same bytes', async () => {
  const app = await startedWith(NEW, OLD)
  await opensAll(app)
  expect(await enters(app)).toBe(true)
  expect(app.code.isPortalCode(portalCode.id, portalCode.digits, portalCode.hash)).toBe(true)
  expect(app.code.findPortalCode({ id: portalCode.id, codeHash: portalCode.hash })).toBe(portalCode.digits)
  expect(await app.staff.findStaff(visit(cookie))).toBeNull()
  expect(await app.staff.findStaff(visit(app.signatures.withCurrentSignatures(cookie)))).not.toBeNull()
  const [finding] = await app.books.checkInstallation(app.verifierOf(NEW), app.now(), [app.verifierOf(OLD)])
  expect(finding).toMatchObject({ about: 'APP_SECRET', state: 'warn' })
  expect(await app.rotation.rotateSecret()).toMatchObject({ mailsUnderWay: 1 })

  await leaseEnds()
  await sendOnly(app)
  // The provider takes a repeat of a key only with the same bytes; other ones would be refused and the mail be failed.
  expect(await stateOf(cutOff.key)).toBe('sent')
  expect(await world.mails(cutOff.to)).toHaveLength(1)
})

test('with the new one alone, after rotate-secret, old links, replies, authenticators and webhook secrets are as good as before', async () => {
  const both = await startedWith(NEW, OLD)
  expect(await both.rotation.rotateSecret()).toEqual({ webhookSecrets: 0, authenticators: 0, mailsUnderWay: 0 })
  const app = await startedWith(NEW)
  await opensAll(app)
  expect(await enters(app)).toBe(true)
  const [finding] = await app.books.checkInstallation(app.verifierOf(NEW), app.now())
  expect(finding).toMatchObject({ about: 'APP_SECRET', state: 'ok' })
  // What is mailed from now on is made with the new one, and a mail that waited under the old one gets a link that opens.
  await remind(both, 'C-1', 'eve@rotation.example')
  await workOnce(app)
  const [mail] = await world.mails('eve@rotation.example')
  expect(await app.portal.findPortalInvoice(tokenIn(mail?.html ?? ''), app.now())).not.toBeNull()
})

test('what was sealed for one purpose opens for no other', async () => {
  const { openSecret, sealSecret } = await import('#app/sealed-secret.server.ts')
  const text = sealSecret('a signing key', 'webhook')
  expect(openSecret(text, 'webhook')).toBe('a signing key')
  expect(() => openSecret(text, 'anything else')).toThrow()
})
