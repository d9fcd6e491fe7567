import { expect, test } from 'vitest'
import { businessWithKey } from '#tests/support/api.ts'
import { freshDatabase } from '#tests/support/database.ts'

const { prisma } = await freshDatabase()
const { business, call } = await businessWithKey('Harbour Works')
const { call: otherCall } = await businessWithKey('Somebody Else')

test('a client is taken in, read, changed and listed', async () => {
  const made = await call('POST', '/clients', {
    body: {
      name: 'Acme Ltd',
      code: 'C-1',
      email: 'AP@Acme.Example',
      contactName: 'Ann',
      ccEmails: ['cc@acme.example'],
    },
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'Acme Ltd', email: 'ap@acme.example', ccEmails: ['cc@acme.example'] })
  const path = `/clients/${made.body.id}`
  expect((await call('GET', path)).body).toEqual(made.body)

  const changed = await call('PATCH', path, { body: { email: 'new@acme.example', phone: '+1 555 0100', code: null } })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({ email: 'new@acme.example', code: null, phone: '+1 555 0100' })
  const same = await call('PATCH', path, { body: { email: 'new@acme.example' } })
  expect(same.body).toEqual(changed.body)
  const events = await prisma.timelineEvent.findMany({
    where: { clientId: String(made.body.id) },
    orderBy: { id: 'asc' },
  })
  expect(events.map(({ type }) => type)).toEqual(['client.created', 'client.updated'])
})

test('a client without an address gets a task, which its address closes', async () => {
  const made = await call('POST', '/clients', { body: { name: 'No Address Inc' } })
  const where = { businessId: business.id, clientId: String(made.body.id) }
  expect(await prisma.task.findMany({ where })).toMatchObject([{ kind: 'review', doneAt: null }])
  await call('PATCH', `/clients/${made.body.id}`, { body: { email: 'found@example.com' } })
  expect(await prisma.task.count({ where: { ...where, doneAt: null } })).toBe(0)
})

test('pages follow each other without gaps or repeats', async () => {
  for (let n = 0; n < 5; n += 1)
    await call('POST', '/clients', { body: { name: `Page ${n}`, email: `p${n}@page.example` } })
  const total = await prisma.client.count({ where: { businessId: business.id } })
  const ids: unknown[] = []
  let after = ''
  do {
    const { body } = await call('GET', `/clients?limit=2${after}`)
    const { data, next } = body as unknown as { data: { id: string }[]; next: string | null }
    ids.push(...data.map(({ id }) => id))
    after = next === null ? '' : `&after=${next}`
  } while (after)
  expect(new Set(ids).size).toBe(total)
})

test('another business sees nothing of it', async () => {
  const made = await call('POST', '/clients', { body: { name: 'Secret', email: 's@example.com' } })
  expect((await otherCall('GET', `/clients/${made.body.id}`)).status).toBe(404)
  expect((await otherCall('PATCH', `/clients/${made.body.id}`, { body: { name: 'Mine' } })).status).toBe(404)
  expect((await otherCall('GET', '/clients')).body).toEqual({ data: [], next: null })
})

test('a code belongs to one client', async () => {
  await call('POST', '/clients', { body: { name: 'One', code: 'SAME', email: 'one@example.com' } })
  const second = await call('POST', '/clients', { body: { name: 'Two', code: 'SAME', email: 'two@example.com' } })
  expect(second.status).toBe(409)
  expect(second.body).toMatchObject({ errors: [{ path: 'code' }] })
})

test('hostile text is kept as text', async () => {
  for (const name of [
    '<script>alert(1)</script>',
    '{{ client.name }}',
    '=HYPERLINK("x")',
    'مرحبا ‏العالم',
    '🧾🧾',
    "O'Brien; DROP",
  ]) {
    const made = await call('POST', '/clients', { body: { name, email: 'x@example.com' } })
    expect(made.body).toMatchObject({ name })
  }
})

test.each([
  ['a missing name', {}, 'name'],
  ['an empty name', { name: '  ' }, 'name'],
  ['a number for a name', { name: 7 }, 'name'],
  ['an operator for a name', { name: { not: '' } }, 'name'],
  ['a line break in a name', { name: 'a\r\nBcc: x@example.com' }, 'name'],
  ['a NUL', { name: 'a\u0000b' }, 'name'],
  ['half a surrogate pair', { name: 'a\ud800b' }, 'name'],
  ['a name without end', { name: 'x'.repeat(201) }, 'name'],
  ['an unknown field', { name: 'A', isAdmin: true }, 'isAdmin'],
  ['another business', { name: 'A', businessId: 'x' }, 'businessId'],
  ['a bad address', { name: 'A', email: 'nobody' }, 'email'],
  ['an address with a header in it', { name: 'A', email: 'a@example.com\nBcc: b@example.com' }, 'email'],
  ['a place that is no time zone', { name: 'A', timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['a language that is none', { name: 'A', locale: 'not a locale' }, 'locale'],
  ['a list', [], ''],
  ['null', null, ''],
])('%s is refused by name', async (_what, body, path) => {
  const refused = await call('POST', '/clients', { body })
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({ errors: [{ path }] })
})
