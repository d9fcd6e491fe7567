import { data } from '@remix-run/node'
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { now } from '#app/clock.server.ts'
import { mailPortalLink } from '#app/features/portal/mail-portal-link.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { LetterPage } from '#app/ui/page.tsx'
import { StatusSentence } from '#app/ui/status-badge.tsx'

export const handle = { noScript: true }

export const meta: MetaFunction = () => [
  { title: 'Dunwell' },
  { name: 'description', content: 'Invoices, paid and thanked for.' },
]

const FindSchema = z.object({
  number: z.string().trim().min(1).max(100),
  email: z.email().max(254),
})

/** Found or not, the answer takes as long: what is on file here is nobody's business. */
const answerAfterMs = 500

export async function action({ request }: ActionFunctionArgs) {
  const form = FindSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) return data({ answer: 'incomplete' as const }, { status: 400 })
  await Promise.all([mailPortalLink({ ...form.data, now: now() }), setTimeout(answerAfterMs)])
  return data({ answer: 'mailed' as const })
}

export default function FirstPage() {
  const answer = useActionData<typeof action>()?.answer
  return (
    <LetterPage>
      <header className="flex items-center justify-between gap-4">
        <p className="text-lg font-semibold text-accent">Dunwell</p>
        <nav aria-label="Elsewhere" className="flex gap-4 text-sm">
          <a className="link" href="/api/docs">
            API
          </a>
          <a className="link" href="/admin">
            Sign in for staff
          </a>
        </nav>
      </header>
      <main className="flex flex-col gap-8">
        <div className="flex flex-col gap-3">
          <h1 className="text-xl font-semibold">Your invoices, clear and easy to settle</h1>
          <p className="prose text-ink-soft">
            Businesses that use this page send their invoices with a personal link: it shows what is open, how to pay,
            and whom to ask. If you were sent one, everything is behind it; no account is needed.
          </p>
        </div>
        <section aria-labelledby="find" className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5">
          <h2 id="find" className="text-lg font-semibold">
            Find my invoice
          </h2>
          <p className="prose text-sm text-ink-soft">
            Lost the link? Tell us the number on the invoice and the address it was sent to, and we mail it again.
          </p>
          {answer === 'mailed' && (
            <StatusSentence tone="waiting">
              Thank you. If we know an invoice of that number for that address, its link is in your mailbox in a minute.
            </StatusSentence>
          )}
          {answer === 'incomplete' && (
            <p role="alert" className="text-sm text-late">
              Please give both the number of the invoice and an e-mail address.
            </p>
          )}
          <form method="post" action="/?index" className="flex flex-col gap-4">
            <TextField label="Invoice number" name="number" required maxLength={100} autoComplete="off" />
            <TextField label="E-mail address" name="email" type="email" required maxLength={254} autoComplete="email" />
            <Button className="self-start">Mail me the link</Button>
          </form>
        </section>
      </main>
    </LetterPage>
  )
}
