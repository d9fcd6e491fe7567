import { createHash } from 'node:crypto'
import { prisma } from '#app/db/client.server.ts'

export interface KeyedRequest {
  readonly businessId: string
  readonly key: string
  readonly requestHash: string
}

export interface KeptAnswer {
  readonly status: number
  readonly body: string
}

export type Reservation =
  | { readonly kind: 'first' }
  | { readonly kind: 'replay'; readonly kept: KeptAnswer }
  | { readonly kind: 'other_request' }
  /** Being worked on, or broken off by a crash: then nobody knows whether it took effect, and a person has to look. */
  | { readonly kind: 'in_flight' }

/** A fingerprint of the whole request: the same key with anything else is a mistake of the caller's. */
export const requestHashOf = (method: string, path: string, rawBody: string): string =>
  createHash('sha256').update(`${method} ${path}\n${rawBody}`).digest('hex')

/** Takes the key for this request, or tells what became of the one that took it before. */
export async function reserveAnswer({ businessId, key, requestHash }: KeyedRequest, now: Date): Promise<Reservation> {
  const taken = await prisma.idempotentAnswer.createMany({
    data: { businessId, key, requestHash, createdAt: now },
    skipDuplicates: true,
  })
  if (taken.count === 1) return { kind: 'first' }
  const before = await prisma.idempotentAnswer.findUnique({ where: { businessId_key: { businessId, key } } })
  // Released between the two statements: that request failed just now, this one may be sent again.
  if (!before) return { kind: 'in_flight' }
  if (before.requestHash !== requestHash) return { kind: 'other_request' }
  if (before.status === null || before.body === null) return { kind: 'in_flight' }
  return { kind: 'replay', kept: { status: before.status, body: before.body } }
}

export async function keepAnswer({ businessId, key }: KeyedRequest, { status, body }: KeptAnswer): Promise<void> {
  await prisma.idempotentAnswer.update({ where: { businessId_key: { businessId, key } }, data: { status, body } })
}

/** After a failure of ours nothing took effect (each verb is one transaction): the same key may be used again. */
export async function releaseKey({ businessId, key }: KeyedRequest): Promise<void> {
  await prisma.idempotentAnswer.deleteMany({ where: { businessId, key, status: null } })
}
