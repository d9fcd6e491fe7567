import type { Reply } from './http-server.ts'

/** HTML that is safe to send: everything put into the template was escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Fragment = string | number | Markup | null | undefined | false | Fragment[]

export function html(strings: TemplateStringsArray, ...values: Fragment[]): Markup {
  return new Markup(
    strings.reduce((whole, part, place) => whole + part + (place < values.length ? render(values[place]) : ''), ''),
  )
}

export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter)
}

function render(value: Fragment): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(render).join('')
  return escapeHtml(String(value))
}

/** Only links that a browser follows to a page; anything else leads nowhere. */
export const safeHref = (address: string) => (/^(https?:|mailto:|\/)/i.test(address) ? address : '#')

interface Page {
  title: string
  styles: string
  body: Markup
  /** More of the content security policy, for pages that show mails. */
  policy?: string
  status?: number
}

export function pageReply({ title, styles, body, policy = '', status = 200 }: Page): Reply {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Markup(BASE_STYLES + styles)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; ${policy}`,
    },
    body: document.text,
  }
}

const BASE_STYLES = `
:root { --paper: #fbfaf8; --card: #fff; --ink: #23211e; --soft: #6b665f; --line: #e2ded7; --accent: #3b5bdb; --on-accent: #fff;
  --bad: #a8281c; --bad-paper: #fdf0ee; --good: #1c6b41; }
@media (prefers-color-scheme: dark) { :root { --paper: #191816; --card: #23211f; --ink: #edeae5; --soft: #a59f96; --line: #3a3733;
  --accent: #8ea4ff; --on-accent: #14161f; --bad: #ff9c8f; --bad-paper: #3a201d; --good: #7fd3a5; } }
* { box-sizing: border-box; accent-color: var(--accent) }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  overflow-wrap: anywhere }
h1, h2, h3, p { margin: 0 }
h1 { font-size: 20px; line-height: 1.3 }
a { color: var(--accent) }
.soft { color: var(--soft) }
.small { font-size: 14px }
.money { font-variant-numeric: tabular-nums }
button, .button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 16px; border-radius: 8px; border: 1px solid var(--line);
  background: var(--card); color: var(--ink); cursor: pointer }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
input[type=text], input[type=email], input[type=search] { font: inherit; width: 100%; min-height: 44px; padding: 8px 12px;
  border-radius: 8px; border: 1px solid var(--line); background: var(--card); color: var(--ink) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 24px }
.stack { display: grid; gap: 16px }
`

/** The frame of a hosted page: one narrow column, what is paid on top. */
export const HOSTED_PAGE_STYLES = `
main { max-width: 480px; margin: 0 auto; padding: 24px 16px 48px }
.brand { display: flex; justify-content: space-between; gap: 16px; margin-bottom: 16px }
.amount { font-size: 40px; line-height: 1.2; font-weight: 600; margin: 8px 0 }
fieldset { border: 0; margin: 0; padding: 0 }
legend { padding: 0; font-weight: 600; margin-bottom: 8px }
label.choice { display: flex; gap: 12px; align-items: center; min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 8px }
label.choice + label.choice { margin-top: 8px }
label.field span { display: block; font-weight: 600; margin-bottom: 4px; font-size: 14px }
.buttons { display: grid; gap: 8px }
.alert { color: var(--bad); background: var(--bad-paper); border-radius: 8px; padding: 12px 16px }
form:has(#method-us_bank_account:checked) .card-fields, form:has(#method-card:checked) .bank-fields { display: none }
`

/** `amount` in minor units as the provider counts them, for people. */
export function formatMinor(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() })
  const digits = ['isk', 'ugx'].includes(currency.toLowerCase())
    ? 2
    : (format.resolvedOptions().maximumFractionDigits ?? 2)
  return format.format(amount / 10 ** digits)
}
