import { readMessages, readStoredFile } from '#app/db/read/evidence-pages.server.ts'
import { sha256 } from '#app/db/write/seal-timeline.server.ts'
import type { EvidenceMessage, EvidenceSubject } from '#app/domain/evidence/evidence-facts.ts'
import { mailWords } from '#app/domain/evidence/mail-words.ts'
import { attachmentPath, messageFolder } from '#app/domain/evidence/pack-names.ts'
import { bytesFile, textFile, type PackFile } from '#app/gateways/zip/zip-files.ts'

/** What became of a mail, from the timeline. */
export type Deliveries = ReadonlyMap<string, readonly { at: string; type: string; reason?: string }[]>

/** Every mail in a folder of its own, and every attachment once. */
export async function* messageFiles(
  businessId: string,
  subject: EvidenceSubject,
  deliveries: Deliveries,
): AsyncGenerator<PackFile> {
  const attached = new Set<string>()
  let nth = 0
  for await (const page of readMessages(businessId, subject)) {
    for (const message of page) {
      const folder = messageFolder((nth += 1), message.createdAt, message.kind)
      yield textFile(`${folder}/message.txt`, envelopeAndText(message))
      yield textFile(`${folder}/message.html`, message.html)
      const { html, ...facts } = message
      const contentHash = sha256(mailWords(message))
      const all = { ...facts, contentHash, deliveries: deliveries.get(message.id) ?? [] }
      yield textFile(`${folder}/message.json`, JSON.stringify(all, null, 2))
      for (const { fileHash, filename } of message.attachments) {
        const path = attachmentPath(fileHash, filename)
        if (attached.has(path)) continue
        attached.add(path)
        const bytes = await readStoredFile(businessId, fileHash)
        if (bytes) yield bytesFile(path, bytes)
      }
    }
  }
}

function envelopeAndText(message: EvidenceMessage): string {
  const headers: [string, string | null][] = [
    ['From', message.from],
    ['To', message.to],
    ['Cc', message.cc.join(', ')],
    ['Reply-To', message.replyTo],
    ['Subject', message.subject],
    ['Date', message.sentAt?.toUTCString() ?? null],
    ['State', message.state],
    ['Idempotency-Key', message.key],
    ['Provider-Id', message.providerId],
    ['Request-SHA256', message.sentHash],
    ['Content-SHA256', sha256(mailWords(message))],
    ...message.attachments.map(({ fileHash, filename }): [string, string] => [
      'Attachment',
      `${filename} (${attachmentPath(fileHash, filename)})`,
    ]),
  ]
  const lines = headers.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
  return `${lines.join('\n')}\n\n${message.text}\n`
}
