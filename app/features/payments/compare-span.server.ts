import { prisma } from '#app/db/client.server.ts'
import type { Payment } from '#app/db/generated/client.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { readPaymentBooks } from '#app/db/read/payment-books.server.ts'
import { addToSums, compareBooks } from '#app/domain/provider/compare-books.ts'
import type { BookFigures, BookSums } from '#app/domain/provider/compare-books.ts'
import { listPaypalBooks, listStripeBooks } from '#app/gateways/payments/provider-books.server.ts'
import type { BookLine } from '#app/gateways/payments/provider-books.server.ts'
import type { ProviderMoney } from '#app/gateways/payments/provider-money.ts'
import { comparePayment } from './compare-payment.server.ts'
import { noteUnknownMoney } from './note-unknown-money.server.ts'

/** Lines and rows held at a time. */
const PAGE = 100

export interface SpanToCompare {
  provider: 'stripe' | 'paypal'
  from: Date
  /** Not any more part of it. */
  until: Date
  /** Payments seen since then were looked at already. */
  startedAt: Date
}

export interface SpanResult {
  checked: number
  found: number
  mended: number
}

/**
 * Compares a span of a provider's books with ours, both ways: every line of theirs with the payment it is about, and then every
 * payment of ours that came in meanwhile and was in none of their lines. Adds to `sums`. Throws GatewayError when the provider
 * does not answer; a repeat looks at what is left.
 */
export async function compareSpan(span: SpanToCompare, sums: BookSums, now: Date): Promise<SpanResult> {
  const result: SpanResult = { checked: 0, found: 0, mended: 0 }
  let lines: BookLine[] = []
  for await (const line of span.provider === 'stripe' ? listStripeBooks(span) : listPaypalBooks(span)) {
    lines.push(line)
    if (lines.length < PAGE) continue
    await compareLines(lines, { span, sums, result, now })
    lines = []
  }
  await compareLines(lines, { span, sums, result, now })
  await compareUnseen({ span, sums, result, now })
  return result
}

interface Run {
  span: SpanToCompare
  sums: BookSums
  result: SpanResult
  now: Date
}

async function compareLines(lines: readonly BookLine[], run: Run): Promise<void> {
  const payments = await findPayments(lines, run.span)
  const books = await readPaymentBooks(payments)
  const same: string[] = []
  const looked = new Set<string>()
  for (const line of lines) {
    const payment = payments.find((one) => isAbout(line, one))
    if (!payment) {
      if (line.money) await noteUnknown(line.money, run)
      continue
    }
    if (looked.has(payment.id) || (payment.comparedAt && payment.comparedAt >= run.span.startedAt)) continue
    looked.add(payment.id)
    const theirs = line.money && figuresOf(line.money)
    const ours = books.get(payment.id)
    if (line.isWhole && theirs && ours && compareBooks(theirs, ours) === null) {
      run.result.checked += 1
      addToSums(run.sums, { theirs, ours })
      same.push(payment.id)
    } else await compareOne(payment, line.money?.ref ?? null, run)
  }
  await markCompared(same, run.now)
}

/** Ours that came in during the span, and that none of their lines spoke of. */
async function compareUnseen(run: Run): Promise<void> {
  const { provider, from, until, startedAt } = run.span
  for (let after: string | null = null; ;) {
    const rows: Payment[] = await acrossBusinesses('a provider’s books are those of the whole installation', () =>
      prisma.payment.findMany({
        where: {
          ...{ provider, settledAt: { gte: from, lt: until } },
          OR: [{ comparedAt: null }, { comparedAt: { lt: startedAt } }],
          ...(after && { id: { gt: after } }),
        },
        orderBy: { id: 'asc' },
        take: PAGE,
      }),
    )
    for (const payment of rows) await compareOne(payment, null, run)
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}

async function compareOne(row: Payment, ref: string | null, { sums, result, now }: Run): Promise<void> {
  const { businessId, id, checkoutRef, providerRef } = row
  // Money of an attempt whose create call was cut off: by the provider's word this is where it lies.
  const isLost = ref !== null && !checkoutRef && !providerRef
  const payment = isLost
    ? await prisma.payment.update({ where: { businessId_id: { businessId, id } }, data: { providerRef: ref } })
    : row
  const compared = await comparePayment(payment, now)
  if (compared) {
    result.checked += 1
    if (compared.outcome !== 'same') result.found += 1
    if (compared.outcome === 'mended') result.mended += 1
    addToSums(sums, compared)
  }
  await markCompared([id], now)
}

async function noteUnknown(money: ProviderMoney, { sums, result, now }: Run): Promise<void> {
  result.checked += 1
  addToSums(sums, { theirs: figuresOf(money), ours: null })
  if ((await noteUnknownMoney(money, now)) !== null) result.found += 1
}

const figuresOf = ({ taken, givenBack, lost }: ProviderMoney): BookFigures => ({
  ...{ currency: taken.currency, taken: taken.minor, givenBack: givenBack.minor, lost: lost.minor },
})

const isAbout = ({ hints }: BookLine, { id, checkoutRef, providerRef }: Payment): boolean =>
  hints.paymentIds.includes(id) ||
  (checkoutRef !== null && hints.checkoutRefs.includes(checkoutRef)) ||
  (providerRef !== null && hints.providerRefs.includes(providerRef))

function findPayments(lines: readonly BookLine[], { provider }: SpanToCompare): Promise<Payment[]> {
  const all = (what: keyof BookLine['hints']) => lines.flatMap(({ hints }) => hints[what])
  const ids = all('paymentIds').filter((id) => /^[0-9a-f-]{36}$/.test(id))
  return acrossBusinesses('a provider’s books name an attempt, not its business', () =>
    prisma.payment.findMany({
      where: {
        provider,
        OR: [
          { id: { in: ids } },
          { checkoutRef: { in: all('checkoutRefs') } },
          { providerRef: { in: all('providerRefs') } },
        ],
      },
    }),
  )
}

async function markCompared(ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await prisma.$executeRaw`/* across businesses: a provider’s books are those of the whole installation */
    UPDATE "Payment" SET "comparedAt" = ${now} WHERE "id" = ANY(${[...ids]}::uuid[])`
}
