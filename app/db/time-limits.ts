/** A transaction that nobody gave more time is over by then. */
export const TRANSACTION_MAX_MS = 30_000

/**
 * How long the database itself lets a connection of this process go on, in milliseconds, whatever became of the process: a statement
 * (a page is waited for, the worker is not), a wait for a lock, and a transaction in which nothing is said any more.
 */
export const timeLimits = (processName: string) => ({
  statement_timeout: processName === 'web' ? 25_000 : 75_000,
  lock_timeout: 20_000,
  idle_in_transaction_session_timeout: 60_000,
})
