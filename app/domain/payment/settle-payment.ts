import { todayIn } from '../business-day.ts'
import type { Instant, PlainDate } from '../business-day.ts'
import { grantedDiscount } from '../invoice/early-discount.ts'
import { applyCash } from '../ledger/cash-application.ts'
import type { OpenInvoice } from '../ledger/cash-application.ts'
import { discountPosting, paymentPosting, recoveryPosting } from '../ledger/post.ts'
import type { InvoicePart } from '../ledger/post.ts'
import { equalMoney, formatMoney, isPositive, subtractMoney, sumMoney, zero } from '../money.ts'
import type { Money } from '../money.ts'
import { thankYouKind } from '../thank-you/thank-you-kind.ts'
import { nextPaymentState } from './payment-state.ts'
import type { PaymentEvent } from './payment-state.ts'
import type {
  GivenUp,
  ProviderRecord,
  Settlement,
  SettlementFacts,
  SettlementTask,
  ThankYou,
  WrittenOffInvoice,
} from './settlement.ts'

const eventOf: Record<ProviderRecord['status'], PaymentEvent> = {
  open: 'open',
  verifying: 'verify',
  processing: 'process',
  settled: 'settle',
  failed: 'fail',
  expired: 'expire',
  cancelled: 'cancel',
}

/**
 * What follows from the provider's own record of a payment, as data. A sum or currency other than asked for is not
 * guessed at: it becomes the client's credit and a task. An overpaid rest likewise, beside the thank-you.
 * Repeats and late news change nothing (`unchanged`). Money counts even where no invoice is open for it any more; for one that
 * was written off it is a recovery.
 */
export function settlePayment(facts: SettlementFacts, businessZone: string, now: Instant): Settlement {
  const { payment, provider } = facts
  const event = eventOf[provider.status]
  const nextState = nextPaymentState(payment.state, event)
  const quiet: Settlement = {
    outcome: 'unchanged',
    event: null,
    nextState: payment.state,
    postings: [],
    parts: [],
    discounts: [],
    unapplied: zero(provider.amount.currency),
    invoicesSettled: [],
    recovered: [],
    cancelReminders: [],
    thankYou: null,
    tasks: [],
    recheckClientAt: null,
  }
  if (nextState === null) return quiet

  const moved: Settlement = { ...quiet, outcome: provider.status, event, nextState }
  const today = todayIn(businessZone, now)
  switch (provider.status) {
    case 'open':
      return moved
    case 'verifying':
    case 'processing':
      return { ...moved, cancelReminders: remindersAbout(facts, payment.targets), recheckClientAt: now }
    case 'expired':
    case 'cancelled':
      return { ...moved, recheckClientAt: now }
    case 'failed':
      return { ...moved, tasks: failedTasks(facts, today), recheckClientAt: now }
    case 'settled':
      return isAsAsked(facts) ? applied(facts, moved, today, now) : quarantined(facts, moved, today, now)
  }
}

const isAsAsked = ({ payment, provider }: SettlementFacts) => equalMoney(payment.amount, provider.amount)

function quarantined(facts: SettlementFacts, moved: Settlement, today: PlainDate, now: Instant): Settlement {
  const { payment, provider } = facts
  const received = provider.amount
  return {
    ...moved,
    outcome: 'quarantined',
    postings: isPositive(received) ? [paymentPosting({ id: payment.id, amount: received, parts: [] })] : [],
    unapplied: received,
    tasks: [
      {
        key: `payment-mismatch/${payment.id}`,
        kind: 'payment_mismatch',
        invoiceId: payment.targets[0]?.invoiceId ?? null,
        dueOn: today,
        title: `${formatMoney(received)} arrived where ${formatMoney(payment.amount)} was asked for: decide what it pays`,
      },
    ],
    recheckClientAt: now,
  }
}

function applied(facts: SettlementFacts, moved: Settlement, today: PlainDate, now: Instant): Settlement {
  const { payment, openInvoices, writtenOff } = facts
  const payable = [...openInvoices, ...writtenOff]
  const { parts, unapplied } = applyCash(payment.amount, payable, payment.targets)
  const touched = touchedInvoices(payable, parts, payment.promised)
  const recovered = recoveredParts(writtenOff, touched)
  const discounts = touched.flatMap(({ discount }) => (discount ? [discount] : []))
  return {
    ...moved,
    postings: [
      paymentPosting({ id: payment.id, amount: payment.amount, parts }),
      ...recovered.map((part) => recoveryPosting(part, part.nth)),
      ...(discounts.length > 0 ? [discountPosting(payment.id, discounts)] : []),
    ],
    parts,
    discounts,
    unapplied,
    invoicesSettled: touched
      .filter(({ invoice, remaining }) => !isPositive(remaining) && openInvoices.includes(invoice))
      .map(({ invoice }) => invoice.id),
    recovered,
    cancelReminders: remindersAbout(facts, parts),
    // A part of what was given up: thanks that name a rest would ask for it again.
    thankYou: recovered.every(({ isWhole }) => isWhole)
      ? thankYouFor(touched, payment.paidOn, payment.amount.currency)
      : null,
    tasks: isPositive(unapplied) && !payment.restIsMeant ? [overpaymentTask(facts, unapplied, today)] : [],
    recheckClientAt: now,
  }
}

/** What came in of each invoice that had been given up, with the number of its ledger line. */
const recoveredParts = (writtenOff: readonly WrittenOffInvoice[], touched: readonly Touched[]) =>
  touched.flatMap(({ invoice, paid, remaining }) => {
    const given = writtenOff.find(({ id }) => id === invoice.id)
    return given ? [{ invoiceId: invoice.id, amount: paid, isWhole: !isPositive(remaining), nth: given.lines + 1 }] : []
  })

interface Touched {
  invoice: OpenInvoice
  paid: Money
  discount: GivenUp | null
  remaining: Money
}

function touchedInvoices(
  openInvoices: readonly OpenInvoice[],
  parts: readonly InvoicePart[],
  promised: readonly GivenUp[],
): Touched[] {
  return openInvoices.flatMap((invoice) => {
    const own = parts.filter(({ invoiceId }) => invoiceId === invoice.id).map(({ amount }) => amount)
    if (own.length === 0) return []
    const paid = sumMoney(own, invoice.balance.currency)
    const left = subtractMoney(invoice.balance, paid)
    const promise = promised.find(({ invoiceId }) => invoiceId === invoice.id)
    const granted = promise ? grantedDiscount(promise, left) : null
    const discount = granted && { invoiceId: invoice.id, ...granted }
    return [{ invoice, paid, discount, remaining: granted ? subtractMoney(left, granted.amount) : left }]
  })
}

/** One thank-you for one payment; none when no invoice took any of it, for then a person has to sort it out first. */
function thankYouFor(touched: readonly Touched[], paidOn: PlainDate, currency: string): ThankYou | null {
  if (touched.length === 0) return null
  const remaining = sumMoney(
    touched.map((t) => t.remaining),
    currency,
  )
  const dueDays = touched.map(({ invoice }) => invoice.dueOn)
  return {
    kind: thankYouKind(dueDays, paidOn, remaining),
    amount: sumMoney(
      touched.map((t) => t.paid),
      currency,
    ),
    invoiceIds: touched.map(({ invoice }) => invoice.id),
    remaining,
  }
}

const remindersAbout = ({ pendingReminders }: SettlementFacts, parts: readonly InvoicePart[]) =>
  pendingReminders
    .filter((reminder) => parts.some(({ invoiceId }) => invoiceId === reminder.invoiceId))
    .map(({ messageId }) => messageId)

const overpaymentTask = ({ payment }: SettlementFacts, unapplied: Money, today: PlainDate): SettlementTask => ({
  key: `overpayment/${payment.id}`,
  kind: 'overpayment',
  invoiceId: payment.targets[0]?.invoiceId ?? null,
  dueOn: today,
  title: `${formatMoney(unapplied)} more than was open: refund it or keep it as credit`,
})

/** Only a bank debit fails after the client was told it is on its way: then a person should know. A declined card tells the client itself. */
function failedTasks({ payment }: SettlementFacts, today: PlainDate): SettlementTask[] {
  if (payment.state !== 'processing' || payment.byItself) return []
  return [
    {
      key: `payment-failed/${payment.id}`,
      kind: 'payment_failed',
      invoiceId: payment.targets[0]?.invoiceId ?? null,
      dueOn: today,
      title: `A payment of ${formatMoney(payment.amount)} did not go through: see whether the client needs another way`,
    },
  ]
}
