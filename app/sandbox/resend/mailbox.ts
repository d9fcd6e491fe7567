import { randomUUID } from 'node:crypto'
import { mixedId } from '../random-id.ts'
import type { World } from '../world.ts'
import { bareAddress, type Mail, type MailEvent } from './mail.ts'
import { invalid, ResendError } from './resend-error.ts'
import { parseSchedule, type MailContent } from './parse-mail.ts'

export interface Mailbox {
  /** Newest first. */
  list(filter?: { to?: string | undefined; since?: string | undefined }): Mail[]
  find(id: string): Mail | undefined
  lastEvent(id: string): MailEvent
  accept(content: MailContent, idempotencyKey: string | null): Mail
  reschedule(mail: Mail, scheduledAt: string): void
  cancel(mail: Mail): void
  /** Something that happens to a mail later in the world; tells the application by webhook. */
  report(mail: Mail, event: MailEvent, details?: { link?: string; transient?: boolean }): void
}

const SCHEDULED_SEND = 'resend.send'

export function createMailbox({ journal, agenda, webhooks }: World): Mailbox {
  const mails = journal.table<Mail>('resend.mail')
  const states = journal.table<{ lastEvent: MailEvent }>('resend.mail_state')

  const lastEvent = (id: string): MailEvent => states.get(id)?.lastEvent ?? 'queued'

  function report(mail: Mail, event: MailEvent, details: { link?: string; transient?: boolean } = {}) {
    states.put(mail.id, { lastEvent: event })
    if (event === 'canceled') return
    const at = agenda.now().toISOString()
    const body = JSON.stringify({ type: `email.${event}`, created_at: at, data: eventData(mail, event, at, details) })
    webhooks.send({ id: mixedId('msg_', 27), provider: 'resend', type: `email.${event}`, at, body })
  }

  function send(mail: Mail) {
    for (const event of fateOf(mail.to.map(bareAddress))) report(mail, event)
  }

  agenda.on(SCHEDULED_SEND, (id) => {
    const mail = mails.get(id)
    const due = mail?.scheduledAt
    if (mail && due && due <= agenda.now().toISOString() && lastEvent(id) === 'scheduled') send(mail)
  })

  return {
    list({ to, since } = {}) {
      const sought = to?.trim().toLowerCase()
      return mails
        .values()
        .filter((mail) => sought === undefined || mail.to.some((recipient) => matches(recipient, sought)))
        .filter((mail) => since === undefined || mail.at >= since)
        .reverse()
    },
    find: (id) => mails.get(id),
    lastEvent,
    report,
    accept(content, idempotencyKey) {
      const id = randomUUID()
      const at = agenda.now().toISOString()
      const mail = { ...content, id, messageId: `<${id}@mail.sandbox.invalid>`, idempotencyKey, at }
      mails.put(id, mail)
      if (mail.scheduledAt !== null && mail.scheduledAt > at) {
        agenda.schedule(new Date(mail.scheduledAt), SCHEDULED_SEND, id)
        report(mail, 'scheduled')
      } else {
        send(mail)
      }
      return mail
    },
    reschedule(mail, scheduledAt) {
      if (lastEvent(mail.id) !== 'scheduled') throw invalid('Only a scheduled email can be updated.')
      const moved = { ...mail, scheduledAt: parseSchedule(scheduledAt, agenda.now()) }
      mails.put(mail.id, moved)
      agenda.schedule(new Date(moved.scheduledAt), SCHEDULED_SEND, mail.id)
    },
    cancel(mail) {
      if (lastEvent(mail.id) !== 'scheduled') {
        throw new ResendError(422, 'validation_error', 'Only a scheduled email can be canceled.')
      }
      agenda.cancel(SCHEDULED_SEND, mail.id)
      report(mail, 'canceled')
    },
  }
}

function matches(recipient: string, sought: string): boolean {
  const address = bareAddress(recipient)
  return sought.includes('@') && !sought.startsWith('@')
    ? address === bareAddress(sought)
    : recipient.toLowerCase().includes(sought)
}

/** What becomes of a mail by itself, decided by its first recipient as with the addresses at resend.dev. */
function fateOf([address = '']: string[]): MailEvent[] {
  if (/bounced@|bounced?\+/.test(address)) return ['sent', 'bounced']
  if (/complained[@+]/.test(address)) return ['sent', 'delivered', 'complained']
  if (/suppressed[@+]/.test(address)) return ['suppressed']
  if (/delayed[@+]/.test(address)) return ['sent', 'delivery_delayed']
  return ['sent', 'delivered']
}

function eventData(mail: Mail, event: MailEvent, at: string, details: { link?: string; transient?: boolean }) {
  const headers = Object.entries(mail.headers).map(([name, value]) => ({ name, value }))
  const [recipient = ''] = mail.to
  return {
    email_id: mail.id,
    created_at: mail.at,
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    ...(mail.tags.length > 0 && { tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])) }),
    ...(headers.length > 0 && { headers }),
    ...(event === 'bounced' && { bounce: bounce(bareAddress(recipient), details.transient ?? false) }),
    ...(event === 'failed' && { failed: { reason: 'reached_daily_quota' } }),
    ...(event === 'suppressed' && {
      suppressed: {
        type: 'OnAccountSuppressionList',
        reason: 'previous_bounce',
        message: 'The address is on the suppression list after an earlier bounce.',
        diagnosticCode: [],
      },
    }),
    ...(event === 'clicked' && {
      click: { ipAddress: '127.0.0.1', link: details.link ?? '', timestamp: at, userAgent: 'Sandbox' },
    }),
  }
}

function bounce(address: string, transient: boolean) {
  return transient
    ? {
        type: 'Transient',
        subType: 'MailboxFull',
        message: `The mailbox of ${address} is full.`,
        diagnosticCode: ['smtp; 452 4.2.2 mailbox full'],
      }
    : {
        type: 'Permanent',
        subType: 'General',
        message: `The recipient's mail server permanently refused the mail to ${address}.`,
        diagnosticCode: ['smtp; 550 5.1.1 user unknown'],
      }
}
