import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { BalanceParts } from '#app/domain/charge/balance-parts.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { readCharges } from './charges.server.ts'

/** All that stands on one invoice's PDF, as of now; null for an invoice this business does not have. */
export async function loadInvoiceDocument(
  tx: Tx,
  businessId: string,
  invoiceId: string,
): Promise<InvoiceDocument | null> {
  const invoice = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: {
      lines: { orderBy: { position: 'asc' } },
      client: { include: { business: true } },
      _count: { select: { charges: true, creditNotes: true } },
    },
  })
  if (!invoice) return null
  const { client, currency } = invoice
  const { business } = client
  const money = (minor: bigint) => ({ minor, currency })
  const { discountBps, discountUntil } = invoice
  const parts =
    invoice._count.charges > 0 || invoice._count.creditNotes > 0 || discountBps !== null
      ? (await readCharges(tx, businessId, [invoiceId])).get(invoiceId)?.parts
      : null
  const tax = invoice.lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0n)
  return {
    business: {
      name: business.name,
      postalAddress: business.postalAddress,
      email: business.email,
      phone: business.phone,
      brandColor: business.brandColor,
    },
    logo: business.logo && business.logoType ? { bytes: business.logo, contentType: business.logoType } : null,
    client: { name: client.name, postalAddress: client.postalAddress },
    number: invoice.number,
    issuedOn: dayFromColumn(invoice.issuedOn).toString(),
    dueOn: dayFromColumn(invoice.dueOn).toString(),
    terms: invoice.terms,
    purchaseOrder: invoice.purchaseOrder,
    description: invoice.description,
    lines: invoice.lines.map((line) => ({
      description: line.description,
      quantity: line.quantity.toString(),
      unit: money(line.unitMinor),
      taxRate: line.taxRate.toString(),
      amount: money(line.amountMinor),
    })),
    net: money(invoice.totalMinor - tax),
    tax: money(tax),
    total: money(invoice.totalMinor),
    // With fees or interest, a payment may have gone there first; what lowered the invoice itself is what counts here.
    paid: money(invoice.totalMinor - (parts ? parts.principal.minor + reducedBy(parts) : invoice.balanceMinor)),
    reduced: money(parts ? reducedBy(parts) : 0n),
    balance: money(parts ? parts.principal.minor : invoice.balanceMinor),
    earlyDiscount:
      discountBps !== null && discountUntil
        ? {
            percent: formatPercent(BigInt(discountBps), client.locale ?? business.locale),
            until: dayFromColumn(discountUntil).toString(),
          }
        : null,
    methods: methodWords(business, currency),
    reference: paymentReference(invoice.number, invoice.referenceCode),
    locale: client.locale ?? business.locale,
  }
}

const reducedBy = ({ credited, discounted }: BalanceParts): bigint => credited.minor + discounted.minor
