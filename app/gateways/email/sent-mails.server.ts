import { withDeadline } from '../deadline.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { resend, RESEND_DEADLINE_MS } from './resend-client.server.ts'

/** A mail as the provider's list has it. */
export interface ListedMail {
  readonly id: string
  readonly to: readonly string[]
  readonly sentAt: Date
  /** Its last word on it: `delivered`, `bounced` … */
  readonly lastEvent: string
}

const PAGE = 100
/** Resend takes a few calls a second; this keeps room for nobody else, since nothing is sent meanwhile. */
const PAUSE_MS = 1_100
const TRIES = 5

/** Every mail sent at or after `since`, newest first, page by page. Throws when the provider does not answer. */
export async function* listSentMails(since: Date): AsyncGenerator<ListedMail> {
  let after: string | undefined
  for (;;) {
    const page = await ask('list', () => resend.emails.list({ limit: PAGE, ...(after === undefined ? {} : { after }) }))
    for (const { id, to, created_at: created, last_event: lastEvent } of page.data) {
      // "2023-04-03 22:13:42.674981+00" as well as RFC 3339.
      const sentAt = new Date(created.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
      if (sentAt < since) return
      yield { id, to, sentAt, lastEvent }
    }
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return
  }
}

/** The tags a mail was sent with; the list leaves them out. */
export async function readSentTags(id: string): Promise<Record<string, string>> {
  const { tags = [] } = await ask('read', () => resend.emails.get(id))
  return Object.fromEntries(tags.map(({ name, value }) => [name, value]))
}

interface Answer<T> {
  data: T | null
  error: { name: string; message: string; statusCode: number | null } | null
}

const outcomeOf = ({ error }: Answer<unknown>) => {
  if (error === null) return 'ok'
  return error.statusCode === 429 ? 'busy' : 'failed'
}

/** One call, waiting its turn where the provider says that it is too many. */
async function ask<T>(operation: string, call: () => Promise<Answer<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, error } = await countCall(
      'resend',
      operation,
      () => withDeadline(call(), RESEND_DEADLINE_MS, 'Resend'),
      outcomeOf,
    )
    if (data !== null) return data
    if (error?.statusCode !== 429 || attempt >= TRIES)
      throw new Error(`Resend ${operation}: ${error?.name}: ${error?.message}`)
    await new Promise((later) => setTimeout(later, PAUSE_MS))
  }
}
