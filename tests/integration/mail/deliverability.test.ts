import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBusiness } from '#tests/support/make.ts'
import { startNameServer } from '#tests/support/name-server.ts'
import { startWorld } from '#tests/support/world.ts'

const domain = 'mail.northwind.example'
const zone: Parameters<typeof startNameServer>[0] = {}
const silent = new Set<string>()
const names = await startNameServer(zone, silent)
const world = await startWorld(new Date('2026-11-23T14:30:00Z'), {
  env: {
    MAIL_FROM: `Invoices <billing@${domain}>`,
    MAIL_REPLY_DOMAIN: 'reply.northwind.example',
    DNS_SERVER: names.address,
  },
})
const { lookAtMail } = await import('#app/features/deliverability/look-at-mail.server.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const route = await import('#app/routes/admin.settings.mail/route.tsx')
const { prisma, control, now } = world
let cookie = ''

beforeAll(async () => {
  const businessId = await makeBusiness(prisma)
  const [email, password] = ['nora@northwind.example', 'correct horse battery']
  await createStaffUser({ name: 'Nora', email, password, businessId, role: 'owner', now: now() })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
})
afterAll(async () => {
  await world.close()
  await names.close()
})

const verdicts = async () => {
  const { standing, lines } = await lookAtMail()
  return [standing, ...lines.map(({ purpose, host, verdict }) => `${purpose} ${host} ${verdict}`)]
}
const at = (method: 'GET' | 'POST') => ({
  request: new Request('http://localhost:3999/admin/settings/mail', { method, headers: { cookie } }),
  params: {},
  context: {},
})

test('a domain the provider does not know', async () => {
  expect(await verdicts()).toEqual(['unknown', `dmarc _dmarc.${domain} missing`])
})

test('nothing stands in the world yet: every record is named', async () => {
  await control('/resend/domains', { name: domain })
  await control('/resend/domains', { name: 'reply.northwind.example', receiving: true })
  expect(await verdicts()).toEqual([
    'verified',
    `return_path send.${domain} missing`,
    `spf send.${domain} missing`,
    `dkim resend._domainkey.${domain} missing`,
    'receiving reply.northwind.example missing',
    `dmarc _dmarc.${domain} missing`,
  ])
})

test('as it should be, with the policy of the registered domain and a long text in pieces', async () => {
  Object.assign(zone, {
    [`send.${domain}`]: {
      MX: ['10 feedback-smtp.us-east-1.amazonses.com'],
      TXT: ['about us', `v=spf1 include:amazonses.com ${'ip4:192.0.2.1 '.repeat(30)}~all`],
    },
    'amazonses.com': { TXT: ['v=spf1 ip4:199.255.192.0/22 ~all'] },
    [`resend._domainkey.${domain}`]: { TXT: ['v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB'] },
    'reply.northwind.example': { MX: ['10 inbound-smtp.us-east-1.amazonaws.com'] },
    '_dmarc.northwind.example': { TXT: ['v=DMARC1; p=quarantine'] },
  })
  const { lines } = await lookAtMail()
  expect(lines.map(({ verdict, advice }) => [verdict, advice])).toEqual(lines.map(() => ['found', null]))
  expect(lines).toHaveLength(5)
})

test('what is wrong is said, a name server that says nothing is no finding, and the look is kept with its time', async () => {
  zone['amazonses.com'] = { TXT: [`v=spf1 ${'a '.repeat(10)}~all`] }
  zone['reply.northwind.example'] = { MX: ['10 mx.elsewhere.example'] }
  silent.add('_dmarc.northwind.example').add(`_dmarc.${domain}`)
  expect(await route.loader(at('GET'))).toMatchObject({ domain, check: null })
  expect(await route.action(at('POST'))).toMatchObject({ status: 302 })
  const { check } = (await route.loader(at('GET'))) as Awaited<ReturnType<typeof route.loader>>
  expect(check?.checkedAt.getTime()).toBeGreaterThan(now().getTime() - 60_000)
  expect(check?.lines).toMatchObject([
    { verdict: 'found' },
    { verdict: 'differs', advice: expect.stringContaining('more than 10') },
    { verdict: 'found' },
    { verdict: 'differs', found: ['10 mx.elsewhere.example'] },
    { verdict: 'unknown' },
  ])
})

test('a key that may only send: the policy is checked all the same', async () => {
  await control('/faults', { provider: 'resend', path: '/domains', kind: '500', times: 2 })
  silent.clear()
  expect(await verdicts()).toEqual(['refused', `dmarc _dmarc.${domain} found`])
})
