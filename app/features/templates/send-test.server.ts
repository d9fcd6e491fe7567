import { prisma } from '#app/db/client.server.ts'
import { fromHeader } from '#app/domain/message/from-header.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { env } from '#app/env.server.ts'
import { sendMail } from '#app/gateways/email/resend.server.ts'
import { previewWords } from './preview-words.server.ts'
import type { PreviewWords } from './preview-words.server.ts'

export interface SendTest extends PreviewWords {
  /** Made with the form: the same form sent twice is one mail. */
  testId: string
  /** The signed-in person's own address: a test goes nowhere else. */
  to: string
}

/**
 * Mails a preview to the person who asks for it. It does not pass the outbox, where every mail belongs to a client: nothing is
 * kept, no timeline speaks of it, no client counts it as a contact, and it carries no token.
 */
export async function sendTest(test: SendTest): Promise<Result<null, 'faulty' | 'no_invoice' | 'letter' | 'not_sent'>> {
  const preview = await previewWords(test)
  if (!preview.ok) return preview
  if (preview.value.type === 'letter') return refuse('letter')
  const { subject, html, text } = preview.value
  const { name, email } = await prisma.business.findUniqueOrThrow({
    where: { id: test.businessId },
    select: { name: true, email: true },
  })
  const { outcome } = await sendMail(
    {
      from: fromHeader(name, env.MAIL_FROM),
      to: test.to,
      cc: [],
      replyTo: email,
      subject: `Test: ${subject}`,
      html,
      text,
      attachments: [],
      headers: {},
      tags: { test: 'words' },
    },
    `test/${test.testId}`,
  )
  return outcome.kind === 'accepted' ? ok(null) : refuse('not_sent')
}
