import { prisma } from '#app/db/client.server.ts'
import type { BooksComparison } from '#app/db/generated/client.ts'
import type { BookSums } from '#app/domain/provider/compare-books.ts'
import { newId } from '#app/ids.server.ts'
import { compareSpan } from './compare-span.server.ts'

const HOUR_MS = 60 * 60_000
/** What is compared at a time; after each the result is on record. */
const STEP_MS = 7 * 24 * HOUR_MS
/** After the end of a month: by then the last webhooks of it were applied. */
const SETTLED_MS = 3 * HOUR_MS
/** A step is this caller's for so long; one whose caller was killed, or got no answer, is tried again then. */
const AGAIN_MS = HOUR_MS / 4

const providers = ['stripe', 'paypal'] as const

/** Sets the comparison of the present month (UTC) on the calendar, once per provider. */
export async function planComparisons(now: Date): Promise<void> {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  const [fromAt, untilAt] = [new Date(Date.UTC(year, month)), new Date(Date.UTC(year, month + 1))]
  await prisma.booksComparison.createMany({
    data: providers.map((provider) => ({
      ...{ provider, id: newId(), fromAt, untilAt, doneUntil: fromAt, startedAt: now },
      nextTryAt: new Date(untilAt.getTime() + SETTLED_MS),
    })),
    skipDuplicates: true,
  })
}

/** The comparisons whose turn has come; each is this caller's alone until it is put down. */
export function claimComparisons(now: Date): Promise<BooksComparison[]> {
  return prisma.booksComparison.updateManyAndReturn({
    where: { finishedAt: null, nextTryAt: { lte: now } },
    data: { nextTryAt: new Date(now.getTime() + AGAIN_MS) },
  })
}

/** Compares the next step of it, and puts the result on record. Throws GatewayError when the provider does not answer. */
export async function compareStep(comparison: BooksComparison, now: Date): Promise<BooksComparison> {
  const { id, untilAt, doneUntil } = comparison
  const provider = comparison.provider === 'paypal' ? 'paypal' : 'stripe'
  // The first step begins the comparison: whatever was looked at before it is looked at again.
  const startedAt = doneUntil.getTime() === comparison.fromAt.getTime() ? now : comparison.startedAt
  const until = new Date(Math.min(doneUntil.getTime() + STEP_MS, untilAt.getTime()))
  const sums = comparison.sums as BookSums
  const { checked, found, mended } = await compareSpan({ provider, from: doneUntil, until, startedAt }, sums, now)
  return prisma.booksComparison.update({
    where: { provider_id: { provider, id } },
    data: {
      ...{ doneUntil: until, startedAt, sums, nextTryAt: now, finishedAt: until >= untilAt ? now : null },
      ...{ checked: { increment: checked }, found: { increment: found }, mended: { increment: mended } },
    },
  })
}

/** Both providers' books from `since` until now, at once, as somebody wished. Throws GatewayError. */
export async function compareBooksSince(since: Date, now: Date): Promise<BooksComparison[]> {
  const done: BooksComparison[] = []
  for (const provider of providers) {
    let comparison = await prisma.booksComparison.create({
      data: {
        ...{ provider, id: newId(), fromAt: since, untilAt: now, doneUntil: since, startedAt: now },
        nextTryAt: new Date(now.getTime() + AGAIN_MS),
      },
    })
    while (comparison.finishedAt === null) comparison = await compareStep(comparison, now)
    done.push(comparison)
  }
  return done
}
