import { beforeAll, describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import type { InvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { makeBusiness } from '#tests/support/make.ts'
import { exceptFromLaws } from '#tests/support/the-books.ts'

exceptFromLaws(['M1', 'M3'], 'states are written into rows, to have one of each in the list')

const { prisma } = await freshDatabase()
const { makeInvoice } = await import('#tests/support/make-invoice.ts')
const { createStaffUser } = await import('#app/auth/create-staff-user.server.ts')
const { countByPlace, filterOfPlace, firstOfPlaces } = await import('#app/db/sql/board-places.server.ts')
const { readClientSums } = await import('#app/db/read/client-records.server.ts')
const { listFollowedInvoices } = await import('#app/db/read/followed-invoices.server.ts')
const { boardPlaces, placeOf } = await import('#app/domain/invoice/board-place.ts')
const { dueDaysOf, filterLabels, ageBuckets, rests } = await import('#app/domain/invoice/invoice-filter.ts')
const { levelOf, stageKeys } = await import('#app/domain/dunning/dunning-policy.ts')
const { createPolicy } = await import('#app/features/policies/create-policy.server.ts')
const { newId } = await import('#app/ids.server.ts')

type Row = Awaited<ReturnType<typeof listFollowedInvoices>>['rows'][number]

const now = new Date('2026-11-23T15:00:00Z')
const today = Temporal.PlainDate.from('2026-11-23')
const all: InvoiceFilter = { view: 'open', stage: null }
const kinds = ['manual', 'dispute', 'promise', 'plan', 'processing', 'hardship'] as const
let businessId = ''
let colleague = ''
let policyId = ''
/** What the naive computation looks at, read row by row. */
let world: {
  row: Row
  place: unknown
  owner: string | null
  policy: string | null
  draft: boolean
  issued: boolean
}[] = []

const inView = async (
  filter: Partial<InvoiceFilter>,
  sort: 'due' | 'latest' | 'balance' | 'client' | 'next' = 'due',
) => {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page = await listFollowedInvoices(
      businessId,
      { ...all, ...filter, sort, ids: null, after, today, limit: 7 },
      now,
    )
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}
const numbers = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)
const naive = (fits: (one: (typeof world)[number]) => boolean) =>
  numbers(world.filter((one) => one.issued && fits(one)).map(({ row }) => row)).sort()

beforeAll(async () => {
  businessId = await makeBusiness(prisma)
  const other = await makeBusiness(prisma)
  await makeInvoice({ businessId: other, number: 'X-1', email: 'x@example.com', dueOn: '2026-11-01', now })
  const email = 'nora@example.com'
  await createStaffUser({ name: 'Nora', email, password: 'correct horse battery', businessId, role: 'collector', now })
  colleague = (await prisma.membership.findFirstOrThrow({ where: { businessId } })).userId
  const made = await createPolicy({ businessId, name: 'Patient', from: { preset: 'standard' }, actor: 'system', now })
  if (!made.ok) throw new Error(made.reason)
  policyId = made.value.policyId
  for (let n = 0; n < 48; n += 1) {
    const invoiceId = await makeInvoice({
      ...{ businessId, number: `F-${n}`, email: `f-${n % 9}@example.com`, clientName: `${'Client~%'}${n % 9}`, now },
      dueOn: today.subtract({ days: ((n * 37) % 130) - 15 }).toString(),
      minor: BigInt(1_000 + ((n * 7_919) % 90_000)),
      currency: n % 5 === 0 ? 'EUR' : 'USD',
    })
    const key = { businessId_id: { businessId, id: invoiceId } }
    const { clientId } = await prisma.invoice.findUniqueOrThrow({ where: key })
    const invoice = { stage: (n * 5) % 9, processingMinor: n % 11 === 0 ? 100n : 0n }
    await prisma.invoice.update({ where: key, data: { ...invoice, ...(n % 7 === 0 && { policyId }) } })
    if (n % 9 === 4)
      await prisma.client.update({
        where: { businessId_id: { businessId, id: clientId } },
        data: { caseOwnerId: colleague },
      })
    for (const [at, kind] of kinds.entries()) {
      if (n % (at + 5) !== 2) continue
      await prisma.hold.create({
        data: {
          ...{ businessId, id: newId(), clientId, kind, reason: 'why', placedAt: now, placedBy: 'system' },
          invoiceId: n % 10 === 2 ? null : invoiceId,
          amountMinor: kind === 'dispute' && n % 2 === 0 && n % 10 !== 2 ? 100n : null,
          until: n % 4 === 0 ? new Date('2026-11-22') : n % 4 === 1 ? new Date('2026-11-23') : null,
          ...(n % 6 === 5 && { releasedAt: now }),
        },
      })
    }
    if (n % 13 === 1) await prisma.invoice.update({ where: key, data: { state: 'settled', settledAt: now } })
  }
  const everyone = await inView({ view: 'all' })
  const stored = new Map(
    (await prisma.invoice.findMany({ where: { businessId }, include: { client: true } })).map((one) => [one.id, one]),
  )
  world = everyone.map((row) => {
    const known = stored.get(row.id)
    if (!known) throw new Error('not there')
    const processing = { minor: known.processingMinor, currency: known.currency }
    return {
      row,
      place: placeOf({ level: known.stage, holds: row.followUp?.holds ?? [], processing }, today),
      owner: known.client.caseOwnerId,
      policy: known.policyId ?? known.client.policyId,
      draft: false,
      issued: known.state === 'issued',
    }
  })
})

test('the list knows only the business’s own invoices', () => {
  expect(world).toHaveLength(48)
  expect(naive(() => true).length).toBeGreaterThan(40)
})

describe('every filter finds what a look at each row finds', () => {
  test.each(boardPlaces.map((place) => [place]))('place %s', async (place) => {
    const found = numbers(await inView(filterOfPlace(all, place))).sort()
    expect(found).toEqual(naive((one) => one.place === place))
  })

  test.each(ageBuckets.map((age) => [age]))('age %s', async (age) => {
    const { from, to } = dueDaysOf(age, today)
    const fits = ({ row: { dueOn } }: { row: Row }) =>
      (!from || Temporal.PlainDate.compare(dueOn, from) >= 0) && (!to || Temporal.PlainDate.compare(dueOn, to) <= 0)
    const expected = naive(fits)
    expect(expected.length).toBeGreaterThan(0)
    expect(numbers(await inView({ age })).sort()).toEqual(expected)
  })

  test.each(filterLabels.filter((label) => label !== 'needs_approval').map((label) => [label]))(
    'label %s',
    async (label) => {
      const expected = naive(({ row }) => row.followUp?.labels.some((one) => one === label) ?? false)
      expect(numbers(await inView({ label })).sort()).toEqual(expected)
    },
  )

  test('owner, policy, currency, amounts, and all of them at once', async () => {
    const cases: [Partial<InvoiceFilter>, (one: (typeof world)[number]) => boolean][] = [
      [{ caseOwner: colleague }, ({ owner }) => owner === colleague],
      [{ caseOwner: 'none' }, ({ owner }) => owner === null],
      [{ policy: policyId }, ({ policy }) => policy === policyId],
      [{ policy: 'standard' }, ({ policy }) => policy === null],
      [{ currency: 'EUR' }, ({ row }) => row.balance.currency === 'EUR'],
      [{ atLeast: 40_000n }, ({ row }) => row.balance.minor >= 40_000n],
      [{ atMost: 40_000n }, ({ row }) => row.balance.minor <= 40_000n],
      [
        { caseOwner: 'none', currency: 'USD', atLeast: 20_000n, rests: 'no', age: '31-60' },
        ({ owner, row, place }) =>
          owner === null &&
          row.balance.currency === 'USD' &&
          row.balance.minor >= 20_000n &&
          typeof place === 'number' &&
          today.since(row.dueOn).days > 30 &&
          today.since(row.dueOn).days <= 60,
      ],
    ]
    for (const [filter, fits] of cases) expect(numbers(await inView(filter)).sort()).toEqual(naive(fits))
  })

  test.each([0, 3, 30])('a next step within %i days', async (within) => {
    const limit = today.add({ days: within })
    const expected = naive(({ row }) => {
      const on = row.followUp?.nextStep?.on
      return on !== undefined && Temporal.PlainDate.compare(on, limit) <= 0
    })
    expect(numbers(await inView({ within })).sort()).toEqual(expected)
  })
})

test('what a client owes, of it what is late and what is in question', async () => {
  for (const clientId of new Set(world.map(({ row }) => row.clientId))) {
    const own = world.filter((one) => one.issued && one.row.clientId === clientId).map(({ row }) => row)
    const sums = await readClientSums(businessId, clientId, today)
    for (const { currency, minor } of [...sums.open, { currency: 'USD', minor: null }]) {
      const rows = own.filter(({ balance }) => balance.currency === currency)
      const sum = (of: (row: Row) => bigint) => rows.reduce((total, row) => total + of(row), 0n)
      const found = (money: readonly { minor: bigint; currency: string }[]) =>
        money.find((one) => one.currency === currency)?.minor ?? 0n
      if (minor !== null) expect(minor).toBe(sum(({ balance }) => balance.minor))
      expect(found(sums.overdue)).toBe(
        sum((row) => (row.followUp?.labels.includes('overdue') ? row.balance.minor : 0n)),
      )
      expect(found(sums.disputed) > 0n).toBe(inQuestion(rows) > 0)
    }
  }
})
const inQuestion = (rows: readonly Row[]) =>
  rows.filter(({ followUp }) => followUp?.holds.some(({ kind, scope }) => kind === 'dispute' && scope === 'invoice'))
    .length

describe('orders', () => {
  test('each goes through all pages once, in order', async () => {
    const byClient = (await inView({}, 'client')).map(({ clientName }) => clientName)
    expect(byClient).toEqual(byClient.toSorted())
    const byBalance = (await inView({}, 'balance')).map(({ balance }) => balance.minor)
    expect(byBalance).toEqual(byBalance.toSorted((a, b) => Number(b - a)))
    for (const sort of ['due', 'latest', 'client', 'balance'] as const) {
      const found = numbers(await inView({}, sort))
      expect(new Set(found).size).toBe(found.length)
      expect(found.toSorted()).toEqual(naive(() => true))
    }
    expect(numbers(await inView({}, 'next')).length).toBeGreaterThan(0)
  })
})

describe('the board', () => {
  test('counts and sums are those of its columns, and every open invoice stands in one', async () => {
    const counts = await countByPlace(businessId, all, today)
    expect([...counts.values()].reduce((sum, { count }) => sum + count, 0)).toBe(naive(() => true).length)
    for (const place of boardPlaces) {
      const standing = world.filter((one) => one.issued && one.place === place).map(({ row }) => row)
      expect(counts.get(place)?.count).toBe(standing.length)
      for (const { currency, minor } of counts.get(place)?.open ?? []) {
        const own = standing.filter(({ balance }) => balance.currency === currency)
        expect(minor).toBe(own.reduce((sum, { balance }) => sum + balance.minor, 0n))
      }
    }
  })

  test('its filters narrow counts and cards alike', async () => {
    const filter: InvoiceFilter = { ...all, currency: 'EUR' }
    const counts = await countByPlace(businessId, filter, today)
    const cards = await firstOfPlaces(businessId, filter, today)
    for (const place of boardPlaces) {
      const standing = world.filter(
        ({ issued, place: at, row }) => issued && at === place && row.balance.currency === 'EUR',
      )
      expect(counts.get(place)?.count).toBe(standing.length)
      expect(cards.get(place)).toEqual(
        standing
          .map(({ row }) => row)
          .toSorted((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn) || (a.id < b.id ? -1 : 1))
          .slice(0, 6)
          .map(({ id }) => id),
      )
    }
  })

  test('there is a column for every stage and every rest', () => {
    expect(boardPlaces).toEqual([0, ...stageKeys.map(levelOf), ...rests])
  })
})

test('who chose no policy follows the business’s, a client’s choice beats it, and an invoice’s own beats both', async () => {
  const other = await createPolicy({ businessId, name: 'Brisk', from: { preset: 'standard' }, actor: 'system', now })
  if (!other.ok) throw new Error(other.reason)
  const brisk = other.value.policyId
  const [first] = world
  const clientId = first?.row.clientId ?? ''
  await prisma.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { policyId: brisk } })
  const following = async (policy: string) => numbers(await inView({ policy })).sort()
  const followers = (wanted: string | null, inherited: string | null) =>
    naive(({ policy, row }) => (policy ?? (row.clientId === clientId ? brisk : inherited)) === wanted)
  const cards = async (policy: string) => {
    const filter = { ...all, policy }
    const [places, counts] = [
      await firstOfPlaces(businessId, filter, today),
      await countByPlace(businessId, filter, today),
    ]
    const count = [...counts.values()].reduce((sum, one) => sum + one.count, 0)
    return { count, shown: [...places.values()].flat().length > 0 }
  }

  for (const inherited of [null, policyId, brisk]) {
    await prisma.business.update({ where: { id: businessId }, data: { policyId: inherited } })
    for (const wanted of [null, policyId, brisk]) {
      const expected = followers(wanted, inherited)
      expect(await following(wanted ?? 'standard')).toEqual(expected)
      expect(await cards(wanted ?? 'standard')).toEqual({ count: expected.length, shown: expected.length > 0 })
    }
  }
})
