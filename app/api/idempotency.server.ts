import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'
import { beginningWith } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { newId } from '#app/ids.server.ts'

export interface KeyedRequest {
  readonly businessId: string
  readonly key: string
  readonly requestHash: string
}

/** The right to work on a keyed request; `since`: when the request first came. */
export interface Claim extends KeyedRequest {
  readonly claim: string
  readonly since: Date
}

export interface KeptAnswer {
  readonly status: number
  readonly body: string
}

export type Reservation =
  | { readonly kind: 'first'; readonly claim: Claim }
  | { readonly kind: 'replay'; readonly kept: KeptAnswer }
  | { readonly kind: 'other_request' }
  | { readonly kind: 'in_flight' }
  /** A process ended between its work and its answer: the work is done, its answer gone. */
  | { readonly kind: 'answer_lost' }

/** No call takes as long; and one that did would find its claim taken and write nothing more. */
const CLAIM_MS = 120_000

/** A fingerprint of the whole request: the same key with anything else is a mistake of the caller's. */
export const requestHashOf = (method: string, path: string, rawBody: string): string =>
  createHash('sha256').update(`${method} ${path}\n${rawBody}`).digest('hex')

/**
 * Takes the key for this request, or tells what became of the one that took it before. What a dead process left is taken over
 * after two minutes: where nothing of it was committed, and where the operation can be taken up again (`resumable`).
 */
export async function reserveAnswer(request: KeyedRequest, resumable: boolean, now: Date): Promise<Reservation> {
  const { businessId, key, requestHash } = request
  const claim = newId()
  const taken = await prisma.idempotentAnswer.createMany({
    data: { businessId, key, requestHash, createdAt: now, claim, claimedAt: now },
    skipDuplicates: true,
  })
  if (taken.count === 1) return { kind: 'first', claim: { ...request, claim, since: now } }
  const before = await prisma.idempotentAnswer.findUnique({ where: { businessId_key: { businessId, key } } })
  // Released between the two statements: that request failed just now, this one may be sent again.
  if (!before) return { kind: 'in_flight' }
  if (before.requestHash !== requestHash) return { kind: 'other_request' }
  if (before.status !== null && before.body !== null) {
    return { kind: 'replay', kept: { status: before.status, body: before.body } }
  }
  if (now.getTime() - before.claimedAt.getTime() < CLAIM_MS) return { kind: 'in_flight' }
  if (before.workedAt && !resumable) return { kind: 'answer_lost' }
  const { count } = await prisma.idempotentAnswer.updateMany({
    where: { businessId, key, status: null, claim: before.claim, ...(resumable ? {} : { workedAt: null }) },
    data: { claim, claimedAt: now },
  })
  return count === 1 ? { kind: 'first', claim: { ...request, claim, since: before.createdAt } } : { kind: 'in_flight' }
}

/**
 * Does the work of a claim: each of its transactions also writes that it was worked on, and rolls back where the claim was taken
 * over in between. So one process at most gets anything done under a key, and what a crash left behind is known exactly.
 */
export const workUnder = <T>({ businessId, key, claim }: Claim, now: Date, work: () => Promise<T>): Promise<T> =>
  beginningWith(async (tx: Tx) => {
    const held = { businessId, key, claim, status: null }
    const { count } = await tx.idempotentAnswer.updateMany({ where: held, data: { workedAt: now } })
    if (count === 0) throw new ClaimTaken()
  }, work)

/** The same for many transactions side by side: they share the claim instead of queuing for it. */
export const shareClaim = <T>({ businessId, key, claim }: Claim, work: () => Promise<T>): Promise<T> =>
  beginningWith(async (tx: Tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "IdempotentAnswer"
      WHERE "businessId" = ${businessId}::uuid AND "key" = ${key} AND "claim" = ${claim}::uuid AND "status" IS NULL
      FOR SHARE`
    if (held.length === 0) throw new ClaimTaken()
  }, work)

export class ClaimTaken extends Error {
  override name = 'ClaimTaken'
}

export async function keepAnswer({ businessId, key, claim }: Claim, { status, body }: KeptAnswer): Promise<void> {
  await prisma.idempotentAnswer.updateMany({ where: { businessId, key, claim, status: null }, data: { status, body } })
}

/**
 * After a failure of ours: where nothing was committed the same key may be used again; where something was, the answer is lost,
 * and nobody needs to wait to be told.
 */
export async function releaseKey({ businessId, key, claim }: Claim): Promise<void> {
  const held = { businessId, key, claim, status: null }
  const { count } = await prisma.idempotentAnswer.deleteMany({ where: { ...held, workedAt: null } })
  if (count === 0) await prisma.idempotentAnswer.updateMany({ where: held, data: { claimedAt: new Date(0) } })
}
