import type { AccountWords } from '#app/domain/portal/words/account/account-words.ts'
import type { StartRefusal } from '#app/features/payments/start-payment.server.ts'

type Refusal = keyof AccountWords['pay']['refusals']

/** What the page says when an attempt was refused after all: 409 where the world has moved on. */
export function refusalOf(reason: StartRefusal): { refusal: Refusal; status: 400 | 409 | 503 } {
  switch (reason) {
    case 'not_payable':
    case 'nothing_due':
      return { refusal: 'nothing_due', status: 409 }
    case 'processing':
    case 'in_progress':
      return { refusal: 'in_progress', status: 409 }
    case 'wrong_currency':
      return { refusal: 'mixed_currencies', status: 400 }
    case 'below_minimum':
    case 'above_balance':
      return { refusal: reason, status: 400 }
    case 'method_off':
    case 'method_limit':
      return { refusal: 'method_off', status: 409 }
    case 'provider_down':
      return { refusal: 'provider_down', status: 503 }
  }
}
