import { expect, test } from 'vitest'
import { cliOn } from '#tests/support/cli.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma, url } = await freshDatabase()
const cli = await cliOn(url)

test('what there is, and how it is used', async () => {
  const [overview, usage, nothing, unknown, option] = await Promise.all([
    cli('--help'),
    cli('create-owner', '--help'),
    cli(),
    cli('drop-everything'),
    cli('migrate', '--force'),
  ])
  expect(overview).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('import-invoices') as string })
  expect(usage).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('--time-zone') as string })
  expect(nothing.exitCode).toBe(2)
  expect(unknown).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringContaining('drop-everything') as string,
  })
  expect(option).toMatchObject({ exitCode: 2, stdout: '' })
})

const owner = ['create-owner', '--business', 'Café Nord', '--email', 'Owner@cafe.example', '--password', 'long enough']

test.each([
  ['a short password', [...owner.slice(0, -1), 'short'], 1],
  ['no password', owner.slice(0, 5), 2],
  ['an unknown currency', [...owner, '--currency', 'ABC'], 1],
  ['an unknown time zone', [...owner, '--time-zone', 'Mars/Olympus'], 1],
])('an owner with %s is refused, and no business is left behind', async (_what, args, exitCode) => {
  expect(await cli(...args)).toMatchObject({ exitCode, stdout: '' })
  expect(await prisma.business.count()).toBe(0)
})

test('a business and its owner, once', async () => {
  const made = await cli(...owner, '--currency', 'EUR', '--time-zone', 'Europe/Paris', '--json')
  expect(made.exitCode, made.stderr).toBe(0)
  expect(JSON.parse(made.stdout)).toMatchObject({ business: 'cafe-nord' })
  const business = await prisma.business.findUniqueOrThrow({
    where: { slug: 'cafe-nord' },
    include: { memberships: { include: { user: true } } },
  })
  expect(business).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Paris' })
  expect(business.memberships).toMatchObject([{ role: 'owner', user: { email: 'owner@cafe.example' } }])
  expect(await cli(...owner)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('already') as string })
})

test('a key is shown once, and only its hash is kept', async () => {
  const made = await cli('create-api-key', '--business', 'cafe-nord', '--name', 'Books', '--scopes', 'read', '--json')
  const { key } = JSON.parse(made.stdout) as { key: string }
  expect(key).toMatch(/^dw_[\w-]{32}$/)
  const [stored] = await prisma.apiKey.findMany()
  expect(stored).toMatchObject({ name: 'Books', scopes: ['read'] })
  expect(JSON.stringify(stored)).not.toContain(key)
  expect((await cli('create-api-key', '--business', 'nobody', '--name', 'x')).exitCode).toBe(1)
  expect((await cli('create-api-key', '--name', 'x', '--scopes', 'admin')).exitCode).toBe(2)
})

test('an up-to-date database has nothing to apply; an empty one says what to do', async () => {
  expect(JSON.parse((await cli('migrate', '--json')).stdout)).toEqual({ applied: [] })
  await prisma.$executeRaw`ALTER TABLE "Business" RENAME TO "BusinessBefore"`
  const refused = await cli('create-api-key', '--name', 'x')
  await prisma.$executeRaw`ALTER TABLE "BusinessBefore" RENAME TO "Business"`
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('migrate') as string })
})

test('the demo is for an empty database', async () => {
  expect(await cli('seed')).toMatchObject({ exitCode: 1, stdout: '' })
  expect(await cli('demo-info', '--json')).toMatchObject({ exitCode: 1, stdout: '' })
})
