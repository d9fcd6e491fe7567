import { formatMoney } from '#app/domain/money.ts'
import type { News } from '#app/domain/today/news.ts'

/** What a client did, in one sentence: "Ada Lovelace Ltd paid $1,234.50". */
export function newsWords({ type, clientName, number, amount }: News, locale: string): string {
  const sum = amount ? formatMoney(amount, locale) : ''
  const invoice = number ? `invoice ${number}` : 'an invoice'
  switch (type) {
    case 'payment.settled':
      return `${clientName} paid ${sum}`
    case 'dispute.opened':
      return `${clientName} disputes ${sum ? `${sum} of ` : ''}${invoice}`
    case 'plan.proposed':
      return `${clientName} proposes a plan for ${sum || invoice}`
    case 'help.asked':
      return `${clientName} asks for help with ${invoice}`
    case 'already_paid.given':
      return `${clientName} says that ${invoice} is paid`
  }
}

/** The same for those who hear it while they do something else: "1 new payment: Ada Lovelace Ltd paid $1,234.50". */
export function announcement(news: readonly News[], locale: string): string {
  const payments = news.filter(({ type }) => type === 'payment.settled')
  const others = news.filter(({ type }) => type !== 'payment.settled')
  const named = (items: readonly News[]) => items.map((item) => newsWords(item, locale)).join('; ')
  return [
    payments.length > 0 &&
      `${payments.length} new ${payments.length === 1 ? 'payment' : 'payments'}: ${named(payments)}`,
    others.length > 0 && named(others),
  ]
    .filter(Boolean)
    .join('. ')
}
