import { AsyncLocalStorage } from 'node:async_hooks'

const reasons = new AsyncLocalStorage<string>()

/**
 * Runs queries that rightly see the rows of every business, and says why. Keep `work` to those queries: whatever it calls is let
 * through as well.
 */
export const acrossBusinesses = <T>(why: string, work: () => PromiseLike<T>): Promise<T> =>
  // A query of Prisma begins when it is awaited, so that must happen in here.
  reasons.run(why, async () => await work())

export const isAcrossBusinesses = (): boolean => reasons.getStore() !== undefined
