import { activeHold } from '../dunning/hold.ts'
import type { Hold, HoldKind } from '../dunning/hold.ts'
import { day, holdWith, tenOn } from '../dunning/sample-facts.ts'
import type { InvoiceState, InvoiceEvent } from '../invoice/invoice-state.ts'
import { nextInvoiceState } from '../invoice/invoice-state.ts'
import { money } from '../money.ts'
import { checkPromise } from '../promise-to-pay/check-promise.ts'
import type { PromiseToCheck } from '../promise-to-pay/check-promise.ts'
import { judgePromise } from '../promise-to-pay/judge-promise.ts'
import type { PromiseFacts } from '../promise-to-pay/judge-promise.ts'
import { nextPromiseState } from '../promise-to-pay/promise-state.ts'
import { another, done, lookedAtAgain, on, upTo, why } from './in-words.ts'
import type { Look } from './in-words.ts'
import { cases } from './rule-case.ts'

const usd = (minor: bigint) => money(minor, 'USD')
const resting = (today: string, ...holds: Partial<Hold>[]): Look =>
  on(today, upTo('day_after'), { invoice: { holds: holds.map((hold) => holdWith(hold)) } })
const until = (text: string, change: Partial<Hold> = {}): Partial<Hold> => ({ until: day(text), ...change })

export const holds = [
  ...cases('R16', done, [
    ['through its last day nothing is sent', resting('2026-03-25', until('2026-03-25')), 'rest through 2026-03-25'],
    ['it ends by itself the day after', resting('2026-03-26', until('2026-03-25')), 'mail first_follow_up'],
    [
      'the last day ends at the business’s midnight, not at Greenwich’s',
      resting('2026-03-26T03:59:59Z', until('2026-03-25')),
      'rest through 2026-03-25',
    ],
    ['an open one rests until somebody lifts it', resting('2027-03-25', {}), 'rest'],
    ['the whole business may rest', resting('2026-03-19', { scope: 'business' }), 'rest'],
    ['or one client', resting('2026-03-19', { scope: 'client' }), 'rest'],
    [
      'of two, the one that lasts longest decides',
      resting('2026-03-19', until('2026-03-20'), until('2026-03-28', { id: 'h-2' })),
      'rest through 2026-03-28',
    ],
    ['an open one outlasts all', resting('2026-03-19', until('2026-03-20'), { id: 'h-2' }), 'rest'],
    [
      'the ladder stands still while age runs on: afterwards the next stage, not a later one',
      resting('2026-05-30', until('2026-05-29')),
      'mail first_follow_up',
    ],
    ['nothing is closed as missed while it rests', on('2026-04-20', [], { invoice: { holds: [holdWith()] } }), 'rest'],
    [
      'one invoice at rest, the other goes on',
      on('2026-03-26', [], {
        invoices: [
          another('1', '2026-03-12', 'first_follow_up', { holds: [holdWith()] }),
          another('2', '2026-03-19', 'day_after'),
        ],
      }),
      'mail first_follow_up of 2',
    ],
  ]),
  ...cases('R16', lookedAtAgain, [
    ['the day after its last is looked at', resting('2026-03-19', until('2026-03-25')), '2026-03-26 00:00'],
    ['the day of its review too', resting('2026-03-19', { reviewOn: day('2026-03-22') }), '2026-03-22 00:00'],
    ['without either, only when something happens', resting('2026-03-19', {}), null],
  ]),
  ...cases('R16', why, [
    [
      'a pause says until when and why',
      resting('2026-03-19', until('2026-03-25', { reason: 'new contact there' })),
      'Nothing is being sent through 25 March because it was paused: new contact there.',
    ],
    [
      'a pause of the client says so',
      resting('2026-03-19', { scope: 'client', reason: 'we meet on Friday' }),
      'Nothing is being sent to this client because it was paused: we meet on Friday.',
    ],
    [
      'a pause of all says so',
      resting('2026-03-19', { scope: 'business', reason: 'moving house' }),
      'Nothing is being sent to anyone because all follow-up was paused: moving house.',
    ],
    [
      'a dispute',
      resting('2026-03-19', { kind: 'dispute', reason: 'hours on line 2' }),
      'Nothing is being sent because it is disputed: hours on line 2.',
    ],
    [
      'a payment that the client says was made',
      resting('2026-03-19', { kind: 'already_paid' }),
      'Nothing is being sent because the client says it is already paid.',
    ],
    [
      'time the client asked for',
      resting('2026-03-19', { kind: 'hardship' }),
      'Nothing is being sent because the client asked for time.',
    ],
  ]),
]

const part = (minor: bigint, change: Partial<Hold> = {}): Partial<Hold> => ({
  kind: 'dispute',
  amount: usd(minor),
  ...change,
})

export const disputes = [
  ...cases('R17', done, [
    ['a dispute of all stops the chase', resting('2026-03-19', { kind: 'dispute' }), 'rest'],
    ['of a part, the rest is asked for', resting('2026-03-19', part(50_000n)), 'mail first_follow_up'],
    ['of nearly all, nothing is: the rest is too small', resting('2026-03-19', part(123_400n)), 'rest'],
    ['of more than is open, nothing is', resting('2026-03-19', part(999_999n)), 'rest'],
    ['two parts add up', resting('2026-03-19', part(60_000n), part(63_450n, { id: 'h-2' })), 'rest'],
    [
      'resolved, it goes on at the same stage',
      resting('2026-04-20', { kind: 'dispute', until: day('2026-04-19') }),
      'mail first_follow_up',
    ],
  ]),
  ...cases('R17', done, [
    [
      'what was settled counts as heard: the next stage keeps its distance from it',
      on('2026-04-20', upTo('day_after'), { invoice: { restedUntil: tenOn('2026-04-17') } }),
      'wait until 2026-04-23 09:00',
    ],
    [
      'and then it is the same stage, not a later one',
      on('2026-04-23', upTo('day_after'), { invoice: { restedUntil: tenOn('2026-04-17') } }),
      'mail first_follow_up',
    ],
    [
      'the owner, too, is asked a full step later',
      on('2026-06-10', upTo('final_demand'), { invoice: { restedUntil: tenOn('2026-06-09') } }),
      'wait until 2026-06-24 00:00',
    ],
    [
      'what announces the due date does not wait: it would come too late',
      on('2026-03-12', upTo('courtesy'), { invoice: { restedUntil: tenOn('2026-03-11') } }),
      'mail due_today',
    ],
  ]),
  ...cases('R17', why, [
    [
      'the desk says why it waits',
      on('2026-04-20', upTo('day_after'), { invoice: { restedUntil: tenOn('2026-04-17') } }),
      'Next: first follow-up on 23 April, a full step after what was settled with the client.',
    ],
  ]),
  ...cases('R17', (holdsOn: string) => activeHold([holdWith(part(50_000n))], day(holdsOn))?.kind ?? null, [
    ['a part in dispute is no hold of the whole', '2026-03-19', null],
  ]),
]

const promise: PromiseToCheck = {
  amount: usd(50_000n),
  dueOn: day('2026-03-29'),
  source: 'portal',
  note: null,
  today: day('2026-03-19'),
  invoice: { state: 'issued', balance: usd(50_000n) },
  earlierFromPortal: 0,
}
const stands = (change: Partial<PromiseToCheck>): string => {
  const answer = checkPromise({ ...promise, ...change })
  return answer.ok ? 'stands' : answer.reason
}
/** $500.00 promised for Thursday 26 March; its hold ends on Monday 30 March. */
const verdict = ({ today, ...change }: Partial<PromiseFacts> & { today: string }): string | null =>
  judgePromise(
    {
      amount: usd(50_000n),
      waitsUntil: day('2026-03-30'),
      invoiceState: 'issued',
      settled: usd(0n),
      processing: usd(0n),
      ...change,
    },
    day(today),
  )

export const promises = [
  ...cases('R18', stands, [
    ['all that is open, within thirty days', {}, 'stands'],
    ['a part of it', { amount: usd(100n) }, 'stands'],
    ['the thirtieth day', { dueOn: day('2026-04-18') }, 'stands'],
    ['not the thirty-first', { dueOn: day('2026-04-19') }, 'too_far'],
    [
      'unless the owner says why',
      { dueOn: day('2026-04-19'), source: 'call', note: 'their customer pays then' },
      'stands',
    ],
    ['not a day that is over', { dueOn: day('2026-03-18') }, 'already_over'],
    ['not more than is open', { amount: usd(50_001n) }, 'more_than_open'],
    ['not in another currency', { amount: money(1n, 'EUR') }, 'bad_amount'],
    ['twice on the portal', { earlierFromPortal: 1 }, 'stands'],
    ['not a third time', { earlierFromPortal: 2 }, 'too_many'],
    ['a third time told to a person', { earlierFromPortal: 2, source: 'call' }, 'stands'],
    ['not for what is paid', { invoice: { state: 'settled', balance: usd(0n) } }, 'not_open'],
  ]),
  ...cases('R18', verdict, [
    ['open while its hold lasts', { today: '2026-03-30' }, null],
    ['broken the day after', { today: '2026-03-31' }, 'break'],
    ['kept when the sum is there', { today: '2026-03-20', settled: usd(50_000n) }, 'keep'],
    ['a cent short is broken', { today: '2026-03-31', settled: usd(49_999n) }, 'break'],
    ['what is on its way counts', { today: '2026-03-31', settled: usd(20_000n), processing: usd(30_000n) }, 'keep'],
    ['what was returned does not', { today: '2026-03-31', settled: usd(-500n) }, 'break'],
    ['an invoice withdrawn takes it along', { today: '2026-03-20', invoiceState: 'void' }, 'cancel'],
  ]),
  ...cases(
    'R18',
    ([state, event]: ['pending' | 'kept' | 'broken', 'keep' | 'break']) => nextPromiseState(state, event),
    [
      ['what was kept is not broken afterwards', ['kept', 'break'], null],
      ['what was broken is not kept afterwards', ['broken', 'keep'], null],
    ],
  ),
  ...cases('R18', done, [
    [
      'it holds through two business days after its day',
      resting('2026-03-30', until('2026-03-30', { kind: 'promise' })),
      'rest through 2026-03-30',
    ],
    [
      'then the next stage comes',
      resting('2026-03-31', until('2026-03-30', { kind: 'promise' })),
      'mail first_follow_up',
    ],
  ]),
  ...cases('R18', why, [
    [
      'the desk names the day',
      resting('2026-03-19', until('2026-03-30', { kind: 'promise', promisedOn: day('2026-03-26') })),
      'Nothing is being sent because the client promised to pay on 26 March.',
    ],
  ]),
]

const byKind = (kind: HoldKind): string => done(resting('2026-03-19', { kind }))
export const plans = [
  ...cases('R19', byKind, [
    ['a proposal holds the chase at once', 'proposal', 'rest'],
    ['so does a running plan', 'plan', 'rest'],
  ]),
  ...cases('R19', done, [
    [
      'a proposal holds for limited time',
      resting('2026-04-02', until('2026-04-01', { kind: 'proposal' })),
      'mail first_follow_up',
    ],
    [
      'an ended plan returns the invoice to its stage',
      resting('2026-09-01', until('2026-08-31', { kind: 'plan' })),
      'mail first_follow_up',
    ],
  ]),
]

const owing = (change: NonNullable<Look['invoice']>): Look => on('2026-03-20', upTo('day_after'), { invoice: change })

export const leaving = [
  ...cases('R22', done, [
    ['paid: out', owing({ balance: usd(0n) }), 'nothing'],
    ['fully credited: out', owing({ balance: usd(0n) }), 'nothing'],
    ['paid too much: out', owing({ balance: usd(-500n) }), 'nothing'],
    ['money on its way: out for now', owing({ processing: usd(1n) }), 'rest'],
    ['a dispute of all: out', owing({ holds: [holdWith({ kind: 'dispute' })] }), 'rest'],
    ['at an agency: out', owing({ holds: [holdWith({ kind: 'agency' })] }), 'rest'],
    [
      'a credit nets before any message: only the rest is chased',
      owing({ balance: usd(5_000n) }),
      'mail first_follow_up',
    ],
    ['nothing issued, nothing said', on('2026-03-20', [], { invoices: [] }), 'nothing'],
  ]),
  ...cases('R22', ([state, event]: [InvoiceState, InvoiceEvent]) => nextInvoiceState(state, event), [
    ['void ends it', ['issued', 'void'], 'void'],
    ['what is void never comes back', ['void', 'reopen'], null],
    ['written off ends it', ['issued', 'write_off'], 'written_off'],
    ['unless it is paid after all', ['written_off', 'recover'], 'settled'],
  ]),
]
