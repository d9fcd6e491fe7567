import { Temporal } from 'temporal-polyfill'
import { createClient } from '#app/features/clients/create-client.server.ts'
import { createInvoice } from '#app/features/invoices/create-invoice.server.ts'
import { issueInvoice } from '#app/features/invoices/issue-invoice.server.ts'
import { createRecurring } from '#app/features/recurring/create-recurring.server.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import type { Result } from '#app/domain/result.ts'
import { seeded } from './book.ts'
import { pressPaypal, pressStripe } from './hosted-checkout.ts'
import { independentBooks, plusDays } from './independent-books.ts'
import type { Bill } from './independent-books.ts'
import type { startWorld } from './world.ts'

export const ZONE = 'America/Los_Angeles'
export const dayOf = (text: string) => Temporal.PlainDate.from(text)
/** An instant as that business's clock on the wall has it; nine in the evening is the next day already in UTC. */
export const at = (day: string, hour: number): Date =>
  new Date(dayOf(day).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).epochMilliseconds)

export function granted<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** A payment that came through a provider: whole on one bill, or laid over several. */
export interface OnlinePayment {
  readonly id: string
  readonly ref: string
  readonly at: 'stripe' | 'paypal'
  readonly client: string
  readonly currency: string
  readonly minor: bigint
  readonly numbers: readonly string[]
  /** Something has been done with it since. */
  isUsed: boolean
}

const NAMES = ['Ada', 'Berta', 'Cyrus', 'Dora', 'Emil', 'Frida']
export const PROMPT = 'Prompt'
const RETAINER = 'Retainer'
/** Thursdays, from its first on. */
export const RECURRING_DAYS = ['2026-11-05', '2026-11-12', '2026-11-19', '2026-11-26']

/** A business with its bills, and a list of its own beside it of all that is done. Called after the world was started. */
export async function startMonth(world: Awaited<ReturnType<typeof startWorld>>, businessId: string, seed: number) {
  const { prisma } = world
  const random = seeded(seed)
  const books = independentBooks()
  const ids = new Map<string, string>()
  const clients = new Map<string, string>()
  const online: OnlinePayment[] = []
  /** Bills that wait for something: money on its way, a dispute at the bank. */
  const resting = new Set<string>()
  const actor = 'user:nora'
  let count = 0

  for (const name of [...NAMES, PROMPT, RETAINER]) {
    const client = { name, email: null, contactName: name }
    const made = granted(await createClient({ businessId, client, actor, now: at('2026-08-01', 9) }))
    clients.set(name, made.clientId)
  }
  const idOf = (number: string) => ids.get(number) ?? ''
  const clientId = (name: string) => clients.get(name) ?? ''
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length)]

  /** Issues a bill of two lines; every other one is a draft first. */
  async function bill(client: string, currency: string, issuedOn: string, days: number, discountUntil?: string) {
    count += 1
    const amounts = [BigInt(10_000 + random(150_000)), BigInt(1 + random(9_999))]
    const now = at(issuedOn, 8)
    const { invoiceId } = granted(
      await createInvoice({
        invoice: {
          ...{ client: { id: clientId(client) }, number: null, currency, issuedOn: dayOf(issuedOn) },
          ...{ terms: { kind: 'net', days }, termsText: null, purchaseOrder: null, description: null },
          lines: amounts.map((unitAmount) => ({ description: 'Work', quantity: '1', unitAmount, taxRate: '0' })),
          earlyDiscount: discountUntil ? { bps: 200n, until: dayOf(discountUntil) } : null,
        },
        ...{ businessId, issue: count % 2 === 0 ? 'age' : null, actor, now },
      }),
    )
    if (count % 2 === 1) granted(await issueInvoice({ businessId, invoiceId, enterBy: 'age', actor, now }))
    const { number } = await prisma.invoice.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: invoiceId } },
      select: { number: true },
    })
    ids.set(number, invoiceId)
    const total = amounts.reduce((sum, minor) => sum + minor, 0n)
    return books.issue({ number, client, currency, issuedOn, dueOn: plusDays(issuedOn, days), total })
  }
  const billSome = (issuedOn: string, terms: readonly number[]) =>
    bill(pick(NAMES) ?? '', random(3) === 0 ? 'EUR' : 'USD', issuedOn, pick(terms) ?? 30)

  /** What a rhythm has made by itself today, if today is one of its days: read for its number and nothing else. */
  async function noteRecurring(day: string) {
    if (!RECURRING_DAYS.includes(day)) return
    const made = await prisma.invoice.findFirstOrThrow({
      where: { businessId, recurringId: { not: null }, periodOn: new Date(day) },
    })
    ids.set(made.number, made.id)
    const place = { client: RETAINER, currency: 'EUR', issuedOn: day, dueOn: plusDays(day, 7) }
    books.issue({ number: made.number, total: 54_450n, ...place })
  }

  async function startRecurring(today: string) {
    const line = { description: 'Retainer', quantity: '1.5', unitAmount: 30_000n, taxRate: '21', discountBps: 0 }
    const recurring = {
      ...{ clientId: clientId(RETAINER), currency: 'EUR', name: 'Retainer', termsDays: 7, purchaseOrder: null },
      ...{ notes: null, seriesId: null, issues: true, sends: false, end: { endOn: null, countMax: null } },
      rhythm: { every: 1, unit: 'week' as const, startOn: dayOf(RECURRING_DAYS[0] ?? ''), monthEnd: false },
      content: { lines: [line], taxInclusive: false, rebateBps: 0 },
    }
    granted(await createRecurring({ businessId, recurring, actor, now: at(today, 8), today: dayOf(today) }))
  }

  /** Moves the clock to an hour of a day; whatever falls due meanwhile is done. */
  async function goTo(day: string, hour: number) {
    if (at(day, hour) > world.now()) await world.control('/clock', { set: at(day, hour).toISOString() })
  }

  /** Pays bills of one client online. Answers the payment; a bank debit is still on its way then. */
  async function payOnline(paid: readonly Bill[], method: 'card' | 'ach' | 'paypal', part?: bigint) {
    const [first] = paid
    if (!first) throw new Error('nothing to pay')
    const { client, currency } = first
    const before = new Set(online.map(({ id }) => id))
    const started = await startPayment({
      ...{ businessId, clientId: clientId(client), invoiceIds: paid.map(({ number }) => idOf(number)), method },
      ...{ portalLinkId: null, consent: null, portalUrl: 'http://localhost:3999/p/token', now: world.now() },
      amount: part ? { kind: 'other', amount: { minor: part, currency } } : { kind: 'everything' },
    })
    const { redirectUrl } = granted(started)
    if (method === 'paypal') await pressPaypal(redirectUrl, 'Approve')
    else await pressStripe(redirectUrl, method === 'ach' ? 'settle later' : 'pay')
    await world.advance('PT1S')
    const { id, providerRef } = await prisma.payment.findFirstOrThrow({
      where: { businessId, clientId: clientId(client), provider: { not: 'manual' }, id: { notIn: [...before] } },
      orderBy: { startedAt: 'desc' },
    })
    const numbers = paid.map(({ number }) => number)
    const minor = part ?? numbers.reduce((sum, number) => sum + books.balance(number), 0n)
    const provider = method === 'paypal' ? ('paypal' as const) : ('stripe' as const)
    const payment = { id, ref: providerRef ?? '', at: provider, client, currency, minor, numbers, isUsed: false }
    online.push(payment)
    return payment
  }

  for (let n = 0; n < 20; n += 1) await billSome(plusDays('2026-08-03', random(88)), [14, 30])
  await startRecurring('2026-10-31')
  return {
    ...{ world, businessId, seed, books, online, resting, actor, clients, random, pick, idOf, clientId },
    billed: () => count,
    ...{ bill, billSome, noteRecurring, goTo, payOnline },
  }
}

export type Month = Awaited<ReturnType<typeof startMonth>>
