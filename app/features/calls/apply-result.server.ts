import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { loadLiveDispute } from '#app/db/read/disputes.server.ts'
import { insertDisputeMessage } from '#app/db/write/dispute-messages.server.ts'
import { handToBusiness } from '#app/db/write/dispute-rest.server.ts'
import { insertDispute } from '#app/db/write/disputes.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { insertPromise } from '#app/db/write/promises.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { addDays, compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callAgainKey } from '#app/domain/call/call-task.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { CallResult } from '#app/domain/call/call-result.ts'
import type { CallToLog } from './log-call.server.ts'

/** Who is asked for a plan answers within three business days, as a dispute is (R17). */
const answerBusinessDays = 3
/** A plan that is only asked for rests the chase for a limited time (R19). */
const proposalDays = 10

export interface CallInContext extends CallToLog {
  invoice: Prisma.InvoiceGetPayload<{ include: { client: { include: { business: { omit: { logo: true } } } } } }>
  today: PlainDate
  inBusinessDays: (count: number) => PlainDate
}

export type ResultRefusal = PromiseRefusal | 'not_found' | 'bad_dispute' | 'call_back_passed'

/** What the outcome itself brings about. A refusal has written nothing. */
export async function applyResult(tx: Tx, call: CallInContext): Promise<Result<null, ResultRefusal>> {
  const { businessId, invoiceId, callId, result, caller, invoice, today, now } = call
  const { clientId, number, client } = invoice
  const about = { businessId, clientId, invoiceId, now }
  const hold = { ...about, actor: caller.actor, until: null, reviewOn: null, amount: null, stopsCharges: true }
  switch (result.outcome) {
    case 'reached':
    case 'no_answer':
      return ok(null)
    case 'promised': {
      const { dueOn, amount, note } = result
      const promised = await insertPromise(tx, {
        ...{ businessId, invoiceId, dueOn, amount, note, source: 'call', actor: caller.actor, now },
      })
      return promised.ok ? ok(null) : promised
    }
    case 'disputes':
      return noteDispute(tx, call, result)
    case 'asks_for_plan': {
      if (invoice.state !== 'issued') return refuse('not_open')
      const wishes = result.wishes ? `: ${result.wishes}` : ''
      await insertHold(tx, {
        ...{ ...hold, kind: 'proposal', until: addDays(today, proposalDays) },
        reason: `The client asks to pay in parts${wishes}`,
      })
      await openTask(tx, {
        ...{ ...about, key: `asked-plan/${callId}`, kind: 'plan', dueOn: call.inBusinessDays(answerBusinessDays) },
        title: `Answer ${client.name}, who asks to pay invoice ${number} in parts${wishes}`,
      })
      return ok(null)
    }
    case 'wrong_person': {
      const { person } = result
      await openTask(tx, {
        ...{ ...about, key: `contact/${callId}`, kind: 'contact_proposal', dueOn: today },
        title: person
          ? `Confirm whom to ask at ${client.name}: ${[person.name, person.email, person.phone].filter(Boolean).join(', ')}`
          : `Find out who handles invoices at ${client.name}: it was the wrong person`,
      })
      return ok(null)
    }
    case 'call_back': {
      if (compareDays(result.on, today) < 0) return refuse('call_back_passed')
      await openTask(tx, {
        ...{ ...about, key: callAgainKey(callId), kind: 'call', dueOn: result.on },
        title: `Call ${client.name} back about invoice ${number}, as agreed`,
      })
      return ok(null)
    }
    case 'refuses':
      await openTask(tx, {
        ...{ ...about, key: `refusal/${callId}`, kind: 'review', dueOn: today },
        title: `Decide how to go on with invoice ${number}: ${client.name} refuses to pay it`,
      })
      return ok(null)
  }
}

/** What was questioned is a case from here on: a new one, or another word in the one that is open. */
async function noteDispute(
  tx: Tx,
  { businessId, invoiceId, callId, spokeWith, caller, invoice, now }: CallInContext,
  { amount, reason: words }: Extract<CallResult, { outcome: 'disputes' }>,
): Promise<Result<null, 'not_open' | 'bad_dispute'>> {
  const { actor } = caller
  const opened = await insertDispute(tx, {
    ...{ businessId, invoiceId, reason: 'other', words, amount, lines: [], from: 'call', actor, now },
  })
  if (!opened.ok && opened.reason !== 'open_already') {
    return refuse(opened.reason === 'not_open' ? 'not_open' : 'bad_dispute')
  }
  const dispute = await loadLiveDispute(tx, businessId, invoiceId)
  if (!dispute) return refuse('not_open')
  await insertDisputeMessage(tx, {
    ...{ dispute, messageId: callId, by: 'client', kind: 'message', text: words, files: [], actor, now },
    author: spokeWith ?? invoice.client.name,
  })
  await handToBusiness(tx, dispute, now)
  return ok(null)
}
