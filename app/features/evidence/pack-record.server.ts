import { readMessages, readSealedEvents } from '#app/db/read/evidence-pages.server.ts'
import { readActors } from '#app/db/read/history.server.ts'
import type { EvidenceFacts, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { eventRow, messageRow, recordSections, recordStyle } from '#app/domain/evidence/evidence-record.ts'
import { messageFolder } from '#app/domain/evidence/pack-names.ts'
import { splitRecord, type RecordBlock } from '#app/gateways/pdf/record-pages.ts'
import { renderRecordPdf } from '#app/gateways/pdf/record-pdf.server.ts'
import { isAbout } from './pack-timeline.server.ts'
import { bytesFile, type PackFile } from '#app/gateways/zip/zip-files.ts'

/** Mails whose text stands in the record itself; of further ones it says where theirs stands, or it would fill a shelf. */
const textsInRecord = 200

/** The record to read, in as many files as it needs. */
export async function* recordFiles(
  businessId: string,
  subject: EvidenceSubject,
  facts: EvidenceFacts,
  madeAt: Date,
): AsyncGenerator<PackFile> {
  const { business, client, invoices } = facts
  const about = subject.invoiceId ? `${client.name}, invoice ${invoices[0]?.number ?? ''}` : client.name
  const intro = `Kept by ${business.name}. Made ${recordStyle(business).at(madeAt)}; times are those of ${business.timeZone}. A number in brackets is the place of an event in the chain of timeline.json.`
  let part = 0
  for await (const pages of splitRecord(blocks(businessId, subject, facts))) {
    part += 1
    const size = business.locale.endsWith('-US') ? 'LETTER' : 'A4'
    const pdf = await renderRecordPdf({ title: `Record of ${about}`, intro, part, pages, madeAt, size })
    yield bytesFile(part === 1 ? 'evidence.pdf' : `evidence-${part}.pdf`, pdf)
  }
}

async function* blocks(
  businessId: string,
  subject: EvidenceSubject,
  facts: EvidenceFacts,
): AsyncGenerator<RecordBlock> {
  const style = recordStyle(facts.business)
  for (const { title, rows } of recordSections(facts)) {
    yield { section: title }
    yield* rows
  }
  let nth = 0
  for await (const page of readMessages(businessId, subject)) {
    for (const message of page) {
      if (nth === 0) yield { section: 'Messages' }
      nth += 1
      const folder = messageFolder(nth, message.createdAt, message.kind)
      yield messageRow(message, style, folder, nth <= textsInRecord)
    }
  }
  yield { section: 'Timeline' }
  for await (const page of readSealedEvents(businessId, subject.clientId)) {
    const people = await readActors(
      businessId,
      page.map(({ actor }) => actor),
    )
    for (const event of page) {
      if (!isAbout(event, subject)) continue
      const { actor } = event
      const by = actor === 'system' ? null : (people.get(actor) ?? actor)
      yield eventRow(event, style, facts.business.locale, by)
    }
  }
}
