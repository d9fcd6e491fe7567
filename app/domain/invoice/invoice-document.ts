import type { Money } from '../money.ts'

export interface InvoiceDocumentLine {
  description: string
  /** Decimal string, without trailing zeros. */
  quantity: string
  unit: Money
  /** Per cent, as a decimal string; "0" when the line is not taxed. */
  taxRate: string
  /** Without tax. */
  amount: Money
}

/** All that stands on an invoice's PDF; nothing else may influence its bytes. Days are YYYY-MM-DD. */
export interface InvoiceDocument {
  business: { name: string; postalAddress: string | null; email: string; phone: string | null; brandColor: string }
  logo: { bytes: Uint8Array; contentType: string } | null
  client: { name: string; postalAddress: string | null }
  number: string
  issuedOn: string
  dueOn: string
  terms: string | null
  purchaseOrder: string | null
  description: string | null
  lines: InvoiceDocumentLine[]
  net: Money
  tax: Money
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
  /** What the client states on a transfer. */
  reference: string
  /** How amounts are written. */
  locale: string
}
