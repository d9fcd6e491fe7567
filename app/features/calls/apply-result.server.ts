import type { Prisma } from '#app/db/generated/client.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { insertHold } from '#app/db/write/holds.server.ts'
import { insertPromise } from '#app/db/write/promises.server.ts'
import { openTask } from '#app/db/write/tasks.server.ts'
import { addDays, compareDays } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { callAgainKey } from '#app/domain/call/call-task.ts'
import { compareMoney, formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import type { PromiseRefusal } from '#app/domain/promise-to-pay/check-promise.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import type { CallToLog } from './log-call.server.ts'

/** A dispute is answered within three business days (R17), whoever is asked for a plan answers as soon. */
const answerBusinessDays = 3
const disputeReviewDays = 14
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
    case 'disputes': {
      const balance = { minor: invoice.balanceMinor, currency: invoice.currency }
      if (invoice.state !== 'issued') return refuse('not_open')
      if (!isPartOf(result.amount, balance)) return refuse('bad_dispute')
      const part = result.amount && compareMoney(result.amount, balance) < 0 ? result.amount : null
      const what = part ? `${formatMoney(part, client.business.locale)} of it` : 'the invoice'
      await insertHold(tx, {
        ...{ ...hold, kind: 'dispute', amount: part, reviewOn: addDays(today, disputeReviewDays) },
        reason: `The client disputes ${what}: ${result.reason}`,
      })
      await openTask(tx, {
        ...{ ...about, key: `dispute/${callId}`, kind: 'dispute', dueOn: call.inBusinessDays(answerBusinessDays) },
        title: `Answer ${client.name}, who disputes ${part ? `${what.replace('it', `invoice ${number}`)}` : `invoice ${number}`}: ${result.reason}`,
      })
      return ok(null)
    }
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

const isPartOf = (amount: Money | null, balance: Money): boolean =>
  amount === null || (amount.currency === balance.currency && isPositive(amount) && compareMoney(amount, balance) <= 0)
