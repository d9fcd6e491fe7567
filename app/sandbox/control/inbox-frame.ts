import type { Reply } from '../http-server.ts'
import { html, pageReply, type Markup } from '../markup.ts'

interface InboxPage {
  title: string
  tab: 'mails' | 'payments'
  now: Date
  /** Where the clock's buttons lead back to. */
  path: string
  content: Markup
  problem?: string | null
}

/** Mails may show pictures; nothing else is loaded, and no script runs. */
const POLICY = "img-src http: https: data:; form-action 'self'"

/** The frame of every page for a person: where one is, and the sandbox's clock. */
export function inboxPage({ title, tab, now, path, content, problem = null }: InboxPage): Reply {
  const body = html`<header>
      <div class="bar">
        <p class="name">Dunwell sandbox</p>
        <nav aria-label="Sandbox">
          ${tabLink('/', 'Mailbox', tab === 'mails')} ${tabLink('/inbox/payments', 'Payments', tab === 'payments')}
        </nav>
        <form method="post" action="/inbox/clock" class="clock">
          <span class="small">It is <strong>${writeInstant(now)}</strong></span>
          <input type="hidden" name="back" value="${path}" />
          <button name="advance" value="P1D">+1 day</button>
          <button name="advance" value="P7D">+7 days</button>
        </form>
      </div>
    </header>
    <main class="stack">${problem && html`<p class="alert" role="alert">${problem}</p>`} ${content}</main>`
  return pageReply({ title: `${title} · Dunwell sandbox`, styles: STYLES, body, policy: POLICY })
}

const tabLink = (address: string, words: string, isCurrent: boolean) =>
  isCurrent ? html`<a href="${address}" aria-current="page">${words}</a>` : html`<a href="${address}">${words}</a>`

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })

export const writeInstant = (instant: Date) => `${DAY_AND_TIME.format(instant)} UTC`
export const writeDay = (instant: Date) => DAY.format(instant)
export const writeTime = (instant: Date) => instant.toISOString().slice(11, 16)

const STYLES = `
header { border-bottom: 1px solid var(--line); background: var(--card) }
.bar, main { max-width: 960px; margin: 0 auto; padding: 12px 16px }
main { padding-top: 24px; padding-bottom: 64px }
.bar { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center }
.name { font-weight: 700 }
header nav { display: flex; gap: 8px }
header nav a { padding: 8px 12px; border-radius: 8px; color: inherit; text-decoration: none; min-height: 40px }
header nav a[aria-current] { background: var(--paper); font-weight: 600; box-shadow: inset 0 0 0 1px var(--line) }
.clock { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-left: auto }
.clock button, .actions button, .actions .button { min-height: 40px; padding: 6px 12px; font-size: 14px }
.alert { color: var(--bad); background: var(--bad-paper); border-radius: 8px; padding: 12px 16px }
.search { display: flex; gap: 8px }
.search input { flex: 1 }
h2 { font-size: 14px; color: var(--soft); font-weight: 600; margin: 8px 0 }
ul.rows { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px }
ul.rows > li + li { border-top: 1px solid var(--line) }
a.row { display: grid; grid-template-columns: 240px 1fr auto; gap: 2px 16px; padding: 12px 16px; color: inherit; text-decoration: none }
a.row:hover .subject { text-decoration: underline }
.row .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.subject { font-weight: 600 }
.mark { font-size: 12px; font-weight: 600; padding: 2px 8px; border-radius: 99px; border: 1px solid var(--line); white-space: nowrap }
.mark.good { color: var(--good) } .mark.bad { color: var(--bad) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; font-size: 14px }
dt { color: var(--soft) } dd { margin: 0 }
.tabs { display: flex; gap: 8px; border-bottom: 1px solid var(--line) }
.tabs a { padding: 10px 12px; text-decoration: none; color: inherit } .tabs a[aria-current] { border-bottom: 2px solid var(--accent); font-weight: 600 }
iframe { width: 100%; height: 72vh; min-height: 420px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color-scheme: light }
pre { white-space: pre-wrap; margin: 0; font: 14px/1.6 ui-monospace, monospace; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px }
.payment { display: grid; gap: 8px; padding: 16px }
.payment .top { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center }
.payment .sum { font-weight: 600; font-size: 20px }
.actions { display: flex; flex-wrap: wrap; gap: 8px }
.actions .button { text-decoration: none; display: inline-flex; align-items: center }
ul.plain { margin: 0; padding-left: 20px }
.pages { display: flex; justify-content: space-between }
@media (max-width: 640px) { a.row { grid-template-columns: 1fr auto } .row .subject { grid-column: 1 / -1; grid-row: 2 } .clock { margin-left: 0 } .clock span { flex-basis: 100% } }
`
