import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '#app/features/operations/finding.ts'
import { cliOn } from '#tests/support/cli.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { startWorld } from '#tests/support/world.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1'], 'the doctor is shown a balance that is wrong')

const world = await startWorld(new Date('2026-11-23T15:00:00Z'))
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { checkServer, checkMigrations } = await import('#app/features/operations/check-database.server.ts')
const { checkProcesses, checkQueues, checkTroubles } = await import('#app/features/operations/check-work.server.ts')
const { checkInstallation, checkLedger, checkSeals } = await import('#app/features/operations/check-books.server.ts')
const { checkProviders } = await import('#app/features/operations/check-providers.server.ts')
const { verifierOf } = await import('#app/secret-verifier.server.ts')
const { prisma, url } = world
const verifier = verifierOf(process.env['APP_SECRET'] ?? '')
afterAll(() => world.close())

const bad = (findings: readonly Finding[]) =>
  findings.filter(({ state }) => state !== 'ok').map(({ state, about, says }) => `${state} ${about}: ${says}`)
const now = () => world.now()

beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  await makeInvoice({ businessId, number: 'A-1', email: 'ada@example.com', dueOn: '2026-11-23', now: now() })
  await world.advance('PT1H')
  for (const role of ['web', 'worker'])
    await prisma.process.create({ data: { role, startedAt: new Date(), heartbeatAt: new Date() } })
})

test('of a healthy installation only the missing backup is worth a word', async () => {
  const looks = [
    await checkServer(),
    await checkMigrations(),
    await checkProcesses(now()),
    await checkQueues(now()),
    await checkTroubles(),
    await checkProviders(now()),
    await checkLedger(),
    await checkSeals(now()),
    await checkInstallation(verifier, now()),
  ].flat()
  expect(bad(looks)).toEqual(['warn backup: none was made yet'])
  expect(looks.length).toBeGreaterThan(20)
})

test('each trouble is found, named and has a remedy', async () => {
  const { id: businessId } = await prisma.business.findFirstOrThrow()
  expect(bad(await checkInstallation(verifierOf('another secret'), now()))).toEqual([
    expect.stringMatching(/^wrong APP_SECRET: is not the one/),
    expect.stringMatching(/^warn backup/),
  ])
  await prisma.installation.update({
    where: { id: 1 },
    data: { lastBackupAt: new Date(now().getTime() - 5 * 86_400_000) },
  })
  expect(bad(await checkInstallation(verifier, now()))).toEqual(['warn backup: the last one is 5 days old'])

  const old = new Date(now().getTime() - 3_600_000)
  const event = {
    provider: 'stripe',
    eventId: 'evt_parked',
    type: 'x',
    objectId: 'x',
    body: '{}',
    receivedAt: old,
    nextTryAt: old,
  }
  await prisma.inboxEvent.create({ data: { ...event, state: 'parked' } })
  await prisma.inboxEvent.create({ data: { ...event, eventId: 'evt_waits' } })
  await prisma.sweep.create({
    data: {
      name: 'run-dunning-x',
      lastRunAt: new Date(),
      failingSince: new Date(Date.now() - 600_000),
      lastError: 'no luck',
    },
  })
  await prisma.outboxMessage.updateMany({ data: { state: 'unknown' } })
  expect(bad(await checkTroubles())).toEqual([
    expect.stringMatching(/^wrong sweep run-dunning-x: fails for 10 min: no luck/),
    'wrong parked reports: 1 could not be applied',
    expect.stringMatching(/^warn mails of unknown fate: \d+ may or may not/),
  ])
  expect(bad(await checkQueues(now()))).toEqual(['warn reports of providers: 1 wait, the oldest for 60 min'])

  await prisma.invoice.updateMany({ where: { businessId }, data: { balanceMinor: 1n } })
  expect(bad(await checkLedger())).toEqual(['wrong balances: 1 invoices differ from the ledger'])

  await world.control('/faults', { provider: 'stripe', kind: '500', times: 2 })
  // The database keeps what came: this is one that never got a report.
  await prisma.$executeRaw`ALTER TABLE "InboxEvent" DISABLE TRIGGER report_is_never_deleted`
  await prisma.inboxEvent.deleteMany({ where: { provider: 'resend' } })
  expect(bad(await checkProviders(now()))).toEqual([
    expect.stringMatching(/^wrong Stripe: Stripe events/),
    'warn Resend webhooks: none ever came',
  ])

  await prisma.process.deleteMany({ where: { role: 'worker' } })
  await prisma.restore.create({ data: { id: businessId, restorePoint: old, restoredAt: old } })
  expect(bad(await checkProcesses(now()))).toEqual([
    expect.stringMatching(/^wrong worker: none runs/),
    expect.stringMatching(/^warn restore: a backup of .* nothing is sent before the providers said/),
  ])
  await prisma.$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at") VALUES ('x', 'x', '20991231000000_future', now())`
  expect(bad(await checkMigrations())).toEqual([
    expect.stringMatching(/^wrong migrations: the database is of a newer version/),
  ])
})

test('on the command line: one line each and exit code 1, also where no database answers', async () => {
  const cli = await cliOn(url)
  const seen = await cli('doctor')
  expect(seen.exitCode).toBe(1)
  expect(seen.stdout).toMatch(/^ok +Node\.js +20/m)
  expect(seen.stdout).toMatch(/^WRONG +worker +none runs.* → +npm start$/m)
  const told = JSON.parse((await cli('doctor', '--json')).stdout) as { ok: boolean; findings: Finding[] }
  expect(told.ok).toBe(false)
  expect(told.findings.find(({ about }) => about === 'PostgreSQL')?.state).toBe('ok')
  expect(told.findings.find(({ about }) => about === 'sending domain')?.says).toMatch(/nothing leaves this machine/)
  for (const { state, remedy } of told.findings) expect(remedy === null).toBe(state === 'ok')

  const nowhere = await cliOn('postgresql://x:y@127.0.0.1:9/none')
  const down = await nowhere('doctor')
  expect(down.exitCode).toBe(1)
  expect(down.stdout).toMatch(/^WRONG +PostgreSQL +.*(does not answer|ECONNREFUSED)/m)
})
