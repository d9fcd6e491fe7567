import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'
import type { PromiseState } from '#app/domain/promise-to-pay/promise-state.ts'

export interface PromiseOnRecord {
  readonly id: string
  readonly amount: Money
  readonly dueOn: PlainDate
  readonly state: PromiseState
}

export interface NoticeOnRecord {
  readonly id: string
  readonly amount: Money
  readonly method: PaymentMethod
  readonly paidOn: PlainDate
  readonly reference: string | null
  readonly state: 'open' | 'matched' | 'not_found'
  /** Proof that came along on the portal. */
  readonly files: readonly { readonly id: string; readonly filename: string }[]
}

export interface Agreements {
  /** The newest first. */
  readonly promises: readonly PromiseOnRecord[]
  readonly notices: readonly NoticeOnRecord[]
}

const MOST = 20

/** What a client has said about paying one invoice: days promised, and payments that are said to be made. */
export async function readAgreements(businessId: string, invoiceId: string): Promise<Agreements> {
  const [promises, notices] = await Promise.all([
    prisma.promiseToPay.findMany({ where: { businessId, invoiceId }, orderBy: { madeAt: 'desc' }, take: MOST }),
    prisma.alreadyPaidNotice.findMany({
      where: { businessId, invoiceId },
      include: { files: { select: { id: true, filename: true }, orderBy: { id: 'asc' } } },
      orderBy: { givenAt: 'desc' },
      take: MOST,
    }),
  ])
  return {
    promises: promises.map(({ id, amountMinor, currency, dueOn, state }) => ({
      ...{ id, state, amount: { minor: amountMinor, currency }, dueOn: dayFromColumn(dueOn) },
    })),
    notices: notices.map(({ id, amountMinor, currency, method, paidOn, reference, state, files }) => ({
      ...{ id, reference, state, files, amount: { minor: amountMinor, currency }, paidOn: dayFromColumn(paidOn) },
      method: method as PaymentMethod,
    })),
  }
}

/** How often a day was named for an invoice on the portal, ended promises included. */
export const countPortalPromises = (businessId: string, invoiceId: string): Promise<number> =>
  prisma.promiseToPay.count({ where: { businessId, invoiceId, source: 'portal' } })
