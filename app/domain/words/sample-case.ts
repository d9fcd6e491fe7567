import { Temporal } from 'temporal-polyfill'
import { money } from '../money.ts'
import type { Language } from './language.ts'
import type { PreviewCase } from './preview-draft.ts'
import { sampleLocales, sampleWorks } from './template-samples.ts'

/** A made-up invoice, for a business that has none yet. */
export function sampleCase(
  language: Language,
  { businessName, timeZone, person }: { businessName: string; timeZone: string; person: string },
): PreviewCase {
  const invoice = {
    number: '2041',
    description: sampleWorks[language],
    issuedOn: Temporal.PlainDate.from('2026-02-10'),
    dueOn: Temporal.PlainDate.from('2026-03-12'),
    total: money(123_450n, 'USD'),
    balance: money(123_450n, 'USD'),
  }
  return {
    business: { name: businessName, timeZone, methods: ['card', 'PayPal'] },
    client: { greetingName: 'Ada', locale: sampleLocales[language], since: null, paidOnTime: 0 },
    person,
    invoice,
    others: [{ ...invoice, number: '2042', dueOn: Temporal.PlainDate.from('2026-03-14') }],
  }
}
