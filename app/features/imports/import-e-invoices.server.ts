import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { prisma } from '#app/db/client.server.ts'
import { lockImportsOf } from '#app/db/read/import-facts.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { keepInvoiceFiles } from '#app/db/write/invoice-files.server.ts'
import { asImportedCreditNote, asImportedInvoice } from '#app/domain/e-invoice/as-imported.ts'
import type { EInvoice } from '#app/domain/e-invoice/e-invoice.ts'
import { readEInvoice } from '#app/domain/e-invoice/read-e-invoice.ts'
import { cleanFilename } from '#app/domain/file/check-file.ts'
import type { SentFile } from '#app/domain/file/check-file.ts'
import { creditNoteTaker } from './take-credit-notes.server.ts'
import { invoiceTaker } from './take-invoices.server.ts'
import type { ItemFate } from './taker.ts'

export interface EInvoiceOutcome {
  readonly filename: string
  /** Null where the file could not be read. */
  readonly number: string | null
  readonly invoiceId: string | null
  readonly fate: ItemFate['fate']
  readonly reason: string | null
}

interface Call {
  readonly businessId: string
  readonly files: readonly SentFile[]
  readonly actor: string
  readonly now: Date
}

/**
 * Takes structured invoices in (UBL, CII, Factur-X), each whole or not at all and in a transaction of its own, by the same road as a
 * list: known by its number, the same again is unchanged. The file is kept with its invoice. Credit notes come last, so that
 * they find invoices of the same upload.
 */
export async function importEInvoices(call: Call): Promise<EInvoiceOutcome[]> {
  const { businessId } = call
  const business = await prisma.business.findUniqueOrThrow({ where: { id: businessId } })
  const read = unpacked(call.files).map((file) => ({ file, invoice: readEInvoice(file.bytes) }))
  const outcomes: EInvoiceOutcome[] = []
  for (const { file, invoice } of read.filter(({ invoice: one }) => !one.ok)) {
    const reason = invoice.ok ? null : invoice.reason
    outcomes.push({ filename: cleanFilename(file.filename), number: null, invoiceId: null, fate: 'rejected', reason })
  }
  for (const kind of ['invoice', 'credit_note'] as const) {
    for (const { file, invoice } of read) {
      if (!invoice.ok || invoice.value.kind !== kind) continue
      outcomes.push(await takeOne({ ...call, business }, file, invoice.value))
    }
  }
  return outcomes
}

const ZIP_FILES_MAX = 200
const ZIP_FILE_MAX = 10 * 1024 * 1024
const ZIP_MAX = 50 * 1024 * 1024

/** Archives are opened one deep; what is too large or too much in them is left out, by what they say before it is unpacked. */
function unpacked(files: readonly SentFile[]): SentFile[] {
  return files.flatMap((file) => {
    if (file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return [file]
    let count = 0
    let size = 0
    try {
      const inside = unzipSync(file.bytes, {
        filter: ({ name, originalSize }) => {
          if (!/\.(xml|pdf)$/i.test(name) || originalSize > ZIP_FILE_MAX) return false
          count += 1
          size += originalSize
          return count <= ZIP_FILES_MAX && size <= ZIP_MAX
        },
      })
      return Object.entries(inside).map(([filename, bytes]) => ({ filename, bytes }))
    } catch {
      return [file]
    }
  })
}

async function takeOne(
  {
    businessId,
    business,
    actor,
    now,
  }: Call & { business: { timeZone: string; policyId: string | null; currency: string } },
  file: SentFile,
  invoice: EInvoice,
): Promise<EInvoiceOutcome> {
  const filename = cleanFilename(file.filename)
  const place = { businessId, enterBy: 'age', now, actor } as const
  const rules = { dateOrder: 'ymd', decimalMark: '.', currency: business.currency } as const
  const refused = (reason: string): EInvoiceOutcome => ({
    ...{ filename, number: invoice.number, invoiceId: null, fate: 'rejected', reason },
  })
  const about = invoice.kind === 'invoice' ? invoice.number : (invoice.aboutNumber ?? '')
  const credit = invoice.kind === 'credit_note' ? asImportedCreditNote(invoice) : null
  if (credit && !credit.ok) return refused(credit.reason)
  const invoices = await invoiceTaker(place, business, rules)
  return inTransaction(async (tx): Promise<EInvoiceOutcome> => {
    await lockImportsOf(tx, businessId)
    const [fate] = credit
      ? await creditNoteTaker(place, business, rules).take(tx, [credit.value])
      : await invoices.take(tx, [asImportedInvoice(invoice)])
    if (!fate) throw new Error('e-invoice: it was left undecided')
    if (fate.fate === 'rejected') return refused(fate.reason)
    const row = await tx.invoice.findUniqueOrThrow({
      where: { businessId_number: { businessId, number: about } },
      select: { id: true, clientId: true },
    })
    if (invoice.kind === 'invoice') await completeClient(tx, { businessId, clientId: row.clientId, invoice })
    await keepOriginal(tx, { businessId, invoiceId: row.id, file: { ...file, filename }, actor, now })
    return { filename, number: invoice.number, invoiceId: row.id, fate: fate.fate, reason: null }
  })
}

/** What the file knows of the buyer and nobody had written down. */
async function completeClient(
  tx: Tx,
  { businessId, clientId, invoice: { buyer } }: { businessId: string; clientId: string; invoice: EInvoice },
): Promise<void> {
  const id = clientId
  if (buyer.address) {
    await tx.client.updateMany({
      where: { businessId, id, postalAddress: null },
      data: { postalAddress: buyer.address },
    })
  }
  if (buyer.taxNumber) {
    await tx.client.updateMany({ where: { businessId, id, taxNumber: null }, data: { taxNumber: buyer.taxNumber } })
  }
}

async function keepOriginal(
  tx: Tx,
  call: { businessId: string; invoiceId: string; file: SentFile; actor: string; now: Date },
): Promise<void> {
  const { businessId, invoiceId, file, actor, now } = call
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  if ((await tx.invoiceFile.count({ where: { businessId, invoiceId, fileHash } })) > 0) return
  const contentType = file.bytes[0] === 0x25 ? 'application/pdf' : 'application/xml'
  await keepInvoiceFiles(tx, { businessId, invoiceId, files: [{ ...file, contentType }], actor, now })
}
