import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import { barrier } from '#app/barrier.server.ts'
import { Prisma } from './generated/client.ts'
import { prisma } from './client.server.ts'
import { expectingSilence } from './open-socket.server.ts'
import { TRANSACTION_MAX_MS } from './time-limits.ts'

export type Tx = Prisma.TransactionClient

const TRIES_MAX = 5
/** Whoever met once must not meet again: a wait of up to this much, doubled at each try. */
const PAUSE_MS = 10

const beginnings = new AsyncLocalStorage<(tx: Tx) => Promise<void>>()

/** Every transaction within `work` begins with `beginning`, and stands or falls with it. */
export const beginningWith = <T>(beginning: (tx: Tx) => Promise<void>, work: () => Promise<T>): Promise<T> =>
  beginnings.run(beginning, work)

/**
 * Runs `work` in one transaction at READ COMMITTED; callers lock the rows they decide on.
 * A deadlock or serialization failure is tried again, at most five times in all, after a pause by chance; `work` must therefore have no
 * effect outside the database. A connection that is lost is never tried again: the commit may have happened, and only the caller
 * knows how to find out.
 * What concerns every invoice of a business may take `longest` milliseconds; the rest is over in moments or wrong.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, longest = TRANSACTION_MAX_MS): Promise<T> {
  const beginning = beginnings.getStore()
  const whole = async (tx: Tx) => {
    if (longest > TRANSACTION_MAX_MS) await allowToLast(tx, longest)
    await beginning?.(tx)
    const result = await work(tx)
    await barrier('beforeCommit')
    return result
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const run = () => prisma.$transaction(whole, { maxWait: 10_000, timeout: longest })
      const result = longest > TRANSACTION_MAX_MS ? await expectingSilence(run) : await run()
      await barrier('afterCommit')
      return result
    } catch (error) {
      if (attempt >= TRIES_MAX || !isWriteConflict(error)) throw error
      await setTimeout(Math.random() * PAUSE_MS * 2 ** attempt)
    }
  }
}

/** Reads as of one moment, for up to `longest` milliseconds; nothing is tried again. */
export const inSnapshot = <T>(work: (tx: Tx) => Promise<T>, longest: number): Promise<T> =>
  expectingSilence(() =>
    prisma.$transaction(
      async (tx) => {
        await allowToLast(tx, longest)
        return work(tx)
      },
      { isolationLevel: 'RepeatableRead', maxWait: 10_000, timeout: longest },
    ),
  )

/** Until it ends, this transaction's statements, waits and silences may take `longest` milliseconds; other transactions keep their limits. */
async function allowToLast(tx: Tx, longest: number): Promise<void> {
  const ms = String(longest)
  await tx.$queryRaw`SELECT set_config('statement_timeout', ${ms}, true), set_config('lock_timeout', ${ms}, true),
    set_config('idle_in_transaction_session_timeout', ${ms}, true)`
}

function isWriteConflict(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    // By PostgreSQL's code, since its words depend on its language.
    if (error.code === 'P2034' || (error.code === 'P2010' && /"40001"|"40P01"/.test(JSON.stringify(error.meta))))
      return true
  }
  return error instanceof Error && /deadlock detected|could not serialize access/.test(error.message)
}

/** Whether `error` says that a unique key was there already: someone was first. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // P2010 is Prisma's word for any failure of a raw statement; 23505 is PostgreSQL's for this one.
  return error.code === 'P2002' || (error.code === 'P2010' && /"23505"/.test(JSON.stringify(error.meta)))
}
