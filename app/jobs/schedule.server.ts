import { bookBankLines } from './handlers/book-bank-lines.server.ts'
import { catchUp } from './handlers/catch-up.server.ts'
import { chargeInstalments } from './handlers/charge-instalments.server.ts'
import { compareBooks } from './handlers/compare-books.server.ts'
import { handleInbox } from './handlers/handle-inbox.server.ts'
import { matchBankLines } from './handlers/match-bank-lines.server.ts'
import { performRefunds } from './handlers/perform-refunds.server.ts'
import { purgeExpired } from './handlers/purge-expired.server.ts'
import { readProviderEvents } from './handlers/read-events.server.ts'
import { reconcile } from './handlers/reconcile.server.ts'
import { remindDisputes } from './handlers/remind-disputes.server.ts'
import { runBulk } from './handlers/run-bulk.server.ts'
import { runDryRuns } from './handlers/run-dry-runs.server.ts'
import { runDunning } from './handlers/run-dunning.server.ts'
import { runImports } from './handlers/run-imports.server.ts'
import { runRecurring } from './handlers/run-recurring.server.ts'
import { runPlans } from './handlers/run-plans.server.ts'
import { runStatements } from './handlers/run-statements.server.ts'
import { sealTimeline } from './handlers/seal-timeline.server.ts'
import { sendMessages } from './handlers/send-messages.server.ts'
import { sendWebhooks } from './handlers/send-webhooks.server.ts'
import { writeOffRests } from './handlers/write-off-rests.server.ts'
import type { Work } from './work.ts'

/**
 * Everything that happens by itself, in the order of a round: what the world told us comes before what we would say, so that a
 * payment stops a reminder and not the other way round.
 */
export const schedule: { name: string; run: (work: Work) => Promise<number> }[] = [
  { name: 'read-events', run: readProviderEvents },
  { name: 'handle-inbox', run: handleInbox },
  { name: 'reconcile', run: reconcile },
  { name: 'compare-books', run: compareBooks },
  { name: 'match-bank-lines', run: matchBankLines },
  { name: 'book-bank-lines', run: bookBankLines },
  { name: 'charge-instalments', run: chargeInstalments },
  { name: 'perform-refunds', run: performRefunds },
  { name: 'run-imports', run: runImports },
  { name: 'run-bulk', run: runBulk },
  { name: 'run-recurring', run: runRecurring },
  { name: 'run-dunning', run: runDunning },
  { name: 'run-statements', run: runStatements },
  { name: 'run-plans', run: runPlans },
  { name: 'remind-disputes', run: remindDisputes },
  { name: 'write-off-rests', run: writeOffRests },
  { name: 'send-messages', run: sendMessages },
  { name: 'send-webhooks', run: sendWebhooks },
  { name: 'seal-timeline', run: sealTimeline },
  { name: 'run-dry-runs', run: runDryRuns },
  { name: 'purge-expired', run: purgeExpired },
]

/** The round after a restore, until the providers were asked what happened since the backup: nothing is sent, charged or decided. */
export const catchingUp: typeof schedule = [
  { name: 'handle-inbox', run: handleInbox },
  { name: 'reconcile', run: reconcile },
  { name: 'catch-up', run: catchUp },
]
