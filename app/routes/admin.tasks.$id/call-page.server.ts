import { actorOf } from '#app/auth/require-staff.server.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { readCallSheet } from '#app/db/read/calls.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { outcomePhrases } from '#app/domain/call/call-result.ts'
import { callScript } from '#app/domain/call/call-script.ts'
import { logCall } from '#app/features/calls/log-call.server.ts'
import { newId } from '#app/ids.server.ts'
import type { CallSheetView } from '#app/ui/call-sheet.tsx'
import { callProblems, parseCall } from './parse-call.server.ts'
import type { CallProblems } from './parse-call.server.ts'

/** The page of a call: whom to ring, what to say, what is on record, and a fresh name for the call to be logged. */
export async function readCallPage(
  businessId: string,
  invoiceId: string,
  now: Date,
): Promise<{ callId: string; number: string; sheet: CallSheetView } | null> {
  const found = await readCallSheet(businessId, invoiceId, now)
  if (!found) return null
  const { facts, phone, contacts } = found
  const followUps = await readFollowUps(businessId, [invoiceId], now)
  return {
    callId: newId(),
    number: facts.invoice.number,
    sheet: {
      ...{ phone, contacts, clientName: facts.client.name, script: callScript(facts) },
      balance: facts.invoice.balance,
      processing: facts.invoice.processing,
      dueOn: facts.invoice.dueOn.toString(),
      lastMailOn: facts.lastMail && facts.lastMail.on.toString(),
      calls: facts.calls.map(({ on, outcome, spokeWith }) => ({
        ...{ on: on.toString(), words: outcomePhrases[outcome], spokeWith },
      })),
      holds: (followUps.get(invoiceId)?.holds ?? []).map(({ reason }) => reason),
    },
  }
}

/** Logs what the form of a call says; answers what is wrong with which field, or null when it is on record. */
export async function saveCall(
  staff: Staff,
  subject: { invoiceId: string; currency: string; taskId: string | null },
  form: FormData,
  now: Date,
): Promise<CallProblems | null> {
  const parsed = parseCall(form, subject.currency)
  if ('problems' in parsed) return parsed.problems
  const logged = await logCall({
    ...parsed.call,
    ...{ businessId: staff.businessId, invoiceId: subject.invoiceId, taskId: subject.taskId, now },
    caller: { actor: actorOf(staff), name: staff.name },
  })
  return logged.ok ? null : callProblems[logged.reason]
}
