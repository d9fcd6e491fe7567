import type { Table } from '../journal.ts'
import { capitalId } from '../random-id.ts'
import type { World } from '../world.ts'
import type { PayPalMoney } from './paypal-money.ts'

export type Funding = 'balance' | 'echeck' | 'declined'

export interface PurchaseUnit {
  reference_id: string
  amount: PayPalMoney & { breakdown?: Record<string, PayPalMoney> | undefined }
  description?: string | undefined
  custom_id?: string | undefined
  invoice_id?: string | undefined
  soft_descriptor?: string | undefined
  items?: unknown[] | undefined
}

export interface PayPalOrder {
  id: string
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VOIDED' | 'COMPLETED'
  createdAt: string
  updatedAt: string
  unit: PurchaseUnit
  /** Made with `payment_source.paypal`: its page is linked as `payer-action`. */
  hasPaymentSource: boolean
  returnUrl: string | null
  cancelUrl: string | null
  brandName: string | null
  /** IMMEDIATE_PAYMENT_REQUIRED refuses eChecks. */
  immediateOnly: boolean
  funding: Funding | null
  captureId: string | null
}

export interface PayPalCapture {
  id: string
  orderId: string
  status: 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED' | 'FAILED'
  pendingReason: 'ECHECK' | null
  amount: PayPalMoney
  customId: string | null
  invoiceId: string | null
  createdAt: string
  updatedAt: string
}

export interface PayPalRefund {
  id: string
  captureId: string
  status: 'COMPLETED'
  amount: PayPalMoney
  /** PayPal took the money back, the business did not give it. */
  isReversal: boolean
  customId: string | null
  invoiceId: string | null
  note: string | null
  createdAt: string
}

export interface PayPalDispute {
  id: string
  captureId: string
  status: 'OPEN' | 'WAITING_FOR_SELLER_RESPONSE' | 'RESOLVED'
  reason: string
  amount: PayPalMoney
  outcome: string | null
  createdAt: string
  updatedAt: string
}

export interface PayPalStore {
  orders: Table<PayPalOrder>
  captures: Table<PayPalCapture>
  refunds: Table<PayPalRefund>
  disputes: Table<PayPalDispute>
  requests: Table<{ at: string; id: string }>
  settings: Table<{ uniqueInvoiceIds: boolean }>
  baseUrl: string
  now(): string
  later(hours: number, kind: string, subject: string): void
  cancel(kind: string, subject: string): void
  on(kind: string, handler: (subject: string) => void): void
  emit(eventType: string, resourceType: string, summary: string, resource: object): void
}

export function createPayPalStore({ journal, agenda, webhooks }: World, baseUrl: string): PayPalStore {
  const now = () => agenda.now().toISOString()
  return {
    orders: journal.table('paypal.order'),
    captures: journal.table('paypal.capture'),
    refunds: journal.table('paypal.refund'),
    disputes: journal.table('paypal.dispute'),
    requests: journal.table('paypal.request'),
    settings: journal.table('paypal.settings'),
    baseUrl,
    now,
    later: (hours, kind, subject) =>
      agenda.schedule(new Date(agenda.now().getTime() + hours * 3_600_000), kind, subject),
    cancel: agenda.cancel,
    on: agenda.on,
    emit(eventType, resourceType, summary, resource) {
      const id = `WH-${capitalId()}-${capitalId()}`
      const self = `${baseUrl}/v1/notifications/webhooks-events/${id}`
      const body = JSON.stringify({
        id,
        event_version: '1.0',
        create_time: now(),
        resource_type: resourceType,
        resource_version: '2.0',
        event_type: eventType,
        summary,
        resource,
        links: [
          { href: self, rel: 'self', method: 'GET' },
          { href: `${self}/resend`, rel: 'resend', method: 'POST' },
        ],
      })
      webhooks.send({ id, provider: 'paypal', type: eventType, at: now(), body })
    },
  }
}

export const uniqueInvoiceIds = (store: PayPalStore) => store.settings.get('settings')?.uniqueInvoiceIds ?? false
