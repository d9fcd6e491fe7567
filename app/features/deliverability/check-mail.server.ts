import { saveMailCheck } from '#app/db/write/mail-check.server.ts'
import { lookAtMail } from './look-at-mail.server.ts'
import type { MailReport } from './look-at-mail.server.ts'

/** Looks at the sending domain's records and keeps what was found, with its time, in place of the last look. */
export async function checkMail(now: Date): Promise<MailReport> {
  const report = await lookAtMail()
  await saveMailCheck(report.domain, { standing: report.standing, lines: [...report.lines] }, now)
  return report
}
