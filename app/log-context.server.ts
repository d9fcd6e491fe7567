import { AsyncLocalStorage } from 'node:async_hooks'

/** What the work in hand is for; it stands on every line that is logged meanwhile. Ids only, never words. */
export interface LogContext {
  requestId?: string
  /** The API's operation, once it is known. */
  operation?: string
  handler?: string
  /** The row a handler works on. */
  row?: string
}

// Kept on the global object: the web process holds two bundles (server and routes), and both write to one log.
const holder = globalThis as typeof globalThis & { dunwellLogContext?: AsyncLocalStorage<LogContext> }
const storage = (holder.dunwellLogContext ??= new AsyncLocalStorage<LogContext>())

export const logContext = (): LogContext => storage.getStore() ?? {}

/** Runs `work`; what it logs carries `context`. */
export const withLogContext = <T>(context: LogContext, work: () => T): T => storage.run(context, work)

/** Says of the request in hand which operation of the API it is. */
export function nameOperation(operation: string): void {
  const context = storage.getStore()
  if (context) context.operation = operation
}
