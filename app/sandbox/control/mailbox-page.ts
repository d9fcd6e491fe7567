import type { Reply } from '../http-server.ts'
import { html, type Fragment } from '../markup.ts'
import type { Mail, MailEvent } from '../resend/mail.ts'
import type { Mailbox } from '../resend/mailbox.ts'
import { inboxPage, writeDay, writeTime } from './inbox-frame.ts'

const MAILS_PER_PAGE = 100

/** All mails, newest first, day by day; `to` narrows to a recipient. */
export function mailboxPage(mailbox: Mailbox, now: Date, query: URLSearchParams): Reply {
  const to = query.get('to')?.trim() ?? ''
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)
  const mails = mailbox.list({ to: to === '' ? undefined : to })
  const shown = mails.slice((page - 1) * MAILS_PER_PAGE, page * MAILS_PER_PAGE)
  const days = new Map<string, Mail[]>()
  for (const mail of shown) days.set(dayOf(mail), [...(days.get(dayOf(mail)) ?? []), mail])
  const address = (number: number) => `/?${new URLSearchParams({ ...(to && { to }), page: String(number) }).toString()}`
  const content = html`<h1>${mails.length === 1 ? '1 mail' : `${mails.length} mails`}${to && ` to ${to}`}</h1>
    <form method="get" action="/" class="search" role="search">
      <input type="search" name="to" value="${to}" placeholder="Recipient" aria-label="Recipient" />
      <button>Search</button>
    </form>
    ${mails.length === 0 && html`<p class="soft">Nothing here yet. Mails appear as soon as they are sent.</p>`}
    ${[...days].map(([day, ofDay]) => dayOfMails(mailbox, day, ofDay))}
    <p class="pages">
      <span>${page > 1 && html`<a href="${address(page - 1)}">Newer</a>`}</span>
      <span>${page * MAILS_PER_PAGE < mails.length && html`<a href="${address(page + 1)}">Older</a>`}</span>
    </p>`
  return inboxPage({ title: 'Mailbox', tab: 'mails', now, path: to === '' ? '/' : address(1), content })
}

const dayOf = (mail: Mail) => writeDay(new Date(mail.at))

function dayOfMails(mailbox: Mailbox, day: string, mails: Mail[]): Fragment {
  return html`<section>
    <h2>${day}</h2>
    <ul class="rows">
      ${mails.map(
        (mail) =>
          html`<li>
            <a class="row" href="/inbox/mails/${mail.id}">
              <span class="who">${mail.to.join(', ')}</span>
              <span class="subject"
                >${mail.subject}
                ${mail.attachments.length > 0 && html`<span class="mark">${mail.attachments.length} attached</span>`}
                ${eventMark(mailbox.lastEvent(mail.id))}</span
              >
              <span class="soft small">${writeTime(new Date(mail.at))}</span>
            </a>
          </li>`,
      )}
    </ul>
  </section>`
}

/** What became of a mail, when it is not simply delivered. */
export function eventMark(event: MailEvent): Fragment {
  const isBad = ['bounced', 'complained', 'failed', 'suppressed'].includes(event)
  return event !== 'delivered' && html`<span class="mark ${isBad ? 'bad' : ''}">${event.replace('_', ' ')}</span>`
}
