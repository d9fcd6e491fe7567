import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import type { MailEvent } from '../resend/mail.ts'
import type { Mailbox } from '../resend/mailbox.ts'
import type { Routes } from '../routes.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { ControlError, readJson } from './control-error.ts'

export const eventOf: Record<string, MailEvent> = {
  deliver: 'delivered',
  bounce: 'bounced',
  complain: 'complained',
  open: 'opened',
  click: 'clicked',
  delay: 'delivery_delayed',
  fail: 'failed',
}
const Details = z.strictObject({ link: z.string().optional(), transient: z.boolean().default(false) })

/** `POST /resend/emails/{id}/{deliver|bounce|complain|open}`: what happens to a mail later in the world. */
export function resendRoutes(mailbox: Mailbox, webhooks: WebhookSender): Routes {
  return {
    'POST /resend/emails/{}/{}': async (request, id = '', action = '') => {
      const mail = mailbox.find(id)
      const event = eventOf[action]
      if (!mail) throw new ControlError(404, 'no such mail')
      if (!event) throw new ControlError(404, `a mail can ${Object.keys(eventOf).join(', ')}`)
      const { link = '', transient } = readJson(request, Details)
      mailbox.report(mail, event, { link, transient })
      await webhooks.flush()
      return jsonReply(200, { id, lastEvent: mailbox.lastEvent(id) })
    },
  }
}
