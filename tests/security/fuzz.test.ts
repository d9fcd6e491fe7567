import { randomInt } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { checkTemplate } from '#app/domain/words/check-template.ts'
import { renderWords } from '#app/domain/words/render-template.ts'
import { samplesOf } from '#app/domain/words/template-samples.ts'
import { resendSigner } from '#app/sandbox/resend/sign-webhook.ts'
import { stripeSigner } from '#app/sandbox/stripe/sign-webhook.ts'
import { businessWithKey } from '#tests/support/api.ts'
import { isSlowLane } from '#tests/support/lane.ts'
import { damage, damagedFiles } from '#tests/support/mutate-bytes.ts'
import { portalBrowser } from '#tests/support/portal-browser.ts'
import { startWorld } from '#tests/support/world.ts'

// A hundred thousand inputs in the slow lane, a thousand in npm test: nothing crashes, nothing answers 5xx, nothing is half written.
// The books are checked after every test by the setup of this project.
const seed = Number(process.env['FUZZ_SEED'] ?? (isSlowLane ? randomInt(2 ** 31) : 20_261_123))
const runs = (slow: number) => ({ numRuns: isSlowLane ? slow : slow / 100, seed })
const timeout = isSlowLane ? 3_600_000 : 60_000
console.info(`FUZZ_SEED=${seed}`)

const world = await startWorld(new Date())
const { business, call } = await businessWithKey('Fuzz')
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { makeLink } = await import('#tests/support/open-account.ts')
const { routeTable } = await import('#app/api/route-table.server.ts')
const { emailAddress } = await import('#app/api/text-schema.ts')
const { inspectImport } = await import('#app/features/imports/inspect-import.server.ts')
const { prisma } = world
afterAll(() => world.close())

const pieces = [
  ...['', ' ', '\u0000', '\ud800', '\r\nBcc: x@example.com', '\t', '\u202e', '😀'.repeat(50), 'a'.repeat(9_000)],
  ...['{{', '}}', '{%', '%}', '{{ client.name }}', '{% if x %}', '{{ constructor.constructor }}', '${1+1}', '<%= 1 %>'],
  ...['<script>alert(1)</script>', "' OR 1=1 --", '=1+1', '../../etc/passwd', '%00', 'file:///etc/passwd', '__proto__'],
  ...[
    '0',
    '-1',
    '1e309',
    '9'.repeat(40),
    'NaN',
    '2026-02-30',
    '+275760-09-13',
    'null',
    '[]',
    '{}',
    'true',
    '@',
    ',',
    '"',
  ],
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })), { maxLength: 6 })
    .map((all) => all.join('')),
)

test('templates: what is wrong with one is said; one that is taken renders', { timeout }, () => {
  const values = samplesOf('reminder.first_follow_up', 'en')[0]?.values ?? {}
  fc.assert(
    fc.property(text, text, (subject, body) => {
      const words = { subject, body }
      if (checkTemplate('reminder.first_follow_up', 'en', words).length > 0) return
      expect(renderWords(words, values).subject).not.toMatch(/[\r\n]/)
    }),
    runs(25_000),
  )
})

test('addresses: what is taken for one is one line with one @ that a header can bear', { timeout }, () => {
  const schema = emailAddress()
  const address = fc.oneof(
    fc.emailAddress(),
    text,
    fc.tuple(text, text).map((parts) => parts.join('@')),
  )
  fc.assert(
    fc.property(address, (candidate) => {
      const { success, data } = schema.safeParse(candidate)
      if (success) expect(data).toMatch(/^[^\s@<>,;:"()[\]\\\p{Cc}]+@[a-z0-9.-]+$/u)
    }),
    runs(25_000),
  )
})

test('lists: read, or refused in words', { timeout }, async () => {
  const folder = 'tests/fixtures/imports'
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.csv') && statSync(path).isFile())
  for (const damaged of damagedFiles(names, { runs: runs(15_000).numRuns, seed })) {
    const bytes = damage(readFileSync(damaged.name), damaged)
    const open = async function* () {
      yield bytes
    }
    const plan = await inspectImport({ open, currency: 'USD' })
    if (!plan.ok) expect(typeof plan.reason).toBe('string')
  }
})

let portal: string
let invoiceId: string
beforeAll(async () => {
  const now = world.now()
  const email = 'fuzz@example.com'
  invoiceId = await makeInvoice({ businessId: business.id, number: 'F-1', email, dueOn: '2026-11-20', now })
  portal = (await makeLink(prisma, invoiceId, email, now)).path
})

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), text)

test(
  'webhooks: what is genuinely signed is kept and set aside where it makes no sense, the rest is refused',
  { timeout },
  async () => {
    const environment = (name: string) => process.env[name] ?? ''
    const signers = {
      stripe: stripeSigner(environment('STRIPE_WEBHOOK_SECRET')),
      resend: resendSigner(environment('RESEND_WEBHOOK_SECRET')),
    }
    const routes = {
      stripe: await import('#app/routes/webhooks.stripe.ts'),
      resend: await import('#app/routes/webhooks.resend.ts'),
      paypal: await import('#app/routes/webhooks.paypal.ts'),
    }
    const types = [
      ...['checkout.session.completed', 'payment_intent.succeeded', 'charge.refunded', 'charge.dispute.created'],
      ...['email.delivered', 'email.bounced', 'email.received', 'PAYMENT.CAPTURE.COMPLETED', 'x'],
    ]
    const event = fc.record({
      id: fc.uuid().map((id) => `evt_${id}`),
      object: fc.constant('event'),
      type: fc.constantFrom(...types),
      livemode: fc.constantFrom<unknown>(false, false, false, true, null),
      data: fc.oneof(fc.record({ object: anything }), anything),
      created: anything,
    })
    // The stand-ins report about mails of their own meanwhile.
    const ours: string[] = []
    let kept = 0
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('stripe', 'resend', 'paypal'),
        fc.oneof(event, anything),
        fc.boolean(),
        async (provider, content, isSigned) => {
          const id = crypto.randomUUID()
          const named = z.object({ id: z.string().regex(/^evt_/) }).safeParse(content)
          ours.push(id, ...(named.success ? [named.data.id] : []))
          const body = typeof content === 'string' ? content : JSON.stringify(content)
          const signed =
            isSigned && provider !== 'paypal' ? signers[provider]({ id, provider, type: '', at: '', body }) : {}
          const headers = { 'content-type': 'application/json', ...signed }
          const request = new Request(`http://localhost/webhooks/${provider}`, { method: 'POST', headers, body })
          const { status } = await routes[provider].action({ request, params: {}, context: {} })
          expect([200, 400]).toContain(status)
          if (!isSigned) expect(status).toBe(400)
          if (status === 200) kept += 1
          if ((count += 1) % 500 === 0) await world.work()
        },
      ),
      runs(12_000),
    )
    await world.work()
    const stored = await prisma.inboxEvent.count({ where: { eventId: { in: ours } } })
    expect(stored).toBeLessThanOrEqual(kept)
    expect(stored).toBeGreaterThan(0)
  },
)

test('the API: every operation answers in its own words', { timeout }, async () => {
  const operations = routeTable.filter(({ path }) => !path.includes('archive'))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...operations), anything, text, async ({ method, path }, body, odd) => {
      const address = path.replace('{id}', path.startsWith('/invoices') ? invoiceId : crypto.randomUUID())
      const target = address.replace(/\{\w+\}/g, () => encodeURIComponent(odd.replace(/\p{Cs}/gu, '')) || 'x')
      const { status } = await call(method, target, method === 'GET' ? {} : { body })
      expect(status, `${method} ${target}`).toBeLessThan(500)
    }),
    runs(12_000),
  )
})

test('the portal: every form answers a person', { timeout }, async () => {
  const forms = ['promise', 'plan', 'dispute', 'already-paid', 'wrong-person', 'preferences', 'pay', 'help', 'account']
  const modules = new Map<string, { action?: (args: never) => unknown }>()
  const folders = readdirSync('app/routes')
  for (const form of forms) {
    const name = folders.find((each) => new RegExp(`^p\\.\\$token\\.${form}(\\._index)?(\\.tsx?)?$`).test(each))
    if (!name) throw new Error(`no form ${form}`)
    const file = /\.tsx?$/.test(name) ? name : `${name}/route.tsx`
    modules.set(form, (await import(/* @vite-ignore */ `../../app/routes/${file}`)) as never)
  }
  const names = [
    ...['intent', 'amount', 'day', 'count', 'first', 'every', 'reason', 'words', 'message', 'name', 'email', 'method'],
    ...['choice', 'reference', 'paidOn', 'lines', 'invoice', 'language', 'channel', 'payDay', 'code', 'key'],
  ]
  const fields = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...forms), fields, async (form, entries) => {
      const action = modules.get(form)?.action
      if (!action) throw new Error(`nothing can be sent to ${form}`)
      const { status } = await portalBrowser().post(action as never, `${portal}/${form}`, entries)
      expect(status, form).toBeLessThan(500)
    }),
    runs(11_000),
  )
})
