import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import type { InvoiceDocument } from '#app/gateways/pdf/invoice-document.ts'

/** What stands on the invoice's PDF today; null when there is no such invoice. */
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
  const { client, currency, lines } = invoice
  const { business } = client
  const amount = (minor: bigint) => ({ minor, currency })
  const tax = lines.reduce((sum, { taxMinor }) => sum + taxMinor, 0n)
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
    lines: lines.map((line) => ({
      description: line.description,
      quantity: line.quantity.toFixed(),
      unit: amount(line.unitMinor),
      taxRate: line.taxRate.toFixed(),
      amount: amount(line.amountMinor),
    })),
    net: amount(invoice.totalMinor - tax),
    tax: amount(tax),
    total: amount(invoice.totalMinor),
    paid: amount(invoice.totalMinor - invoice.balanceMinor),
    balance: amount(invoice.balanceMinor),
    methods: methodWords(business, currency),
    reference: `${invoice.number}-${invoice.referenceCode}`,
    locale: client.locale ?? business.locale,
  }
}
