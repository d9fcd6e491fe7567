import { formatMoney } from '#app/domain/money.ts'
import { consentToKeep } from '#app/domain/portal/consent-to-keep.ts'
import { payChoices } from '#app/domain/portal/pay-options.ts'
import { openAttempt } from '#app/domain/portal/portal-status.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import { payWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { PayAmounts } from './pay-amounts.tsx'

const wordsOf = ({ locale }: PortalInvoice) => payWords[languageOf(locale)]

/** What the client chose before, when the page has to ask again. */
export interface PayAnswer {
  /** As it came: one of the choices, or nothing known. */
  choice: string
  amount: string
  /** The client agreed that the method be kept. */
  keeps: boolean
  /** What is wrong with the amount; null: nothing. */
  error: string | null
}

/** All or part, and how: one plain form, each way to pay its own button. */
export function PayForm({ invoice, path, answer }: { invoice: PortalInvoice; path: string; answer: PayAnswer | null }) {
  const words = wordsOf(invoice)
  const choices = payChoices(invoice)
  if (invoice.methods.length === 0 || choices.options.length === 0) return null
  if (choices.methods.length === 0) return <p className="text-sm print:hidden">{words.notOnline}</p>
  const limited = invoice.methods.flatMap(({ method, max }) =>
    max && max.minor < choices.most.minor ? [words.limits[method](formatMoney(max, invoice.locale))] : [],
  )
  return (
    <form method="post" action={`${path}/pay`} className="flex flex-col gap-4 print:hidden">
      <PayAmounts {...{ invoice, choices, words, answer }} />
      <KeepMethod invoice={invoice} isChosen={answer?.keeps ?? false} />
      <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
        {choices.methods.map((method, i) => (
          <Button
            key={method}
            name="method"
            value={method}
            variant={i === 0 ? 'primary' : 'secondary'}
            className="sm:flex-1 sm:whitespace-nowrap"
            disabled={invoice.down.includes(method)}
            aria-describedby={invoice.down.includes(method) ? `down-${method}` : undefined}
          >
            {words.buttons[method]}
          </Button>
        ))}
      </div>
      {choices.methods
        .filter((method) => invoice.down.includes(method))
        .map((method) => (
          <p key={method} id={`down-${method}`} className="text-sm text-needs-you">
            {words.down[method]}
          </p>
        ))}
      {limited.length > 0 && <p className="text-sm text-ink-soft">{limited.join(' ')}</p>}
      {choices.methods.includes('ach') && choices.methods.length > 1 && !invoice.down.includes('ach') && (
        <p className="text-sm text-ink-soft">{words.achNudge}</p>
      )}
    </form>
  )
}

/** On a plan: the words the client agrees to, whole, before the method pays the other instalments by itself. */
function KeepMethod({ invoice, isChosen }: { invoice: PortalInvoice; isChosen: boolean }) {
  const consent = consentToKeep(invoice)
  if (!consent) return null
  return (
    <div className="rounded-lg border border-line px-3 py-2">
      <input type="hidden" name="consent" value={consent} />
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input
          type="checkbox"
          name="keep"
          value="yes"
          defaultChecked={isChosen}
          aria-describedby="keep-consent"
          className="size-5 shrink-0"
        />
        {wordsOf(invoice).keepTitle}
      </label>
      <p id="keep-consent" className="ps-8 pb-1 text-sm text-ink-soft">
        {consent}
      </p>
    </div>
  )
}

/** An attempt is open, here or in another window: go on with it, or end it first. Two at once would be one too many. */
export function ContinueForm({ invoice, path }: { invoice: PortalInvoice; path: string }) {
  const attempt = openAttempt(invoice)
  if (!attempt) return null
  const words = wordsOf(invoice)
  return (
    <div className="flex flex-col gap-2 sm:flex-row print:hidden">
      {attempt.state === 'verifying' && attempt.verifyUrl ? (
        <a href={attempt.verifyUrl} className={buttonClass('primary', 'sm:flex-1')}>
          {words.confirmAccount}
        </a>
      ) : (
        <form method="post" action={`${path}/pay`} className="flex sm:flex-1">
          <Button name="continue" value="yes" className="w-full">
            {words.continueIt}
          </Button>
        </form>
      )}
      <form method="post" action={`${path}/cancel-payment`} className="flex sm:flex-1">
        <Button variant="secondary" className="w-full">
          {words.cancelIt}
        </Button>
      </form>
    </div>
  )
}

/** Bank details live here and nowhere else: a mail that brings other ones is not from the business. */
export function TransferDetails({ invoice }: { invoice: PortalInvoice }) {
  if (!invoice.transferDetails) return null
  const words = wordsOf(invoice)
  const [before, behind] = words.stateReference
  return (
    <details className="border-t border-line pt-4">
      <summary className="font-medium wrap-anywhere">{words.transfer(invoice.reference)}</summary>
      <div className="prose flex flex-col gap-3 pt-3 text-sm">
        <p className="whitespace-pre-line">{invoice.transferDetails}</p>
        <p>
          {before}
          <strong className="wrap-anywhere">{invoice.reference}</strong>
          {behind}
        </p>
        <p className="text-ink-soft">{words.transferSafety}</p>
      </div>
    </details>
  )
}
