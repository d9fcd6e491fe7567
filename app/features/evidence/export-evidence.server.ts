import verifier from '../../../tools/verify-evidence.mjs?raw'
import product from '../../../package.json'
import { prisma } from '#app/db/client.server.ts'
import { readEvidenceFacts } from '#app/db/read/evidence.server.ts'
import { loadInvoiceDocument } from '#app/db/read/invoice-document.server.ts'
import { readPrintedLetter } from '#app/db/read/letters.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'
import { sealNext } from '#app/db/write/seal-timeline.server.ts'
import { recordEvents } from '#app/db/write/timeline.server.ts'
import type { EvidenceEvent, EvidenceFacts, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { safeName } from '#app/domain/evidence/pack-names.ts'
import { invoicePdfName } from '#app/domain/invoice/invoice-pdf-name.ts'
import type { TimelineData } from '#app/domain/timeline/timeline-event.ts'
import { renderInvoicePdf } from '#app/gateways/pdf/invoice-pdf.server.ts'
import { messageFiles, type Deliveries } from './pack-messages.server.ts'
import { packReadme } from './pack-readme.ts'
import { recordFiles } from './pack-record.server.ts'
import { timelineJson, type ChainSummary } from './pack-timeline.server.ts'
import { bytesFile, textFile, zipFiles, type PackFile, type PackedFile } from '#app/gateways/zip/zip-files.ts'

export interface EvidenceCall {
  businessId: string
  subject: EvidenceSubject
  /** Who asks, as the pack names them. */
  madeBy: string
  actor: string
  now: Date
}

/**
 * The record of a client or of one invoice as a ZIP, made while it is read: however long the record, no more than a page of it
 * is held. That it was made is on record too. Null for what this business does not have.
 */
export async function exportEvidence(
  call: EvidenceCall,
): Promise<{ filename: string; pieces: AsyncGenerator<Uint8Array> } | null> {
  const { businessId, subject, actor, now } = call
  const { clientId, invoiceId } = subject
  const facts = await readEvidenceFacts(businessId, subject)
  if (!facts) return null
  const number = invoiceId ? facts.invoices[0]?.number : undefined
  const data = {
    of: invoiceId ? 'invoice' : 'client',
    ...(number && { number }),
  } satisfies TimelineData['evidence.exported']
  await inTransaction((tx) =>
    recordEvents(tx, [{ businessId, clientId, invoiceId, type: 'evidence.exported', actor, at: now, data }]),
  )
  // What happened up to now is to be in the chain, and so is this.
  while ((await sealNext(businessId)) > 0);

  const chain: ChainSummary = { events: 0, firstAt: null, lastAt: null, lastHash: null }
  const manifest = (files: readonly PackedFile[]): PackFile =>
    textFile('manifest.json', JSON.stringify(manifestOf(call, facts, chain, files), null, 2))
  return {
    filename: `Evidence-${safeName(number ? `${facts.client.name}-${number}` : facts.client.name)}-${now.toISOString().slice(0, 10)}.zip`,
    pieces: zipFiles(packFiles(call, facts, chain), manifest, now),
  }
}

async function* packFiles(
  { businessId, subject, now }: EvidenceCall,
  facts: EvidenceFacts,
  chain: ChainSummary,
): AsyncGenerator<PackFile> {
  yield textFile('README.txt', packReadme)
  yield textFile('verify-evidence.mjs', verifier)
  const deliveries = new Map<string, { at: string; type: string; reason?: string }[]>()
  const note = (event: EvidenceEvent) => noteDelivery(deliveries, event)
  yield { path: 'timeline.json', pieces: timelineJson(businessId, subject, chain, note) }
  yield* messageFiles(businessId, subject, deliveries satisfies Deliveries)
  for (const { id, letterNumber } of facts.letters) {
    const pdf = await readPrintedLetter(businessId, id)
    if (pdf) yield { ...bytesFile(`letters/letter-${letterNumber ?? id}.pdf`, pdf), letter: id }
  }
  for (const { id, number, terms } of facts.invoices) {
    const document = await loadInvoiceDocument(prisma, businessId, id)
    if (!document) continue
    // Two numbers may make one name; the id keeps them apart.
    const name = `${invoicePdfName(number).replace(/\.pdf$/, '')}-${id.slice(-6)}`
    yield bytesFile(`invoices/${name}.pdf`, await renderInvoicePdf(document))
    yield textFile(`invoices/${name}-terms.txt`, `${terms ?? 'No terms are on record.'}\n`)
  }
  yield* recordFiles(businessId, subject, facts, now)
}

function noteDelivery(deliveries: Map<string, { at: string; type: string; reason?: string }[]>, event: EvidenceEvent) {
  const { messageId, reason } = event.data as { messageId?: unknown; reason?: unknown }
  if (typeof messageId !== 'string') return
  const known = deliveries.get(messageId) ?? []
  known.push({ at: event.at.toISOString(), type: event.type, ...(typeof reason === 'string' && { reason }) })
  deliveries.set(messageId, known)
}

const manifestOf = (
  { subject, madeBy, now }: EvidenceCall,
  { business, client, invoices }: EvidenceFacts,
  chain: ChainSummary,
  files: readonly PackedFile[],
) => ({
  format: 'dunwell-evidence/1',
  product: 'Dunwell',
  version: product.version,
  madeAt: now.toISOString(),
  madeBy,
  about: {
    business: business.name,
    client: client.name,
    clientId: subject.clientId,
    invoice: subject.invoiceId ? (invoices[0]?.number ?? null) : null,
    invoiceId: subject.invoiceId,
  },
  chain,
  files,
})
