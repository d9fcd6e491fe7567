import { dayFromColumn } from '#app/db/calendar-day.ts'
import { prisma } from '#app/db/client.server.ts'
import type { PlainDate } from '#app/domain/business-day.ts'
import type { InvoiceState } from '#app/domain/invoice/invoice-state.ts'
import type { Money } from '#app/domain/money.ts'
import type { PaymentState } from '#app/domain/payment/payment-state.ts'
import type { PaymentMethod } from '#app/domain/payment/settlement.ts'

export interface InvoicePayment {
  readonly id: string
  readonly method: PaymentMethod
  readonly state: PaymentState
  /** What of it was meant for this invoice. */
  readonly amount: Money
  readonly startedAt: Date
  readonly settledAt: Date | null
  readonly reference: string | null
  readonly failureReason: string | null
  /** The mail whose link it was begun from; null: none, or it was recorded by hand. */
  readonly ledBy: { readonly messageId: string; readonly subject: string } | null
}

export interface InvoiceFacts {
  readonly id: string
  readonly number: string
  readonly state: InvoiceState
  readonly client: { readonly id: string; readonly name: string; readonly phone: string | null }
  readonly recipients: readonly { readonly email: string; readonly role: string; readonly state: string }[]
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate
  readonly terms: string | null
  /** What paying early saves, as agreed: basis points, and the last day on which a payment may begin. */
  readonly earlyDiscount: { readonly bps: bigint; readonly until: PlainDate } | null
  readonly purchaseOrder: string | null
  readonly description: string | null
  readonly total: Money
  readonly balance: Money
  readonly processing: Money
  readonly referenceCode: string
  readonly settledAt: Date | null
  readonly lines: readonly { readonly description: string; readonly quantity: string; readonly amount: Money }[]
  readonly payments: readonly InvoicePayment[]
}

const fromMail = { select: { messages: { select: { id: true, subject: true }, take: 1 } } } as const

const PAYMENTS_MAX = 50
const LINES_MAX = 200

/** Everything the desk shows about one invoice beside its timeline; null when the business has no such invoice. */
export async function readInvoiceFacts(businessId: string, invoiceId: string): Promise<InvoiceFacts | null> {
  const row = await prisma.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      client: { include: { contacts: { orderBy: [{ role: 'asc' }, { createdAt: 'asc' }] } } },
      lines: { orderBy: { position: 'asc' }, take: LINES_MAX },
      targets: {
        include: { payment: { include: { portalLink: fromMail } } },
        orderBy: { paymentId: 'desc' },
        take: PAYMENTS_MAX,
      },
    },
  })
  if (!row) return null
  const { client, currency } = row
  const inCurrency = (minor: bigint): Money => ({ minor, currency })
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    client: { id: client.id, name: client.name, phone: client.phone },
    recipients: client.contacts.map(({ email, role, state }) => ({ email, role, state })),
    issuedOn: dayFromColumn(row.issuedOn),
    dueOn: dayFromColumn(row.dueOn),
    terms: row.terms,
    earlyDiscount:
      row.discountBps !== null && row.discountUntil
        ? { bps: BigInt(row.discountBps), until: dayFromColumn(row.discountUntil) }
        : null,
    purchaseOrder: row.purchaseOrder,
    description: row.description,
    total: inCurrency(row.totalMinor),
    balance: inCurrency(row.balanceMinor),
    processing: inCurrency(row.processingMinor),
    referenceCode: row.referenceCode,
    settledAt: row.settledAt,
    lines: row.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity.toString(),
      amount: inCurrency(line.amountMinor + line.taxMinor),
    })),
    payments: row.targets.map(({ payment, amountMinor }) => ({
      id: payment.id,
      method: payment.method,
      state: payment.state,
      amount: inCurrency(amountMinor),
      startedAt: payment.startedAt,
      settledAt: payment.settledAt,
      reference: payment.reference,
      failureReason: payment.failureReason,
      ledBy: mailOf(payment.portalLink?.messages[0]),
    })),
  }
}

const mailOf = (message: { id: string; subject: string } | undefined): InvoicePayment['ledBy'] =>
  message ? { messageId: message.id, subject: message.subject } : null
