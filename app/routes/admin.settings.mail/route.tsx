import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/auth/require-staff.server.ts'
import { now } from '#app/clock.server.ts'
import { readMailCheck } from '#app/db/read/mail-check.server.ts'
import { readMailStop } from '#app/db/sql/mail-pace.server.ts'
import { env } from '#app/env.server.ts'
import { checkMail } from '#app/features/deliverability/check-mail.server.ts'
import { sendingDomain } from '#app/features/deliverability/look-at-mail.server.ts'
import type { DomainStanding } from '#app/features/deliverability/look-at-mail.server.ts'
import { deskButton } from '#app/ui/desk-controls.ts'
import { DeskPage, Panel } from '#app/ui/desk-page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'
import type { StatusTone } from '#app/ui/status-badge.tsx'
import { When } from '#app/ui/when.tsx'
import { RecordPanel } from './record-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Mail · Dunwell' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'change-settings')
  const domain = sendingDomain()
  return {
    ...{ domain, from: env.MAIL_FROM, replyDomain: env.MAIL_REPLY_DOMAIN ?? null },
    check: await readMailCheck(domain),
    stop: await readMailStop(now()),
    said: new URL(request.url).searchParams.has('said') ? 'Looked just now.' : null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  await requireStaff(request, 'change-settings')
  await checkMail(now())
  return redirect('/admin/settings/mail?said=checked')
}

const standings: Record<DomainStanding, { tone: StatusTone; text: string }> = {
  verified: { tone: 'settled', text: 'Resend has verified this domain.' },
  unverified: { tone: 'needs-you', text: 'Resend has not verified this domain yet: put the records below, then wait.' },
  unknown: {
    tone: 'needs-you',
    text: 'Resend does not know this domain: add it there, under Domains, and check again.',
  },
  refused: {
    tone: 'late',
    text: 'Resend does not say which records it wants: a key that may only send may not read them. The policy is checked all the same.',
  },
  stand_in: {
    tone: 'waiting',
    text: 'A stand-in plays Resend, so nothing is asked outside. These are the records a real domain would want.',
  },
}

export default function MailSettings() {
  const { domain, from, replyDomain, check, stop, said } = useLoaderData<typeof loader>()
  return (
    <DeskPage
      title="Mail"
      lede="Whether mail in your name arrives: the records your domain should have, and those it has."
      said={said}
      actions={
        <Form method="post">
          <button type="submit" className={deskButton('primary')}>
            Check now
          </button>
        </Form>
      }
    >
      {stop && (
        <StatusSentence tone="needs-you">
          No mail goes out until <When at={stop.until} />: {stop.reason}. Then it is tried again; nothing is lost.
        </StatusSentence>
      )}
      <Panel
        title={domain}
        aside={
          check && (
            <>
              Checked <When at={check.checkedAt} />
            </>
          )
        }
      >
        <dl className="grid gap-3 sm:grid-cols-2">
          <div>
            <dt className="text-xs text-ink-faint">Mails are sent from</dt>
            <dd className="break-all">{from}</dd>
          </div>
          <div>
            <dt className="text-xs text-ink-faint">Replies go to</dt>
            <dd className="wrap-anywhere">
              {replyDomain
                ? `addresses at ${replyDomain}, and from there to the desk`
                : 'whoever looks after the client'}
            </dd>
          </div>
        </dl>
        {check ? (
          <StatusSentence tone={standings[check.standing].tone}>{standings[check.standing].text}</StatusSentence>
        ) : (
          <p className="text-ink-soft">Nobody has checked this domain yet. Press “Check now”; it takes some seconds.</p>
        )}
      </Panel>
      {check?.lines.map((line) => (
        <RecordPanel key={`${line.purpose} ${line.host} ${line.type}`} line={line} />
      ))}
      <p className="max-w-prose text-ink-soft">
        Records are changed where your domain’s name servers are run, often where it was bought. A change may take an
        hour, sometimes a day, until everybody sees it.
      </p>
    </DeskPage>
  )
}
