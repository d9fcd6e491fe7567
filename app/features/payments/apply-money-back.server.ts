import { readPaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import type { PaymentOnBooks } from '#app/db/read/paid-payment.server.ts'
import { readReversals } from '#app/db/read/reversals.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { advancePlans } from '#app/db/write/advance-plans.server.ts'
import { judgePromises } from '#app/db/write/promises.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import { isPositive, sumMoney } from '#app/domain/money.ts'
import type { Money } from '#app/domain/money.ts'
import { standingAfter } from '#app/domain/payment/payment-state.ts'
import { isBooked } from '#app/domain/payment/refund-state.ts'
import { moneyData } from '#app/domain/timeline/money-data.ts'
import type { ProviderFinding } from '#app/gateways/payments/payment-gateway.ts'
import { applyRefunds } from './apply-refunds.server.ts'
import { askHowToGoOn } from './ask-how-to-go-on.server.ts'
import { takeBackPayment } from './take-back-payment.server.ts'

export interface MoneyBack {
  /** As the books have it so far. */
  before: PaymentOnBooks
  finding: Pick<ProviderFinding, 'refunds' | 'disputed' | 'returned'>
  now: Date
}

const withMoney = ['settled', 'part_refunded', 'refunded', 'disputed']

/**
 * What left a payment since we last looked: refunds, ours and those begun at the provider, a dispute, or what the bank took back.
 * Each is told by its name, so that any order and any repetition of the news ends the same. What nobody here decided rests and
 * is asked about (P13, P14).
 */
export async function applyMoneyBack(tx: Tx, { before, finding, now }: MoneyBack): Promise<void> {
  const { businessId, id: paymentId } = before.row
  if (!withMoney.includes(before.row.state)) return
  const { refunds, returned } = await withoutReversals(tx, finding)
  const changed = await applyRefunds(tx, { businessId, payment: before, reported: refunds, now })
  const after = changed ? await reread(tx, businessId, paymentId) : before
  const gone = returned ? await takeBackPayment(tx, { businessId, payment: after, amount: returned, now }) : null

  const payment = gone ? await reread(tx, businessId, paymentId) : after
  const { row } = payment
  const refunded = refundedOf(payment)
  const nextState = standingAfter(row.state, {
    refunded: !isPositive(refunded) ? 'nothing' : isPositive(payment.held) ? 'part' : 'all',
    isDisputed: finding.disputed,
    isReturned: returned !== null,
  })
  if (!changed && !gone && nextState === row.state) return
  await tx.payment.update({
    where: { businessId_id: { businessId, id: paymentId } },
    data: {
      ...{ state: nextState, refundedMinor: refunded.minor },
      ...(gone && { returnedMinor: gone.minor }),
    },
  })
  await tellOfDispute(tx, payment, nextState, now)
  const { clientId } = row
  await judgePromises(tx, businessId, clientId, now)
  await advancePlans(tx, { businessId, clientId, now })
  await tx.client.update({ where: { businessId_id: { businessId, id: clientId } }, data: { nextCheckAt: now } })
}

async function reread(tx: Tx, businessId: string, paymentId: string): Promise<PaymentOnBooks> {
  const payment = await readPaymentOnBooks(tx, businessId, paymentId)
  if (!payment) throw new Error(`payment ${paymentId} vanished`)
  return payment
}

const refundedOf = ({ row }: PaymentOnBooks): Money =>
  sumMoney(
    row.refunds.filter(({ state }) => isBooked(state)).map(({ amountMinor: minor, currency }) => ({ minor, currency })),
    row.currency,
  )

/** PayPal lists what it took back among the refunds. */
async function withoutReversals(
  tx: Tx,
  { refunds, returned }: MoneyBack['finding'],
): Promise<Pick<MoneyBack['finding'], 'refunds' | 'returned'>> {
  const reversals = await readReversals(
    tx,
    refunds.map(({ ref }) => ref),
  )
  const taken = refunds.filter(({ ref }) => reversals.has(ref)).map(({ amount }) => amount)
  const [first] = taken
  return {
    refunds: refunds.filter(({ ref }) => !reversals.has(ref)),
    returned: returned ?? (first ? sumMoney(taken, first.currency) : null),
  }
}

/** A dispute moves no money here: the payment is marked and a person decides. One that was won leaves what it found. */
async function tellOfDispute(tx: Tx, { row }: PaymentOnBooks, nextState: string, now: Date): Promise<void> {
  const { businessId, id: paymentId, clientId, currency, method, state } = row
  const isOpened = nextState === 'disputed' && state !== 'disputed'
  const isWon = state === 'disputed' && nextState !== 'disputed' && nextState !== 'returned'
  if (!isOpened && !isWon) return
  const amount = { minor: row.amountMinor, currency }
  const target = await tx.paymentTarget.findFirst({ where: { businessId, paymentId }, select: { invoiceId: true } })
  await recordEvents(tx, [
    {
      ...{ businessId, clientId, invoiceId: target?.invoiceId ?? null, actor: 'provider', at: now },
      type: isOpened ? 'payment.disputed' : 'payment.dispute_won',
      data: { paymentId, method, amount: moneyData(amount) },
    },
  ])
  if (!isOpened) return
  await askHowToGoOn(tx, {
    businessId,
    clientId,
    paymentId,
    cause: 'disputed',
    about: 'bank',
    amount,
    invoiceIds: [],
    now,
  })
}
