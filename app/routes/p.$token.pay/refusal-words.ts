import { formatMoney } from '#app/domain/money.ts'
import type { PayChoices } from '#app/domain/portal/pay-options.ts'
import { payWords } from '#app/domain/portal/words/pay/pay-words.ts'
import { languageOf } from '#app/domain/words/language.ts'
import type { PayFormRefusal } from '#app/features/portal/pay-form.ts'
import type { StartRefusal } from '#app/features/payments/start-payment.server.ts'

/** What the page answers to a refusal. `field` belongs to the amount, `page` to the whole; 409 when the world has moved on. */
export interface RefusalWords {
  readonly where: 'field' | 'page'
  readonly status: 400 | 409 | 503
  readonly text: string
}

export function refusalWords(
  reason: PayFormRefusal | StartRefusal | 'nothing_open',
  { least, most }: PayChoices,
  locale: string,
): RefusalWords {
  const words = payWords[languageOf(locale)].refusals
  const sum = (amount: typeof most) => formatMoney(amount, locale)
  const field = (text: string) => ({ where: 'field', status: 400, text }) as const
  const moved = (text: string) => ({ where: 'page', status: 409, text }) as const
  switch (reason) {
    case 'malformed':
      return { where: 'page', status: 400, text: words.malformed }
    case 'amount_missing':
      return field(words.amountMissing)
    case 'amount_unreadable':
      return field(words.amountUnreadable)
    case 'choice_unclear':
      return field(words.choiceUnclear)
    case 'wrong_currency':
    case 'below_minimum':
      return field(words.tooSmall(sum(least), sum(most)))
    case 'above_balance':
      return field(words.tooLarge(sum(most)))
    case 'method_limit':
      return field(words.methodLimit)
    case 'not_payable':
    case 'nothing_due':
    case 'nothing_open':
      return moved(words.nothingOpen)
    case 'processing':
      return moved(words.processing)
    case 'in_progress':
      return moved(words.inProgress)
    case 'method_off':
      return moved(words.methodOff)
    case 'provider_down':
      return { where: 'page', status: 503, text: words.providerDown }
  }
}
