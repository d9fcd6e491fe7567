import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'

interface ClosedProps {
  invoice: PortalInvoice
  words: AccountWords
  path: string
  /** The address a code goes to, masked; null: there is none. */
  masked: string | null
}

/** Before the account is open: what it is, and a code by mail for it. */
export function AccountClosed({ invoice, words: { closed }, path, masked }: ClosedProps) {
  return (
    <>
      <div className="prose flex flex-col gap-3">
        <p>{closed.why(invoice.clientName)}</p>
        <p>{masked === null ? closed.noAddress(invoice.business.email) : closed.where(masked)}</p>
      </div>
      {masked !== null && (
        <>
          <SendCodeForm path={path} label={closed.send} />
          <p>
            <a className="link inline-flex min-h-11 items-center" href={`${path}/account/code`}>
              {closed.haveCode}
            </a>
          </p>
        </>
      )}
    </>
  )
}

/** Where the code is typed. The answer is the same whether one was mailed or not. */
export function CodeForm({
  words: { code },
  path,
  masked,
  isWrong,
}: Omit<ClosedProps, 'invoice'> & { isWrong: boolean }) {
  return (
    <>
      {masked !== null && <p className="prose">{code.sent(masked)}</p>}
      <form method="post" action={`${path}/account/code`} className="flex flex-col gap-4">
        <TextField
          label={code.label}
          hint={code.hint}
          errors={isWrong ? [code.compare] : null}
          name="code"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          className="max-w-60"
        />
        <Button className="self-start">{code.enter}</Button>
      </form>
      <p className="prose text-sm text-ink-soft">{code.missing}</p>
      <SendCodeForm path={path} label={code.again} variant="secondary" />
    </>
  )
}

function SendCodeForm({
  path,
  label,
  variant = 'primary',
}: {
  path: string
  label: string
  variant?: 'primary' | 'secondary'
}) {
  return (
    <form method="post" action={`${path}/account`}>
      <Button name="do" value="send" variant={variant}>
        {label}
      </Button>
    </form>
  )
}
