import type { Reply } from '../http-server.ts'
import { html, safeHref, type Fragment } from '../markup.ts'
import type { Mail } from '../resend/mail.ts'
import type { Mailbox } from '../resend/mailbox.ts'
import { inboxPage, writeInstant } from './inbox-frame.ts'

const views = { html: 'Message', text: 'Text', headers: 'Headers' } as const
type View = keyof typeof views
const happenings = ['open', 'bounce', 'complain'] as const

/** One mail as its reader sees it: the HTML in a frame without scripts, the text, the headers, the attachments. */
export function mailPage(mailbox: Mailbox, mail: Mail, now: Date, query: URLSearchParams): Reply {
  const path = `/inbox/mails/${mail.id}`
  const wanted = query.get('view')
  const view: View = wanted === 'text' || wanted === 'headers' ? wanted : mail.html === null ? 'text' : 'html'
  const content = html`<p><a href="/">All mails</a></p>
    <h1>${mail.subject}</h1>
    <dl>
      ${row('From', mail.from)} ${row('To', mail.to.join(', '))} ${row('Cc', mail.cc.join(', '))}
      ${row('Bcc', mail.bcc.join(', '))} ${row('Reply to', mail.replyTo.join(', '))}
      ${row('Sent', writeInstant(new Date(mail.at)))}
      <dt>State</dt>
      <dd>${mailbox.lastEvent(mail.id)}</dd>
      ${
        mail.attachments.length > 0 &&
        html`<dt>Attached</dt>
          <dd>
            ${mail.attachments.map(
              ({ filename, bytes }, place) =>
                html`<a href="/mail/${mail.id}/attachments/${place}" download="${filename}">${filename}</a>
                  <span class="soft">(${writeBytes(bytes)})</span> `,
            )}
          </dd>`
      }
    </dl>
    <nav class="tabs" aria-label="Views">
      ${(Object.keys(views) as View[]).map((name) =>
        name === view
          ? html`<a href="${path}?view=${name}" aria-current="page">${views[name]}</a>`
          : html`<a href="${path}?view=${name}">${views[name]}</a>`,
      )}
    </nav>
    ${body(mail, view)}
    <form method="post" action="${path}" class="actions" aria-label="What happens to it">
      ${happenings.map((action) => html`<button name="action" value="${action}">Let it ${action}</button>`)}
    </form>`
  return inboxPage({ title: mail.subject, tab: 'mails', now, path, content })
}

const row = (name: string, value: string): Fragment =>
  value !== '' &&
  html`<dt>${name}</dt>
    <dd>${value}</dd>`

const writeBytes = (bytes: number) => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} kB`)

function body(mail: Mail, view: View): Fragment {
  if (view === 'text') return html`<pre>${mail.text ?? 'This mail has no text part.'}</pre>`
  if (view === 'headers') return html`<pre>${headerLines(mail)}</pre>`
  const links = linksOf(mail)
  return html`<iframe
      title="Message"
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      srcdoc="${framed(mail)}"
    ></iframe>
    ${
      links.length > 0 &&
      html`<details class="small">
        <summary>Links in this mail</summary>
        <ul class="plain">
          ${links.map((link) => html`<li><a href="${safeHref(link)}">${link}</a></li>`)}
        </ul>
      </details>`
    }`
}

function headerLines(mail: Mail): string {
  const { idempotencyKey, messageId, tags } = mail
  const lines = Object.entries({ 'Message-ID': messageId, ...mail.headers }).map(([name, value]) => `${name}: ${value}`)
  const notes = [
    ...tags.map(({ name, value }) => `tag ${name} = ${value}`),
    ...(idempotencyKey === null ? [] : [`idempotency key = ${idempotencyKey}`]),
  ]
  return [...lines, '', ...notes].join('\n')
}

/** The mail's document with its links led out of the frame and its inline pictures found. */
function framed(mail: Mail): string {
  const source = mail.attachments.reduce(
    (text, { contentId }, place) =>
      contentId === null ? text : text.replaceAll(`cid:${contentId}`, `/mail/${mail.id}/attachments/${place}`),
    mail.html ?? '',
  )
  const base = '<base target="_blank">'
  const withBase = source.replace(/<head(\s[^>]*)?>/i, (head) => head + base)
  return withBase === source ? base + source : withBase
}

function linksOf(mail: Mail): string[] {
  const found = [...(mail.html ?? '').matchAll(/\bhref\s*=\s*["'](https?:[^"']+)["']/gi)].map((match) => match[1] ?? '')
  return [...new Set(found.map((link) => link.replaceAll('&amp;', '&')))]
}
