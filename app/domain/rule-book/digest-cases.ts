import { addDays } from '../business-day.ts'
import { stepOutcome } from '../dunning/step-outcome.ts'
import { basisHolds, reminderBasis } from '../dunning/reminder-basis.ts'
import type { BasisFacts } from '../dunning/reminder-basis.ts'
import { day, holdWith, step } from '../dunning/sample-facts.ts'
import { invoiceId } from '../ids.ts'
import { nextMessageState } from '../message/message-state.ts'
import type { MessageEvent, MessageState } from '../message/message-state.ts'
import { money } from '../money.ts'
import { another, done, on, upTo, why } from './in-words.ts'
import { cases } from './rule-case.ts'

const of = (...invoices: ReturnType<typeof another>[]) => ({ invoices })
const euros = { balance: money(9_900n, 'EUR'), processing: money(0n, 'EUR') }
const second = another('2041', '2026-03-12', 'first_follow_up')
const first = another('2050', '2026-03-19', 'day_after')
const final = another('2030', '2026-02-09', 'third_follow_up')

export const digest = cases('R5', done, [
  [
    'one message speaks of all that is due, led by the highest stage',
    on('2026-03-26', [], of(first, second)),
    'mail second_follow_up of 2041 and first_follow_up of 2050',
  ],
  [
    'of two at one stage, the one due longest leads',
    on('2026-03-26', [], of(first, another('2049', '2026-03-18', 'day_after'))),
    'mail first_follow_up of 2049 and first_follow_up of 2050',
  ],
  [
    'of two due on one day, the lower number',
    on('2026-03-26', [], of(another('10', '2026-03-19', 'day_after'), another('9', '2026-03-19', 'day_after'))),
    'mail first_follow_up of 9 and first_follow_up of 10',
  ],
  [
    'what is coming up goes along with what is overdue',
    on('2026-03-26', [], of(second, another('2060', '2026-03-31', 'courtesy', { steps: [] }))),
    'mail second_follow_up of 2041 and courtesy of 2060',
  ],
  [
    'another currency waits for another day',
    on('2026-03-26', [], of(second, { ...first, ...euros })),
    'mail second_follow_up of 2041',
  ],
  [
    'so does what needs no approval beside what does',
    on('2026-03-26', [], of(second, final)),
    'draft final_demand of 2030',
  ],
  [
    'a message under way keeps everything else back',
    on(
      '2026-03-26',
      [],
      of(second, { ...first, steps: [...first.steps, step('first_follow_up', 'pending', '2026-03-26')] }),
    ),
    'nothing',
  ],
  [
    'twenty invoices are one message',
    on('2026-03-26', [], of(...Array.from({ length: 20 }, (_, n) => another(`${n + 1}`, '2026-03-19', 'day_after')))),
    `mail ${Array.from({ length: 20 }, (_, n) => `first_follow_up of ${n + 1}`).join(' and ')}`,
  ],
])

const today = day('2026-03-19')
const basis: BasisFacts = {
  invoiceId: invoiceId('i-2041'),
  state: 'issued',
  balance: money(123_450n, 'USD'),
  processing: money(0n, 'USD'),
  recipient: 'ada@example.com',
  holds: [],
  stage: 4,
}
const sentAfter = (change: Partial<BasisFacts> & { days?: number; text?: string }): boolean => {
  const { days = 0, text, ...facts } = change
  return basisHolds(text ?? reminderBasis(basis, today, today), { ...basis, ...facts }, addDays(today, days))
}

export const lastGate = cases('R6', sentAfter, [
  ['what was written goes out while nothing has moved', {}, true],
  ['the same address in other letters is the same', { recipient: 'Ada@Example.com' }, true],
  ['not after a part payment', { balance: money(100_000n, 'USD') }, false],
  ['not in another currency', { balance: money(123_450n, 'EUR'), processing: money(0n, 'EUR') }, false],
  ['not while money is on its way', { processing: money(1n, 'USD') }, false],
  ['not to another address', { recipient: 'grace@example.com' }, false],
  ['not to none', { recipient: null }, false],
  ['not under a hold', { holds: [holdWith()] }, false],
  ['not with a part in dispute', { holds: [holdWith({ kind: 'dispute', amount: money(500n, 'USD') })] }, false],
  ['not once the invoice is settled', { state: 'settled' }, false],
  ['not once it is void', { state: 'void' }, false],
  ['not for another stage', { stage: 5 }, false],
  ['not when its words are no longer true', { days: 1 }, false],
  ['a hold that is over does not matter', { holds: [holdWith({ until: addDays(today, -1) })] }, true],
  ['what cannot be read does not go out', { text: 'reminder-1 something' }, false],
])

export const deliveryRecord = [
  ...cases('R7', stepOutcome, [
    ['a stage is done when its mail was sent', 'sent', 'completed'],
    ['and when it was delivered', 'delivered', 'completed'],
    ['a complaint says that it arrived', 'complained', 'completed'],
    ['a bounce is no step', 'bounced', 'failed'],
    ['nor is a refusal', 'failed', 'failed'],
    ['what nobody knows blocks until somebody finds out', 'unknown', 'pending'],
    ['what was withdrawn leaves no step', 'cancelled', null],
  ]),
  ...cases('R7', ([state, event]: [MessageState, MessageEvent]) => nextMessageState(state, event), [
    ['a message is reserved before it is sent', ['queued', 'claim'], 'sending'],
    ['a lost answer is unknown, not failed', ['sending', 'lose'], 'unknown'],
    ['the unknown is not claimed again', ['unknown', 'claim'], null],
    ['a report may resolve it', ['unknown', 'deliver'], 'delivered'],
    ['what was sent is not sent again', ['sent', 'claim'], null],
    ['what is being sent cannot be withdrawn', ['sending', 'cancel'], null],
    ['a bounce may follow a delivery', ['delivered', 'bounce'], 'bounced'],
    ['a draft goes out only when approved', ['drafted', 'claim'], null],
  ]),
]

const owed = (minor: bigint, currency = 'USD') =>
  on('2026-03-20', upTo('day_after'), { invoice: { balance: money(minor, currency), processing: money(0n, currency) } })

export const smallBalances = [
  ...cases('R8', done, [
    ['99 cents are not written about', owed(99n), 'nothing'],
    ['a dollar is', owed(100n), 'mail first_follow_up'],
    ['the tolerance is the currency’s own', { ...owed(100n), policy: { smallBalances: { USD: 500n } } }, 'nothing'],
    ['a currency without one is chased from its first unit', owed(1n, 'JPY'), 'mail first_follow_up'],
    [
      'what rests is not asked for: the rest decides',
      {
        ...owed(10_000n),
        invoice: { holds: [holdWith({ amount: money(9_950n, 'USD') })], balance: money(10_000n, 'USD') },
      },
      'rest',
    ],
  ]),
  ...cases('R8', why, [
    ['the desk says so', owed(99n), 'Nothing is being sent because $0.99 is too little to write about.'],
  ]),
]
