import { fine, warn, wrong, type Finding } from '#app/features/operations/finding.ts'
import type { MailLine } from '#app/domain/deliverability/mail-record.ts'
import type { MailReport } from '#app/features/deliverability/look-at-mail.server.ts'

const names: Record<MailLine['purpose'], string> = {
  spf: 'SPF',
  dkim: 'DKIM',
  return_path: 'return path',
  receiving: 'receiving',
  dmarc: 'DMARC',
}
const verdicts: Record<MailLine['verdict'], string> = {
  found: 'stands at the name server',
  missing: 'is missing at the name server',
  differs: 'says something else at the name server',
  unknown: 'could not be looked up',
}

/** Whether mails are sent, and believed: the domain at the provider, and its records. Nothing of a stand-in is looked up. */
export function checkMail({ domain, standing, lines }: MailReport): Finding[] {
  const known = standingOf(domain, standing)
  if (standing === 'stand_in') return [known]
  return [
    known,
    ...lines.map(({ purpose, host, verdict, advice }) =>
      verdict === 'found' && advice === null
        ? fine(names[purpose], `${host} ${verdicts.found}`)
        : warn(names[purpose], `${host} ${verdicts[verdict]}`, advice ?? 'See /admin/settings/mail.'),
    ),
  ]
}

function standingOf(domain: string, standing: MailReport['standing']): Finding {
  const about = 'sending domain'
  switch (standing) {
    case 'verified':
      return fine(about, `${domain} is verified at Resend`)
    case 'stand_in':
      return fine(about, `${domain}: nothing leaves this machine`)
    case 'unverified':
      return wrong(
        about,
        `${domain} is not verified at Resend: mails are refused`,
        'Enter the records below, then verify it at Resend.',
      )
    case 'unknown':
      return wrong(about, `${domain} is no domain of this Resend account`, 'Add it at Resend, or mend MAIL_FROM.')
    case 'refused':
      return warn(
        about,
        `Resend does not say how ${domain} stands`,
        'Use a key with full access; one that may only send cannot ask.',
      )
  }
}
