import { afterAll, beforeAll, expect, test } from 'vitest'
import { pressStripe } from '#tests/support/hosted-checkout.ts'
import { startFleet } from '#tests/support/soak/fleet.ts'
import { until } from '#tests/support/worker-process.ts'

// One web and one worker as real processes, while what they need goes away.
const NOW = new Date('2026-11-23T15:00:00Z')
const fleet = await startFleet(NOW, null, { workers: 1, webs: 1 })
afterAll(() => fleet.stop())
const { makeBusiness } = await import('#tests/support/make.ts')
const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
const businessId = await makeBusiness(fleet.prisma)
const { key } = await createApiKey({ businessId, name: 'outages', scopes: ['read'], now: NOW })
const { look, control, url } = fleet
beforeAll(() => fleet.ready())
const web = fleet.machines.find(({ role }) => role === 'web')

interface Delivery {
  readonly id: string
  readonly delivered: boolean
  readonly attempts: readonly { readonly status: number | null }[]
}
const deliveries = () => control('/webhooks?provider=stripe') as Promise<Delivery[]>
const states = async () =>
  (await look<{ state: string }>('SELECT "state"::text FROM "Payment" ORDER BY "id"')).map(({ state }) => state)

async function begin(number: string): Promise<string> {
  const wish = { businessId, number, email: `${number}@example.com`, dueOn: '2026-12-20', now: NOW }
  const { token } = await makeLinkedInvoice(wish)
  const answer = await fetch(`${url}/p/${token}/pay`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
    body: new URLSearchParams({ method: 'card', choice: 'everything' }),
  })
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}

test('W3: the database is out of reach, then stopped, while webhooks arrive: never a 200, and the provider’s retry applies them', async () => {
  const pages = [await begin('W3-1'), await begin('W3-2')]
  const before = new Set((await deliveries()).map(({ id }) => id))
  const tried = async () => (await deliveries()).filter(({ id }) => !before.has(id))

  web?.wire.set('cut')
  await pressStripe(pages[0] ?? '', 'pay')
  await until('each was tried', async () => {
    const now = await tried()
    return now.length > 0 && now.every(({ attempts }) => attempts.length > 1)
  })
  const refused = (await tried()).flatMap(({ attempts }) => attempts.map(({ status }) => status ?? 0))
  expect(refused.filter((status) => status < 500)).toEqual([])
  expect((await tried()).some(({ delivered }) => delivered)).toBe(false)
  web?.wire.set('whole')
  await until('it is applied', async () => (await states())[0] === 'settled')

  const crashed = fleet.postgres.crash(1_500)
  await pressStripe(pages[1] ?? '', 'pay')
  await crashed
  await until('the other is applied, too', async () => (await states()).every((state) => state === 'settled'))
  await until('every webhook was taken', async () => (await tried()).every(({ delivered }) => delivered))
  const kept = await look<{ events: number }>(
    `SELECT count(*)::int AS events FROM "InboxEvent" WHERE "provider" = 'stripe'`,
  )
  expect(kept).toEqual([{ events: (await deliveries()).length }])
})

test('all three providers are down: pages and reads of the API answer as ever', async () => {
  const wish = { businessId, number: 'DOWN-1', email: 'down@example.com', dueOn: '2026-11-20', now: NOW }
  const { token, invoiceId } = await makeLinkedInvoice(wish)
  const asked = [`/p/${token}`, `/p/${token}/invoice.pdf`, '/sign-in', '/readyz?for=web']
  const reads = ['invoices', `invoices/${invoiceId}`, 'payments', `invoices/${invoiceId}/timeline`]
  const paths = [...asked, ...reads.map((path) => `/api/v1/${path}`)]
  const headers = { Authorization: `Bearer ${key}` }
  const ask = async (path: string) => {
    const { status } = await fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(10_000) })
    return `${path} ${status}`
  }
  const fine = paths.map((path) => `${path} 200`)
  const before: string[] = []
  for (const path of paths) before.push(await ask(path))
  expect(before).toEqual(fine)

  for (const provider of ['stripe', 'paypal', 'resend'])
    await control('/faults', { provider, kind: 'timeout', times: 1_000 })
  // A mail is on its way to nowhere meanwhile, and so is a payment.
  const stuck = fetch(`${url}/p/${token}/pay`, {
    ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
    body: new URLSearchParams({ method: 'card', choice: 'everything' }),
  })
  const meanwhile: string[] = []
  for (const path of paths) meanwhile.push(await ask(path))
  expect(meanwhile).toEqual(fine)
  await control('/faults', undefined, 'DELETE')
  // Asked again under its key once the provider is back, or refused in plain words before.
  expect([303, 503]).toContain((await stuck).status)
})
