import type { Money } from '../money.ts'
import type { TaxOfRate } from './totals.ts'

export interface InvoiceDocumentLine {
  description: string
  /** Decimal string, without trailing zeros. */
  quantity: string
  unit: Money
  /** Per cent, as a decimal string; "0" when the line is not taxed. */
  taxRate: string
  /** The line's own discount in per cent; null: none. */
  discount: string | null
  /** Without tax, all discounts taken off. */
  amount: Money
}

/** All that stands on an invoice's PDF; nothing else may influence its bytes. Days are YYYY-MM-DD. */
export interface InvoiceDocument {
  business: {
    name: string
    postalAddress: string | null
    email: string
    phone: string | null
    brandColor: string
    /** As the law wants them: "VAT ID DE123456789"; the entry in a register. */
    taxNumber: string | null
    registration: string | null
  }
  /** What it is beside an invoice in force; null: that. */
  mark: 'draft' | 'cancelled' | null
  logo: { bytes: Uint8Array; contentType: string } | null
  client: { name: string; postalAddress: string | null; taxNumber: string | null }
  number: string
  issuedOn: string
  dueOn: string
  terms: string | null
  purchaseOrder: string | null
  description: string | null
  lines: InvoiceDocumentLine[]
  /** Discount on the whole in per cent, contained in the amounts; null: none. */
  rebate: string | null
  /** True where the prices contain tax. */
  taxInclusive: boolean
  net: Money
  /** Tax of each rate, with what it is on; those without tax left out. */
  taxes: TaxOfRate[]
  total: Money
  paid: Money
  /** Credits, write-offs and a discount taken. */
  reduced: Money
  /** What is open of the invoice itself: late fees and interest are claims beside it and do not stand on it. */
  balance: Money
  /** What paying early saves, as agreed: per cent, and the last day. */
  earlyDiscount: { percent: string; until: string } | null
  /** How the business takes payment, in words: "card", "bank debit (ACH)", "PayPal", "bank transfer". */
  methods: string[]
  /** The bank details as the business wrote them; null: they stand on the payment page only. */
  transferDetails: string | null
  notes: string | null
  /** What the client states on a transfer. */
  reference: string
  /** What language it is in, and how amounts and days are written. */
  locale: string
}
