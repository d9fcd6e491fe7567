import { readSealedEvents } from '#app/db/read/evidence-pages.server.ts'
import { sha256 } from '#app/db/write/seal-timeline.server.ts'
import type { EvidenceEvent, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { eventText } from '#app/domain/evidence/seal.ts'

/** What the manifest says of the chain. */
export interface ChainSummary {
  events: number
  firstAt: string | null
  lastAt: string | null
  lastHash: string | null
}

/** Of the client as a whole, or of the invoice the record is about. */
export const isAbout = (event: EvidenceEvent, { invoiceId }: EvidenceSubject): boolean =>
  invoiceId === null || event.invoiceId === null || event.invoiceId === invoiceId

const encoder = new TextEncoder()

/**
 * `timeline.json`, page by page. Events about other invoices of the client show as fingerprints, so that the chain can be
 * followed across them, and so do events a person was removed from. `summary` is filled on the way, `onEvent` is told of every event that is shown.
 */
export async function* timelineJson(
  businessId: string,
  subject: EvidenceSubject,
  summary: ChainSummary,
  onEvent: (event: EvidenceEvent) => void,
): AsyncGenerator<Uint8Array> {
  let isFirst = true
  yield encoder.encode('{"links":[')
  for await (const page of readSealedEvents(businessId, subject.clientId)) {
    const links = page.map((row) => {
      const { position, previous, clientPosition, clientPrevious, hash, digest, ...rest } = row
      const event = { ...rest, at: row.at.toISOString() }
      const place = { position, previous, clientPosition, clientPrevious, hash }
      summary.lastHash = hash
      if (digest !== null) return { ...place, digest, removedOnRequest: true }
      if (!isAbout(row, subject)) return { ...place, digest: sha256(eventText(event)) }
      summary.events += 1
      summary.firstAt ??= event.at
      summary.lastAt = event.at
      onEvent(row)
      return { ...place, event }
    })
    yield encoder.encode(`${isFirst ? '' : ','}\n${links.map((link) => JSON.stringify(link)).join(',\n')}`)
    isFirst = false
  }
  yield encoder.encode('\n]}\n')
}
