/** Why nobody wrote a mail. */
export type Automatic = 'auto_reply' | 'bounce' | 'list' | 'own'

export interface MailHead {
  readonly fromAddress: string
  readonly subject: string
  /** By name; the case of names does not matter. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Whether a machine wrote a mail: then it is kept and rests nothing, since an out-of-office note says nothing about an invoice. Null:
 * a person did. `ours` are addresses that belong to the business, in lower case.
 * Source: RFC 3834 (Auto-Submitted), RFC 3464 (multipart/report), RFC 5321 (empty return path), RFC 2919 (List-Id).
 */
export function judgeAutomatic({ fromAddress, headers }: MailHead, ours: readonly string[]): Automatic | null {
  const all = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]))
  const header = (name: string) => all.get(name) ?? ''
  const sender = fromAddress.toLowerCase()

  if (header('return-path') === '<>' || header('content-type').startsWith('multipart/report')) return 'bounce'
  if (/^(mailer-daemon|postmaster)@/.test(sender) || sender === '') return 'bounce'
  const submitted = header('auto-submitted')
  if (submitted !== '' && submitted !== 'no') return 'auto_reply'
  if (all.has('x-autoreply') || all.has('x-autorespond') || all.has('x-autoresponder')) return 'auto_reply'
  const precedence = header('precedence')
  if (precedence === 'auto_reply' || precedence === 'junk') return 'auto_reply'
  if (all.has('list-id') || precedence === 'list' || precedence === 'bulk') return 'list'
  return ours.includes(sender) ? 'own' : null
}
