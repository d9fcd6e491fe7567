import { z } from 'zod'
import { jsonReply } from '../http-server.ts'
import type { Domains } from '../resend/domains.ts'
import type { InboundMailbox } from '../resend/inbound.ts'
import type { Routes } from '../routes.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { readJson } from './control-error.ts'

const addresses = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const Mail = z.strictObject({
  from: z.string().min(1),
  to: addresses,
  cc: addresses.default([]),
  subject: z.string().default(''),
  text: z.string().nullable().default(null),
  html: z.string().nullable().default(null),
  /** Names in lower case, as Resend hands them out. */
  headers: z.record(z.string(), z.string()).default({}),
  attachments: z
    .array(
      z.strictObject({
        filename: z.string(),
        contentType: z.string().default('application/octet-stream'),
        /** base64 */
        content: z.string().transform((text) => Buffer.from(text, 'base64')),
      }),
    )
    .default([]),
})
const Domain = z.strictObject({ name: z.string().min(3), receiving: z.boolean().default(false) })

/** `POST /resend/inbound`: somebody writes to us. `POST /resend/domains`: the account has one more domain. */
export function inboundRoutes(inbound: InboundMailbox, domains: Domains, webhooks: WebhookSender): Routes {
  return {
    'POST /resend/inbound': async (request) => {
      const { id, messageId } = inbound.receive(readJson(request, Mail))
      await webhooks.flush()
      return jsonReply(200, { id, messageId })
    },
    'POST /resend/domains': (request) => {
      const { name, receiving } = readJson(request, Domain)
      return jsonReply(200, domains.add(name, receiving))
    },
  }
}
