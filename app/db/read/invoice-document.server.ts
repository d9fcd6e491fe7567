import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import type { BalanceParts } from '#app/domain/charge/balance-parts.ts'
import { formatPercent } from '#app/domain/percent.ts'
import { methodWords } from '#app/domain/payment/method-words.ts'
import { paymentReference } from '#app/domain/payment/payment-reference.ts'
import type { InvoiceDocument } from '#app/domain/invoice/invoice-document.ts'
import { taxByRate } from '#app/domain/invoice/totals.ts'
import { languageOf, wordsLocale } from '#app/domain/words/language.ts'
import { phrasesOf } from '#app/domain/words/phrases.ts'
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
  const locale = wordsLocale(client.locale, business.locale)
  const { methodNames } = phrasesOf(languageOf(locale))
  return {
    business: {
      name: business.name,
      postalAddress: business.postalAddress,
      email: business.email,
      phone: business.phone,
      brandColor: business.brandColor,
      taxNumber: business.taxNumber,
      registration: business.registration,
    },
    logo: business.logo && business.logoType ? { bytes: business.logo, contentType: business.logoType } : null,
    mark: invoice.state === 'draft' ? 'draft' : invoice.state === 'void' ? 'cancelled' : null,
    client: { name: client.name, postalAddress: client.postalAddress, taxNumber: client.taxNumber },
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
      discount: line.discountBps === 0 ? null : formatPercent(BigInt(line.discountBps), locale),
      amount: money(line.amountMinor),
    })),
    net: money(invoice.totalMinor - tax),
    taxes: taxByRate(
      invoice.lines.map(({ taxRate, amountMinor, taxMinor }) => ({
        ...{ taxRate: taxRate.toString(), amount: money(amountMinor), tax: money(taxMinor) },
      })),
    ).filter((part) => part.tax.minor !== 0n),
    rebate: invoice.rebateBps === 0 ? null : formatPercent(BigInt(invoice.rebateBps), locale),
    taxInclusive: invoice.taxInclusive,
    total: money(invoice.totalMinor),
    // With fees or interest, a payment may have gone there first; what lowered the invoice itself is what counts here.
    paid: money(invoice.totalMinor - (parts ? parts.principal.minor + reducedBy(parts) : invoice.balanceMinor)),
    reduced: money(parts ? reducedBy(parts) : 0n),
    balance: money(parts ? parts.principal.minor : invoice.balanceMinor),
    earlyDiscount:
      discountBps !== null && discountUntil
        ? {
            percent: formatPercent(BigInt(discountBps), locale),
            until: dayFromColumn(discountUntil).toString(),
          }
        : null,
    methods: methodWords(business, currency).map((word) => methodNames[word] ?? word),
    transferDetails: business.printsTransferDetails ? business.transferDetails : null,
    notes: invoice.notes,
    reference: paymentReference(invoice.number, invoice.referenceCode),
    locale,
  }
}

const reducedBy = ({ credited, discounted }: BalanceParts): bigint => credited.minor + discounted.minor
