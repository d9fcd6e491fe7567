import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'

/** All that stands on one invoice's PDF, as of now; null for an invoice this business does not have. */
export async function loadInvoiceDocument(
  tx: Tx,
  businessId: string,
  invoiceId: string,
): Promise<InvoiceDocument | null> {
  const invoice = await tx.invoice.findUnique({
    where: { businessId_id: { businessId, id: invoiceId } },
    include: { lines: { orderBy: { position: 'asc' } }, client: { include: { business: true } } },
  })
  if (!invoice) return null
  const { client, currency } = invoice
  const { business } = client
  const money = (minor: bigint) => ({ minor, currency })
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
    paid: money(invoice.totalMinor - invoice.balanceMinor),
    balance: money(invoice.balanceMinor),
    methods: methodWords(business, currency),
    reference: paymentReference(invoice.number, invoice.referenceCode),
    locale: client.locale ?? business.locale,
  }
}
