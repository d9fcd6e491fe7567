import { Temporal } from 'temporal-polyfill'
import { formatDay } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'
import { formatMoney, money } from '../money.ts'
import { alreadyPaidWords } from '../portal/words/already-paid/already-paid-words.ts'
import { payWords } from '../portal/words/pay/pay-words.ts'
import { languageOf } from './language.ts'
import { phrasesOf } from './phrases.ts'
import type { TemplateFamily } from './template-kinds.ts'
import type { TemplateValues } from './template-names.ts'

/** Families of notes whose samples are plain values: what a client did on the portal, and what became of it. */
export type PlainNoteFamily = Extract<
  TemplateFamily,
  'payment' | 'plan' | 'dispute' | 'answer' | 'invoice' | 'statement' | 'code'
>

export interface NoteSampleFacts {
  readonly greetingName: string
  readonly businessName: string
  readonly number: string
  readonly locale: string
}

const dueOn: PlainDate = Temporal.PlainDate.from('2026-03-12')

/** A made-up case of each family, with everything said that can be. Amounts are dollars, written for `locale`. */
export function noteValues<F extends PlainNoteFamily>(family: F, facts: NoteSampleFacts): TemplateValues<F> {
  return samples(facts)[family] as TemplateValues<F>
}

function samples({ greetingName, businessName, number, locale }: NoteSampleFacts): {
  [F in PlainNoteFamily]: TemplateValues<F>
} {
  const phrases = phrasesOf(languageOf(locale))
  const sum = (minor: bigint) => formatMoney(money(minor, 'USD'), locale)
  const day = (date: PlainDate) => formatDay(date, locale)
  const everywhere = { 'client.name': greetingName, 'business.name': businessName }
  const ofInvoice = { ...everywhere, 'invoice.number': number }
  const third = sum(41_150n)
  const rows = [0, 30, 61].map((days) => `${third} (${formatDay(dueOn.add({ days }), locale, 'short')})`)
  return {
    payment: {
      ...ofInvoice,
      'payment.amount': sum(123_450n),
      'payment.method': payWords[languageOf(locale)].byMethod.ach,
      'payment.expected_on': day(dueOn),
    },
    plan: {
      ...everywhere,
      'invoices.named': phrases.invoices(number, 1),
      'plan.total': sum(123_450n),
      'plan.count': 3,
      'plan.schedule': phrases.and(rows),
      'plan.message': '',
      'plan.answer_by': day(dueOn.add({ days: 10 })),
      'plan.remaining': sum(82_300n),
      'instalment.number': 2,
      'instalment.named': phrases.ordinal(2),
      'instalment.amount': third,
      'instalment.due_on': day(dueOn.add({ days: 30 })),
      'autopay.label': 'Visa •••• 4242',
    },
    dispute: {
      ...ofInvoice,
      'dispute.amount': sum(20_000n),
      'dispute.rest': sum(103_450n),
      'dispute.answer_by': day(dueOn.add({ days: 5 })),
      'dispute.message': '',
      'credit.amount': sum(20_000n),
      'credit.number': '7',
      'corrected.number': `${number}-R1`,
      'corrected.amount': sum(103_450n),
      'invoice.open': sum(103_450n),
    },
    answer: {
      ...ofInvoice,
      'invoice.open': sum(123_450n),
      'answer.amount': sum(123_450n),
      'answer.on': day(dueOn.add({ days: 14 })),
      'answer.method': alreadyPaidWords[languageOf(locale)].by.transfer,
      'answer.name': 'Grace Hopper',
      'answer.phone': '+1 212 555 0199',
      'answer.changes': '',
      'answer.message': '',
    },
    invoice: {
      ...ofInvoice,
      'invoice.total': sum(123_450n),
      'invoice.open': sum(103_450n),
      'invoice.due_on': day(dueOn),
      'invoice.description': '',
      'invoice.message': '',
      'invoice.disputed': '',
      'credit.amount': sum(20_000n),
      'credit.number': '7',
      discount_sentence: phrases.discount(sum(2_469n), day(dueOn.subtract({ days: 20 }))),
    },
    statement: {
      ...everywhere,
      'statement.to': formatDay(dueOn, locale, 'long'),
      'statement.from': formatDay(dueOn.subtract({ months: 1 }), locale, 'long'),
      'statement.open': sum(123_450n),
      'statement.overdue': sum(23_450n),
      'statement.credit': sum(2_500n),
    },
    code: { ...everywhere, code: '482 913', minutes: 10 },
  }
}
