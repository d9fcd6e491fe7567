import { z } from 'zod'
import { compareDays } from '#app/domain/business-day.ts'
import { invoiceId as asInvoiceId } from '#app/domain/ids.ts'
import type { ApplyRefusal } from '#app/domain/ledger/apply-credit.ts'
import { readBusinessDay } from '#app/db/read/business-day.server.ts'
import { listCredits, readCreditPage } from '#app/db/read/credit-list.server.ts'
import { applyCredit } from '#app/features/credits/apply-credit.server.ts'
import { payOutCredit } from '#app/features/credits/pay-out-credit.server.ts'
import { unapplyCredit } from '#app/features/credits/unapply-credit.server.ts'
import { newId } from '#app/ids.server.ts'
import { DayOutSchema, DaySchema, InstantOutSchema } from './day-schema.ts'
import { moneyIn, moneyOut, MoneySchema } from './money-schema.ts'
import { answer, operation, refusal } from './operation.ts'
import { CursorQuerySchema, cursorPageOf } from './page-schema.ts'
import { invalidField, notFound, problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { scopeOf, WantedCurrencySchema } from './report-scope.server.ts'
import { lineOfText } from './text-schema.ts'

const CreditRowSchema = z
  .strictObject({
    clientId: z.uuid(),
    clientName: z.string(),
    credit: MoneySchema,
    open: MoneySchema.meta({ description: 'What is open of theirs in this currency.' }),
    since: InstantOutSchema,
  })
  .meta({ id: 'CreditOfClient', description: 'Money of a client that no invoice has taken.' })

const CreditSchema = z
  .strictObject({
    clientId: z.uuid(),
    credit: MoneySchema.meta({ description: 'What nothing else will take of it.' }),
    sources: z.array(
      z.strictObject({
        amount: MoneySchema,
        paymentId: z.uuid().nullable().meta({ description: 'Null: it came by a credit note.' }),
      }),
    ),
    invoices: z
      .array(z.strictObject({ id: z.uuid(), number: z.string(), dueOn: DayOutSchema, balance: MoneySchema }))
      .meta({ description: 'Open invoices it could pay, with what can be paid of each.' }),
  })
  .meta({ id: 'Credit' })

async function readCredit(
  businessId: string,
  clientId: string,
  currency: string,
): Promise<z.output<typeof CreditSchema> | null> {
  const found = await readCreditPage(businessId, clientId, currency)
  if (!found) return null
  return {
    clientId,
    credit: moneyOut(found.credit),
    sources: found.sources.map(({ amount, payment }) => ({ amount: moneyOut(amount), paymentId: payment?.id ?? null })),
    invoices: found.invoices.map(({ id, number, dueOn, balance }) => ({
      ...{ id, number, dueOn: dueOn.toString(), balance: moneyOut(balance) },
    })),
  }
}

const ApplicationSchema = z
  .strictObject({
    id: z.uuid().meta({ description: 'For taking it back.' }),
    ...CreditSchema.shape,
  })
  .meta({ id: 'CreditApplication', description: 'What is left of the credit after it paid invoices.' })

const applyProblems: Record<ApplyRefusal, Problem> = {
  nothing_chosen: invalidField('parts', 'must be more than nothing, in the currency of the credit'),
  above_credit: problem('conflict', 'This is more than the credit of the client.'),
  above_balance: problem('conflict', 'One of these invoices owes less than it gets.'),
  not_open: problem('conflict', 'One of these invoices is not open in this currency, or is another client’s.'),
}

export const creditOperations = [
  operation({
    id: 'listCredits',
    method: 'GET',
    path: '/credits',
    tag: 'credits',
    summary: 'Clients with money that no invoice has taken',
    scope: 'read',
    query: CursorQuerySchema,
    out: cursorPageOf(CreditRowSchema),
    handle: async ({ caller: { businessId }, query: { after = null } }) => {
      const { rows, next } = await listCredits(businessId, after)
      const data = rows.map(({ credit, open, since, ...row }) => ({
        ...{ ...row, credit: moneyOut(credit), open: moneyOut(open), since: since.toISOString() },
      }))
      return answer({ data, next })
    },
  }),
  operation({
    id: 'getClientCredit',
    method: 'GET',
    path: '/clients/{id}/credit',
    tag: 'credits',
    summary: 'The credit of a client in one currency',
    scope: 'read',
    query: z.strictObject({ currency: WantedCurrencySchema }),
    out: CreditSchema,
    handle: async ({ caller: { businessId }, id, query, now }) => {
      const { currency } = await scopeOf(businessId, query.currency, now)
      const credit = await readCredit(businessId, id, currency)
      return credit ? answer(credit) : refusal(notFound('client'))
    },
  }),
  operation({
    id: 'applyCredit',
    method: 'POST',
    path: '/clients/{id}/credit/apply',
    tag: 'credits',
    summary: 'Pay invoices of a client out of their credit',
    scope: 'write',
    body: z
      .strictObject({
        parts: z
          .array(z.strictObject({ invoiceId: z.uuid(), amount: MoneySchema }))
          .min(1, 'must name an invoice')
          .max(100, 'must name at most 100 invoices')
          .meta({ description: 'How much each invoice gets, all in one currency.' }),
      })
      .meta({ id: 'NewCreditApplication' }),
    out: ApplicationSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: clientId, body, now }) => {
      const currency = body.parts[0]?.amount.currency ?? ''
      if (!(await readCredit(businessId, clientId, currency))) return refusal(notFound('client'))
      const parts = body.parts.map(({ invoiceId, amount }) => ({
        ...{ invoiceId: asInvoiceId(invoiceId), amount: moneyIn(amount) },
      }))
      const applied = await applyCredit({ businessId, clientId, applyId: newId(), currency, parts, actor, now })
      if (!applied.ok) return refusal(applyProblems[applied.reason])
      return answer({ id: applied.value.applyId, ...(await readCredit(businessId, clientId, currency)) })
    },
  }),
  operation({
    id: 'unapplyCredit',
    method: 'POST',
    path: '/credit-applications/{id}/take-back',
    tag: 'credits',
    summary: 'Take credit off invoices again',
    description: 'They are owed as before, and the credit waits.',
    scope: 'write',
    out: z.strictObject({ id: z.uuid() }),
    handle: async ({ caller: { businessId }, actor, id: applyId, now }) =>
      (await unapplyCredit({ businessId, applyId, actor, now }))
        ? answer({ id: applyId })
        : refusal(notFound('credit on invoices, or it was taken back')),
  }),
  operation({
    id: 'payOutCredit',
    method: 'POST',
    path: '/clients/{id}/credit/pay-out',
    tag: 'credits',
    summary: 'Write down that credit was paid out by hand',
    description: 'To give a payment back the way it came, refund the payment.',
    scope: 'money',
    body: z
      .strictObject({
        amount: MoneySchema,
        method: z.enum(['check', 'transfer', 'cash', 'other']),
        paidOn: DaySchema,
        reference: lineOfText(200).nullish(),
        reason: lineOfText(300),
      })
      .meta({ id: 'NewPayOut' }),
    out: CreditSchema,
    problems: ['conflict'],
    handle: async ({ caller: { businessId }, actor, id: clientId, body, now }) => {
      const { method, paidOn, reference = null, reason } = body
      const amount = moneyIn(body.amount)
      if (!(await readCredit(businessId, clientId, amount.currency))) return refusal(notFound('client'))
      if (compareDays(paidOn, await readBusinessDay(businessId, now)) > 0) {
        return refusal(invalidField('paidOn', 'is still to come'))
      }
      const paid = await payOutCredit({
        ...{ businessId, clientId, refundId: newId(), amount, method, paidOn, reference, reason, actor, now },
      })
      if (paid.ok) return answer(await readCredit(businessId, clientId, amount.currency))
      if (paid.reason === 'bad_amount') return refusal(invalidField('amount', 'must be more than nothing'))
      return refusal(problem('conflict', 'This is more than the credit of the client.'))
    },
  }),
]
