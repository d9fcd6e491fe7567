import { dayFromColumn } from '#app/db/calendar-day.ts'
import type { Business, Prisma } from '#app/db/generated/client.ts'
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
import type { ChargedInvoice } from './charges.server.ts'

/** All that stands on one invoice's PDF, as of now; null for an invoice this business does not have. */
export async function loadInvoiceDocument(
  tx: Tx,
  businessId: string,
  invoiceId: string,
): Promise<InvoiceDocument | null> {
  return (await loadInvoiceDocuments(tx, businessId, [invoiceId])).get(invoiceId) ?? null
}

/** The same for any number of invoices by a fixed number of questions. What is not among them this business does not have. */
export async function loadInvoiceDocuments(
  tx: Tx,
  businessId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, InvoiceDocument>> {
  const business = await tx.business.findUniqueOrThrow({ where: { id: businessId } })
  const invoices = await tx.invoice.findMany({
    where: { businessId, id: { in: [...invoiceIds] } },
    include: withPrinted,
  })
  const lowered = invoices.filter(
    ({ _count, discountBps }) => _count.charges > 0 || _count.creditNotes > 0 || discountBps !== null,
  )
  const ids = lowered.map(({ id }) => id)
  const charged = ids.length > 0 ? await readCharges(tx, businessId, ids) : new Map<string, ChargedInvoice>()
  return new Map(invoices.map((row) => [row.id, documentOf(business, row, charged.get(row.id)?.parts ?? null)]))
}

const withPrinted = {
  lines: { orderBy: { position: 'asc' } },
  client: true,
  _count: { select: { charges: true, creditNotes: true } },
} satisfies Prisma.InvoiceInclude

type PrintedInvoice = Prisma.InvoiceGetPayload<{ include: typeof withPrinted }>

function documentOf(business: Business, invoice: PrintedInvoice, parts: BalanceParts | null): InvoiceDocument {
  const { client, currency } = invoice
  const money = (minor: bigint) => ({ minor, currency })
  const { discountBps, discountUntil } = invoice
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
