import fc from 'fast-check'
import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { call } = await businessWithKey('Hostile')
const { routeTable } = await import('#app/api/route-table.server.ts')

const client = await call('POST', '/clients', { body: { name: 'Target', email: 't@example.com' } })
const valid = {
  client: { name: 'Target', email: 't@example.com' },
  number: 'H-0',
  issuedOn: '2026-01-01',
  dueOn: '2026-02-01',
  lines: [{ description: 'x', quantity: '1', unitAmount: 100, taxRate: '0' }],
  issue: true,
}
const invoice = await call('POST', '/invoices', { body: valid })
const task = await call('POST', '/clients', { body: { name: 'No address' } })
const payment = {
  invoiceId: invoice.body.id,
  amount: { amount: 1, currency: 'USD' },
  method: 'cash',
  receivedOn: '2026-01-02',
}
const examples: Record<string, object> = {
  createClient: { name: 'x', email: 'x@example.com', timeZone: 'UTC', locale: 'en', ccEmails: ['c@example.com'] },
  updateClient: { name: 'x', email: 'x@example.com' },
  createInvoice: { ...valid },
  recordPayment: payment,
  placeInvoiceHold: { kind: 'manual', reason: 'x', until: '2199-01-01' },
}
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '\u0000',
    '\ud800',
    'a\r\nb',
    '={1+1}',
    '‮txt.exe',
    '9'.repeat(400),
    '1e309',
    '-0',
    '2026-02-30',
    '+275760-09-13',
    '00000000-0000-0000-0000-000000000000',
    1e308,
    -0,
    2 ** 53,
    -(10 ** 15),
    '__proto__',
    { __proto__: null, constructor: {} },
    { amount: 10 ** 15, currency: 'JPY' },
  ),
)

/** An example with one of its fields, at any depth, replaced by something nobody expects. */
const broken = (example: object) =>
  fc.tuple(fc.constantFrom(...pathsOf(example)), hostile).map(([path, value]) => {
    const body = structuredClone(example) as Record<string, unknown>
    const place = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, body)
    place[path.at(-1) ?? ''] = value
    return body
  })

const pathsOf = (value: unknown): string[][] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])])

const ids: Record<string, unknown> = { '/clients/{id}': client.body.id, '/tasks/{id}/complete': task.body.id }

test.each(Object.keys(examples))('%s never answers 5xx, whatever a field holds', async (id) => {
  const operation = routeTable.find((each) => each.id === id)
  const example = examples[id]
  if (!operation || !example) throw new Error(`no operation ${id}`)
  const path = operation.path.replace('{id}', String(ids[operation.path] ?? invoice.body.id))
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken(example), fc.jsonValue()), async (body) => {
      const { status } = await call(operation.method, path, { body })
      expect(status, JSON.stringify(body)).toBeLessThan(500)
    }),
    { numRuns: 60 },
  )
})

test('every list refuses strange queries and never answers 5xx', async () => {
  const lists = routeTable.filter(({ method, query }) => method === 'GET' && query)
  for (const { path } of lists) {
    const address = path.replace('{id}', String(invoice.body.id))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'after',
          'limit',
          'number',
          'clientId',
          'state',
          'status',
          'label',
          'kind',
          'asOf',
          'email',
          'code',
        ),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '%00', "'--", '-1', '1e9', 'null', '[]')),
        async (name, value) => {
          const { status } = await call(
            'GET',
            `${address}?${name}=${new URLSearchParams({ v: value }).toString().slice(2)}`,
          )
          expect(status, `${name}=${value}`).toBeLessThan(500)
        },
      ),
      { numRuns: 40, examples: ['number', 'kind', 'code'].map((name): [string, string] => [name, '\u0000']) },
    )
  }
})

test('what was refused left nothing half-done: every posting balances, every issued invoice is owed', async () => {
  const unbalanced = await prisma.$queryRaw<unknown[]>`
    SELECT FROM "LedgerEntry" GROUP BY "businessId", "postingKey" HAVING sum("amountMinor") <> 0`
  expect(unbalanced).toEqual([])
  const adrift = await prisma.$queryRaw<unknown[]>`
    SELECT FROM "Invoice" i WHERE i."balanceMinor" <> (
      SELECT coalesce(sum(l."amountMinor"), 0) FROM "LedgerEntry" l
      WHERE l."businessId" = i."businessId" AND l."invoiceId" = i."id" AND l."account" = 'receivable')`
  expect(adrift).toEqual([])
})
