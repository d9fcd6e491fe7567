import { actorOf } from '#app/auth/require-staff.server.ts'
import { cleanText } from '#app/domain/invoice-import/clean-text.ts'
import { issueInvoice } from '#app/features/invoices/issue-invoice.server.ts'
import { sendInvoice } from '#app/features/invoices/send-invoice.server.ts'
import type { SendRefusal } from '#app/features/invoices/send-invoice.server.ts'
import { refused } from './invoice-actions.server.ts'
import type { ActionOutcome, InvoiceCall } from './invoice-actions.server.ts'

const wordsOf = (form: FormData) => cleanText(String(form.get('message') ?? '')).slice(0, 2_000)

export async function issue({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const sends = form.get('send') === 'now'
  const issued = await issueInvoice({
    ...{ businessId: staff.businessId, invoiceId: invoice.id, enterBy: 'age', actor: actorOf(staff), now },
    ...(sends && { send: { message: wordsOf(form) } }),
  })
  if (!issued.ok) return refused('issue', { page: ['This draft was discarded in the meantime.'] })
  return { kind: 'done', said: sends ? 'issued-sent' : 'issued' }
}

const sendProblems: Record<SendRefusal, string> = {
  not_found: 'This invoice is not there any more.',
  not_sendable: 'It is void or written off, so there is nothing to send.',
  no_address: 'There is no address that works: add one on the client’s page.',
  message_too_long: 'Please use fewer words.',
}

export async function send({ staff, invoice, form, now }: InvoiceCall): Promise<ActionOutcome> {
  const sent = await sendInvoice({ businessId: staff.businessId, invoiceId: invoice.id, message: wordsOf(form), now })
  return sent.ok ? { kind: 'done', said: 'sent' } : refused('send', { message: [sendProblems[sent.reason]] })
}
