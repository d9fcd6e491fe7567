import { AsyncLocalStorage } from 'node:async_hooks'
import { Prisma } from './generated/client.ts'
import { prisma } from './client.server.ts'

export type Tx = Prisma.TransactionClient

const TRIES_MAX = 5

const beginnings = new AsyncLocalStorage<(tx: Tx) => Promise<void>>()

/** Every transaction within `work` begins with `beginning`, and stands or falls with it. */
export const beginningWith = <T>(beginning: (tx: Tx) => Promise<void>, work: () => Promise<T>): Promise<T> =>
  beginnings.run(beginning, work)

/**
 * Runs `work` in one transaction at READ COMMITTED; callers lock the rows they decide on.
 * A deadlock or serialization failure is tried again, at most five times in all; `work` must therefore have no effect outside the database.
 * What concerns every invoice of a business may take `longest` milliseconds; the rest is over in moments or wrong.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, longest = 30_000): Promise<T> {
  const beginning = beginnings.getStore()
  const whole = beginning ? (tx: Tx) => beginning(tx).then(() => work(tx)) : work
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma.$transaction(whole, { maxWait: 10_000, timeout: longest })
    } catch (error) {
      if (attempt >= TRIES_MAX || !isWriteConflict(error)) throw error
    }
  }
}

function isWriteConflict(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return true
  return error instanceof Error && /deadlock detected|could not serialize access/.test(error.message)
}

/** Whether `error` says that a unique key was there already: someone was first. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // P2010 is Prisma's word for any failure of a raw statement; 23505 is PostgreSQL's for this one.
  return error.code === 'P2002' || (error.code === 'P2010' && /"23505"/.test(JSON.stringify(error.meta)))
}
