import { prisma } from '#app/db/client.server.ts'
import { loadMailBrand } from '#app/db/read/mail-brand.server.ts'
import { fromHeader } from '#app/domain/message/from-header.ts'
import { env } from '#app/env.server.ts'
import { renderNotice } from '#app/gateways/email/render.server.ts'
import { sendMail } from '#app/gateways/email/resend.server.ts'
import type { SendOutcome } from '#app/gateways/email/resend.server.ts'
import { inTransaction } from '#app/db/transaction.server.ts'

export interface MailToBusiness {
  businessId: string
  /** Idempotency key at the mail provider, which remembers it for a day; whoever asks keeps trying with the same one. */
  key: string
  subject: string
  paragraphs: string[]
  /** Where on the desk it is dealt with, and what the button says. */
  path: string
  action: string
}

/** A mail to the business's own address about nothing a client did: it is in no client's file, and goes out at once. */
export async function mailBusiness(mail: MailToBusiness): Promise<SendOutcome> {
  const { businessId, key, subject, paragraphs, path, action } = mail
  const { name, email } = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { name: true, email: true },
  })
  const brand = await inTransaction((tx) => loadMailBrand(tx, businessId, null))
  const rendered = await renderNotice({ subject, paragraphs, action, url: `${env.PUBLIC_URL}${path}` }, brand)
  const { outcome } = await sendMail(
    {
      ...{ from: fromHeader(name, env.MAIL_FROM), to: email, cc: [], replyTo: null, attachments: [] },
      ...rendered,
      headers: {},
      tags: { business: businessId },
    },
    key,
  )
  return outcome
}
