import { formatDay, parseDay } from '#app/domain/business-day.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { PayChoices, PayOption } from '#app/domain/portal/pay-options.ts'
import type { PortalInvoice } from '#app/domain/portal/portal-invoice.ts'
import type { PayWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import { numberList, phrasesOf } from '#app/domain/words/phrases.ts'
import { inputClass } from '#app/ui/field.tsx'
import { Money } from '#app/ui/money.tsx'
import type { PayAnswer } from './pay-options.tsx'

interface PayAmountsProps {
  invoice: PortalInvoice
  choices: PayChoices
  words: PayWords
  answer: PayAnswer | null
}

/** How much: one radio for each sum that is offered, and one for a sum of the client's own. */
export function PayAmounts({ invoice, choices, words, answer }: PayAmountsProps) {
  const { options, least } = choices
  const kinds: string[] = [...options.map(({ kind }) => kind), 'other']
  const chosen = answer && kinds.includes(answer.choice) ? answer.choice : kinds[0]
  const error = answer?.error
  const describedBy = ['pay-least', error && 'pay-problem'].filter(Boolean).join(' ')
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{words.howMuch}</legend>
      {options.map((option) => (
        <Offered key={option.kind} {...{ option, invoice, words }} isChosen={option.kind === chosen} />
      ))}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="choice"
            value="other"
            defaultChecked={chosen === 'other'}
            className="size-5 shrink-0"
          />
          {words.choices.other}
        </label>
        <div className="ms-auto flex items-center gap-2">
          <span aria-hidden="true" className="text-sm text-ink-faint">
            {least.currency}
          </span>
          <span className="w-36">
            <input
              type="text"
              name="amount"
              aria-label={words.amount}
              aria-describedby={describedBy}
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              defaultValue={answer?.amount ?? ''}
              className={`${inputClass} text-end tabular-nums`}
              {...(error && { 'aria-invalid': true })}
            />
          </span>
        </div>
      </div>
      <p id="pay-least" className="text-end text-sm text-ink-faint">
        {words.atLeast(formatMoney(least, invoice.locale))}
      </p>
      {error && (
        <p id="pay-problem" role="alert" className="text-sm text-late">
          {error}
        </p>
      )}
    </fieldset>
  )
}

interface OfferedProps {
  option: PayOption
  invoice: PortalInvoice
  words: PayWords
  isChosen: boolean
}

function Offered({ option, invoice, words, isChosen }: OfferedProps) {
  const { kind, amount, numbers, dueOn } = option
  const { locale } = invoice
  const day = dueOn && parseDay(dueOn)
  const said = [
    ...(day ? [words.dueOn(formatDay(day, locale))] : []),
    ...(numbers ? [words.forInvoices(numberList(numbers, phrasesOf(languageOf(locale))))] : []),
  ]
  const id = `pay-${kind}`
  return (
    <div>
      <div className="flex items-center justify-between gap-4">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="choice"
            value={kind}
            defaultChecked={isChosen}
            className="size-5 shrink-0"
            {...(said.length > 0 && { 'aria-describedby': id })}
          />
          {words.choices[kind]}
        </label>
        <Money amount={amount} locale={locale} className="font-medium" />
      </div>
      {said.length > 0 && (
        <p id={id} className="ps-8 text-sm text-ink-soft">
          {said.join('. ')}.
        </p>
      )}
    </div>
  )
}
