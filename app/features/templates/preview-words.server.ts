import { prisma } from '#app/db/client.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { readPreviewCase, readPreviewNumber } from '#app/db/read/preview-case.server.ts'
import { fillPortalTokens } from '#app/domain/message/portal-placeholder.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { checkTemplate } from '#app/domain/words/check-template.ts'
import type { Language } from '#app/domain/words/language.ts'
import { previewDraft } from '#app/domain/words/preview-draft.ts'
import type { PreviewCase } from '#app/domain/words/preview-draft.ts'
import { sampleCase } from '#app/domain/words/sample-case.ts'
import type { TemplateKind } from '#app/domain/words/template-kinds.ts'
import type { TemplateWords } from '#app/domain/words/template-words.ts'
import { renderNote, renderReminder } from '#app/gateways/email/render.server.ts'

export interface PreviewWords {
  businessId: string
  kind: TemplateKind
  language: Language
  words: TemplateWords
  /** The invoice to try it on; empty: one that is open, else a made-up one. */
  number: string
  person: string
  now: Date
}

export type Preview =
  | { type: 'mail'; number: string; subject: string; html: string; text: string }
  | { type: 'letter'; number: string; subject: string; lines: readonly string[] }

/** Words as they would read on an invoice, frame and amounts included. Sends nothing, and its links lead nowhere. */
export async function previewWords(wanted: PreviewWords): Promise<Result<Preview, 'faulty' | 'no_invoice'>> {
  const { businessId, kind, language, words } = wanted
  if (checkTemplate(kind, language, words).length > 0) return refuse('faulty')
  const facts = await findCase(wanted)
  if (!facts) return refuse('no_invoice')
  const { number } = facts.invoice
  const preview = previewDraft(kind, language, words, facts)
  if (preview.type === 'letter') {
    const { subject, salutation, paragraphs, closing } = preview.draft
    return ok({ type: 'letter', number, subject, lines: [salutation, ...paragraphs, closing, facts.business.name] })
  }
  const brand = await loadMailBrand(prisma, businessId, preview.draft.locale)
  const mail =
    preview.type === 'reminder' ? await renderReminder(preview.draft, brand) : await renderNote(preview.draft, brand)
  const withoutTokens = (body: string) => fillPortalTokens(body, 'preview', () => 'preview')
  return ok({
    type: 'mail',
    number,
    subject: mail.subject,
    html: withoutTokens(mail.html),
    text: withoutTokens(mail.text),
  })
}

async function findCase({ businessId, number, person, language, now }: PreviewWords): Promise<PreviewCase | null> {
  const wanted = number || (await readPreviewNumber(businessId))
  if (wanted) return readPreviewCase(businessId, wanted, person, now)
  const { name, timeZone } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { name: true, timeZone: true },
  })
  return sampleCase(language, { businessName: name, timeZone, person })
}
