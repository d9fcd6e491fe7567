import { agreementCalls } from './agreements.ts'
import { bankCalls } from './bank.ts'
import { unmatchedCalls } from './unmatched.ts'
import { businessCalls } from './business.ts'
import { clientRecordCalls } from './client-records.ts'
import { clientCalls } from './clients.ts'
import { deskCalls } from './desk.ts'
import { invoiceCalls } from './invoices.ts'
import type { GoodCalls } from './kit.ts'
import { moneyCalls } from './money.ts'
import { runningCalls } from './running.ts'
import { webhookCalls } from './webhooks.ts'

/** One good request for every operation of the API, by its id. An operation without one fails the contract test. */
export const goodCalls: GoodCalls = {
  ...{
    ...bankCalls,
    ...unmatchedCalls,
    ...clientCalls,
    ...clientRecordCalls,
    ...invoiceCalls,
    ...agreementCalls,
    ...moneyCalls,
    ...runningCalls,
  },
  ...{ ...deskCalls, ...businessCalls, ...webhookCalls },
}
