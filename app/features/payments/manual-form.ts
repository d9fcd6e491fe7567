import { z } from 'zod'
import { compareDays, parseDay } from '#app/domain/business-day.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import { formatMoney, isPositive } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { parseTypedAmount } from '#app/domain/typed-amount.ts'
import { readAllocation } from './allocation-form.ts'
import type { ClientPayment, ClientPaymentRefusal } from './record-client-payment.server.ts'

const ManualForm = z.object({
  paymentId: z.uuid(),
  amount: z.string().max(40),
  method: z.enum(['check', 'transfer', 'cash', 'other']),
  receivedOn: z.string().max(10),
  reference: z.string().trim().max(200).default(''),
})

/** What stands in the form, as it was typed. */
export type TypedManual = z.output<typeof ManualForm> & { parts: Readonly<Record<string, string>> }

type Wanted = Pick<ClientPayment, 'paymentId' | 'amount' | 'method' | 'receivedOn' | 'reference' | 'parts'>

interface ReadManual {
  readonly typed: TypedManual
  readonly amount: Money | null
  readonly wanted: Wanted | null
  /** By field, and by invoice where a part is wrong. */
  readonly errors: Readonly<Record<string, string>>
}

/** The form of a payment that came outside the portal; null for one that our page never made. */
export function readManualForm(
  form: FormData,
  { currency, items, today }: { currency: string; items: Parameters<typeof readAllocation>[1]; today: PlainDate },
): ReadManual | null {
  const read = ManualForm.safeParse(Object.fromEntries(form))
  if (!read.success) return null
  const allocation = readAllocation(form, items)
  const parsed = parseTypedAmount(read.data.amount, currency)
  const amount = parsed.ok && isPositive(parsed.value) ? parsed.value : null
  const receivedOn = parseDay(read.data.receivedOn)
  const errors = {
    ...allocation.errors,
    ...(!amount && { amount: 'An amount such as 120.00.' }),
    ...(!receivedOn && { receivedOn: 'The day it came.' }),
    ...(receivedOn && compareDays(receivedOn, today) > 0 && { receivedOn: 'This day is still to come.' }),
  }
  const typed = { ...read.data, parts: allocation.typed }
  if (!amount || !receivedOn || Object.keys(errors).length > 0) return { typed, amount, wanted: null, errors }
  const { paymentId, method, reference } = read.data
  const wanted = { paymentId, amount, method, receivedOn, reference: reference || null, parts: allocation.parts }
  return { typed, amount, wanted, errors }
}

/** Why it could not be recorded, in the words of the form. */
export function manualErrors(reason: ClientPaymentRefusal, { amount }: Wanted, locale: string): Record<string, string> {
  const words: Record<ClientPaymentRefusal, string> = {
    bad_amount: 'An amount above nothing.',
    above_amount: `The invoices get more than the ${formatMoney(amount, locale)} that came: take something off one of them.`,
    not_payable: 'One of these invoices was paid or closed meanwhile. Please look at the list again.',
    above_balance: 'One of these invoices owes less than it gets by now. Please look at the list again.',
  }
  return reason === 'bad_amount' ? { amount: words[reason] } : { form: words[reason] }
}
