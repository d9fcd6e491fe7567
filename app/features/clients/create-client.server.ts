import { inTransaction, isUniqueViolation } from '#app/db/transaction.server.ts'
import { insertClient } from '#app/db/write/clients.server.ts'
import type { NewClient } from '#app/db/write/clients.server.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'

/** Takes a client in. Safe to repeat where a `code` is given: it names one client of the business. */
export async function createClient(call: {
  businessId: string
  client: NewClient
  actor: string
  now: Date
}): Promise<Result<{ clientId: string }, 'code_taken'>> {
  try {
    return ok({ clientId: await inTransaction((tx) => insertClient(tx, call, call.client)) })
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('code_taken')
    throw error
  }
}
