import type { LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { draftOf } from '#app/features/policies/policy-draft.ts'
import type { PolicyDraft } from '#app/features/policies/policy-draft.ts'
import { defaultPolicy } from '#app/domain/dunning/dunning-policy.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { policyFields } from '#tests/support/policy-form.ts'

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { signIn } = await import('#app/auth/session.server.ts')
const list = await import('#app/routes/admin.settings.policies._index/route.tsx')
const editor = await import('#app/routes/admin.settings.policies.$id/route.tsx')
const client = await import('#app/routes/admin.clients.$id_.follow-up/route.tsx')
const invoice = await import('#app/routes/admin.invoices.$id_.policy.tsx')
const calendar = await import('#app/routes/admin.settings.calendar/route.tsx')
afterAll(() => prisma.$disconnect())

const made = new Date('2026-11-23T15:00:00Z')
const password = 'correct horse battery'
let businessId = ''
let cookie = ''

async function signInAs(role: 'owner' | 'collector'): Promise<void> {
  businessId = await makeBusiness(prisma)
  const email = `${businessId}@example.com`
  await createStaffUser({ name: 'Nora', email, password, businessId, role, now: made })
  const session = await signIn({ email, password, ip: null }, new Request('http://localhost:3999/sign-in'))
  cookie = session.ok ? ((session.value.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') : ''
}

const args = (params: Record<string, string>, form?: readonly (readonly [string, string])[], query = '') =>
  ({
    request: new Request(`http://localhost:3999/admin/settings${query}`, {
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form.map(([name, value]) => [name, value])) }),
    }),
    params,
    context: {},
  }) satisfies LoaderFunctionArgs

/** Where a form led, or what it answered and how. */
async function outcome(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const answer = await work
  if (answer instanceof Response) return { to: answer.headers.get('Location') }
  const { data, init } = answer as { data: Record<string, unknown>; init: { status: number } | null }
  return { ...data, status: init?.status }
}

const postList = (...form: [string, string][]) => outcome(list.action(args({}, form)))
const postCalendar = (...form: [string, string][]) => outcome(calendar.action(args({}, form)))

describe('policies', () => {
  beforeAll(() => signInAs('owner'))

  test('are made, edited after a look at what would change, and followed', async () => {
    await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2099-01-10', now: made })
    const { to } = await postList(['intent', 'make'], ['from', 'standard'], ['name', 'Ours'])
    const id = /policies\/([0-9a-f-]{36})\?said=created$/.exec(String(to))?.[1] ?? ''
    expect(await postList(['intent', 'make'], ['from', 'firm'], ['name', 'Ours'])).toMatchObject({
      status: 400,
      form: 'firm',
    })

    const look = await postList(['intent', 'look'], ['policy', id], ['enterBy', 'keep'])
    expect(look).toMatchObject({ kind: 'look', impact: { total: 1, rows: [] } })
    expect(await postList(['intent', 'assign'], ['policy', id], ['enterBy', 'keep'], ['seen', `${id} keep`])).toEqual({
      to: '/admin/settings/policies?said=assigned',
    })
    const page = await list.loader(args({}))
    expect(page.own).toMatchObject([{ name: 'Ours', use: 'Followed by everyone without a choice of their own.' }])

    const edit = (draft: PolicyDraft, intent: string, seen = '') =>
      outcome(
        editor.action(args({ id }, [...policyFields(draft), ['enterBy', 'keep'], ['intent', intent], ['seen', seen]])),
      )
    const { draft } = await editor.loader(args({ id }))
    const earlier = {
      ...draft,
      stages: draft.stages.map((stage, n) => (n === 0 ? { ...stage, offsetDays: '-10' } : stage)),
    }
    const seen = await edit(earlier, 'look')
    expect(seen).toMatchObject({
      status: 200,
      impact: {
        rows: [{ number: '2041', before: 'Courtesy note on 5 January', after: 'Courtesy note on 31 December' }],
      },
    })
    // What was not looked at is not saved: it is shown first.
    expect(await edit(draft, 'save', String(seen['seen']))).toMatchObject({ status: 200, kind: 'editing' })
    expect(await edit(earlier, 'save', String(seen['seen']))).toEqual({ to: '/admin/settings/policies?said=saved' })
    expect(await editor.loader(args({ id }))).toMatchObject({ draft: { version: 2, stages: earlier.stages } })
    expect(await edit(earlier, 'save', String(seen['seen']))).toMatchObject({
      status: 400,
      problem: expect.stringMatching(/^Somebody changed/),
    })
  })

  test('a step is added in the widest gap and removed again, without script', async () => {
    const { to } = await postList(['intent', 'make'], ['from', 'standard'], ['name', 'Steps'])
    const id = /policies\/([0-9a-f-]{36})/.exec(String(to))?.[1] ?? ''
    const draft = draftOf(defaultPolicy, 'Steps', 1)
    const post = (from: PolicyDraft, intent: string) =>
      outcome(editor.action(args({ id }, [...policyFields(from), ['intent', intent]])))
    const longer = await post(draft, 'add')
    expect(longer).toMatchObject({
      focus: 'step-5',
      draft: { stages: { 5: { id: '', key: 'second_follow_up', offsetDays: '22' } } },
    })
    expect(await post(longer['draft'] as PolicyDraft, 'remove:5')).toMatchObject({ draft, focus: 'add-step' })
  })

  test('what cannot stand is marked where it stands', async () => {
    const { to } = await postList(['intent', 'make'], ['from', 'standard'], ['name', 'Faulty'])
    const id = /policies\/([0-9a-f-]{36})/.exec(String(to))?.[1] ?? ''
    const draft = draftOf(defaultPolicy, 'Faulty', 1)
    const faulty = { ...draft, minGapDays: '', smallBalances: { USD: 'a lot' } }
    expect(await outcome(editor.action(args({ id }, [...policyFields(faulty), ['intent', 'look']])))).toMatchObject({
      status: 400,
      faults: [{ field: 'smallBalances' }, { field: 'minGapDays' }],
    })
    expect(await postList(['intent', 'put-away'], ['policy', id])).toEqual({ to: '/admin/settings/policies?said=away' })
    await expect(editor.loader(args({ id }))).rejects.toMatchObject({ status: 404 })
  })

  test('are the owner’s', async () => {
    await signInAs('collector')
    for (const page of [list, calendar]) await expect(page.loader(args({}))).rejects.toMatchObject({ status: 403 })
    await expect(list.action(args({}, [['intent', 'make']]))).rejects.toMatchObject({ status: 403 })
  })
})

describe('one client, one invoice', () => {
  const place = { clientId: '', invoiceId: '', policyId: '' }

  async function fill(role: 'owner' | 'collector'): Promise<void> {
    await signInAs(role)
    const made2041 = { businessId, number: '2041', email: 'ada@example.com', dueOn: '2099-01-10', now: made }
    place.invoiceId = await makeInvoice(made2041)
    place.clientId = (await prisma.invoice.findFirstOrThrow({ where: { id: place.invoiceId } })).clientId
    const { createPolicy } = await import('#app/features/policies/create-policy.server.ts')
    const own = await createPolicy({ businessId, name: 'Firm', from: { preset: 'firm' }, actor: 'system', now: made })
    place.policyId = own.ok ? own.value.policyId : ''
  }
  const postClient = (...form: [string, string][]) => outcome(client.action(args({ id: place.clientId }, form)))
  const postInvoice = (...form: [string, string][]) => outcome(invoice.action(args({ id: place.invoiceId }, form)))

  test('follow a policy of their own, once its effect was seen', async () => {
    await fill('collector')
    const { policyId, clientId, invoiceId } = place
    const form: [string, string][] = [
      ['policy', policyId],
      ['enterBy', 'keep'],
    ]
    const look = await postClient(['intent', 'assign'], ...form)
    expect(look).toMatchObject({
      kind: 'look',
      impact: { total: 1, rows: [{ before: 'Courtesy note on 5 January', after: 'Courtesy note on 7 January' }] },
    })
    const seen: [string, string] = ['seen', String(look['seen'])]
    expect(await postClient(['intent', 'assign'], ...form, seen)).toEqual({
      to: `/admin/clients/${clientId}?said=follow-up`,
    })
    expect(await postInvoice(['intent', 'assign'], ...form, seen)).toEqual({
      to: `/admin/invoices/${invoiceId}?said=policy`,
    })
    expect(await client.loader(args({ id: clientId }))).toMatchObject({ policyName: 'Firm', aboveName: 'Standard' })
    expect(await invoice.loader(args({ id: invoiceId }))).toMatchObject({ policyName: 'Firm', aboveName: 'Firm' })
    const sayings = (await prisma.timelineEvent.findMany({ where: { businessId, type: 'policy.assigned' } })).map(
      ({ data }) => data,
    )
    expect(sayings).toEqual([
      { name: 'Firm', to: 'client', enterBy: 'keep', changes: { policy: { before: 'Standard', after: 'Firm' } } },
      { name: 'Firm', to: 'invoice', enterBy: 'keep', number: '2041' },
    ])
  })

  test('a pay day is noted by anyone, but only the owner has follow-up wait for it', async () => {
    await fill('collector')
    const stored = () =>
      prisma.client.findFirstOrThrow({ where: { businessId }, select: { payRun: true, payRunGranted: true } })
    const form: [string, string][] = [
      ['intent', 'pay-run'],
      ['kind', 'day'],
      ['day', '15'],
      ['granted', 'on'],
    ]
    expect(await postClient(...form)).toHaveProperty('to')
    expect(await stored()).toEqual({ payRun: 'day:15', payRunGranted: false })
    expect(await postClient(['intent', 'pay-run'], ['kind', 'day'], ['day', '32'])).toMatchObject({ status: 400 })

    await fill('owner')
    await postClient(...form)
    expect(await stored()).toEqual({ payRun: 'day:15', payRunGranted: true })
    await postClient(['intent', 'pay-run'], ['kind', 'weekday'], ['weekday', '5'])
    expect(await stored()).toEqual({ payRun: 'weekday:5', payRunGranted: false })
    await postClient(['intent', 'pay-run'], ['kind', ''], ['granted', 'on'])
    expect(await stored()).toEqual({ payRun: null, payRunGranted: false })
  })

  test('are not another business’s', async () => {
    await fill('owner')
    const { clientId, invoiceId } = place
    await signInAs('owner')
    await expect(client.loader(args({ id: clientId }))).rejects.toMatchObject({ status: 404 })
    await expect(invoice.action(args({ id: invoiceId }, [['intent', 'look']]))).rejects.toMatchObject({ status: 404 })
  })
})

describe('the calendar', () => {
  beforeEach(() => signInAs('owner'))
  const workdays = ['1', '2', '3', '4', '5'].map((day): [string, string] => ['sendDays', day])

  test('send days, a country, then its region', async () => {
    const saved = { to: '/admin/settings/calendar?said=saved' }
    expect(await postCalendar(['intent', 'week'], ...workdays, ['country', 'DE'], ['regionOf', ''])).toEqual(saved)
    expect((await calendar.loader(args({}))).regions).toContainEqual({ code: 'BY', name: 'Bayern' })
    expect(
      await postCalendar(['intent', 'week'], ...workdays, ['country', 'DE'], ['regionOf', 'DE'], ['region', 'BY']),
    ).toEqual(saved)
    const page = await calendar.loader(args({}))
    expect(page).toMatchObject({ sendDays: [1, 2, 3, 4, 5], country: 'DE', region: 'BY' })
    expect(page.holidays.map(({ name }) => name)).toContain('Epiphany')
    // Another country takes no region of the last one along.
    await postCalendar(['intent', 'week'], ...workdays, ['country', 'FR'], ['regionOf', 'DE'], ['region', 'BY'])
    expect(await calendar.loader(args({}))).toMatchObject({ country: 'FR', region: null })
  })

  test('a holiday is worked, a day off is added, and every open invoice is looked at again', async () => {
    await makeInvoice({ businessId, number: '2041', email: 'ada@example.com', dueOn: '2099-01-10', now: made })
    await postCalendar(['intent', 'week'], ...workdays, ['country', 'US'], ['regionOf', ''])
    const { holidays } = await calendar.loader(args({}))
    const [first = { day: '' }] = holidays
    await prisma.client.updateMany({ where: { businessId }, data: { nextCheckAt: new Date('2098-01-01T00:00:00Z') } })
    await postCalendar(['intent', 'days'], ['worked', first.day], ['addDay', '2099-02-02'])
    const page = await calendar.loader(args({}))
    expect(page.holidays[0]).toMatchObject({ day: first.day, isWorked: true })
    expect(page.added).toEqual(['2099-02-02'])
    expect(
      await prisma.client.count({ where: { businessId, nextCheckAt: { lt: new Date('2098-01-01T00:00:00Z') } } }),
    ).toBe(1)
    const events = await prisma.timelineEvent.findMany({
      where: { businessId, type: 'business.updated' },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ data }) => data)).toEqual([
      {
        changed: ['send days', 'holidays'],
        changes: {
          sendDays: {
            before: 'Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday',
            after: 'Monday, Tuesday, Wednesday, Thursday, Friday',
          },
          holidayCountry: { before: null, after: 'US' },
        },
      },
      {
        changed: ['holidays'],
        changes: {
          holidaysAdded: { before: '', after: '2099-02-02' },
          holidaysWorked: { before: '', after: first.day },
        },
      },
    ])
  })

  test.each([
    ['no day at all', [['intent', 'week']], 'Choose at least one day of the week.'],
    [
      'a country nobody knows',
      [['intent', 'week'], ...workdays, ['country', 'XX']],
      'The holidays of this place are not known.',
    ],
    [
      'a day that is none',
      [
        ['intent', 'days'],
        ['addDay', '2099-02-30'],
      ],
      'Nothing was saved: give the day off as a date.',
    ],
  ] satisfies [string, [string, string][], string][])('%s is refused', async (_, form, problem) => {
    expect(await postCalendar(...form)).toEqual({ status: 400, problem })
  })
})
