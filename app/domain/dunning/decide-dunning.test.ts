import { describe, expect, test } from 'vitest'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { currentStage, decideDunning, followUpOf } from './decide-dunning.ts'
import type { DunningDecision } from './dunning-decision.ts'
import { defaultPolicy } from './dunning-policy.ts'
import type { StageKey } from './dunning-policy.ts'
import { at, day, factsWith, holdWith, invoiceWith, step, tenOn } from './sample-facts.ts'
import type { FactChanges } from './sample-facts.ts'

const decide = (changes: FactChanges, now: string | ReturnType<typeof at>) =>
  decideDunning(factsWith(changes), typeof now === 'string' ? tenOn(now) : now)

/** "remind first_follow_up", "wait", "hold" … with the obsolete stages behind it. */
function summary(decision: DunningDecision): string {
  const stages =
    'items' in decision ? decision.items.map(({ stage }) => stage.key) : 'stage' in decision ? [decision.stage.key] : []
  const action = [decision.kind, ...stages].join(' ')
  return [action, ...decision.obsolete.map(({ stage }) => `-${stage.key}`)].join(' ')
}

const throughDayAfter = [
  step('courtesy', 'completed', '2026-03-07'),
  step('due_today', 'completed', '2026-03-12'),
  step('day_after', 'completed', '2026-03-13'),
]
const hold = (kind: 'manual' | 'promise', until: string | null) =>
  holdWith({ kind, until: until ? day(until) : null, reason: 'agreed' })

describe('rule 1: the next stage is the lowest one not completed that is old enough', () => {
  test.each<[string, string, string]>([
    ['nothing six days before the due date', '2026-03-06', 'wait'],
    ['the courtesy note five days before', '2026-03-07', 'remind courtesy'],
  ])('%s', (_rule, today, expected) => expect(summary(decide({}, today))).toBe(expected))

  test.each<[StageKey, string]>([
    ['first_follow_up', '2026-03-19'],
    ['first_follow_up', '2026-06-30'],
  ])('age is no permission: after the day-after note comes %s, also on %s', (key, today) =>
    expect(summary(decide({ invoices: [invoiceWith({ steps: throughDayAfter })] }, today))).toBe(`remind ${key}`),
  )

  test('a failed or bounced message does not complete its stage, and is not repeated the same day', () => {
    const invoices = [invoiceWith({ steps: [...throughDayAfter, step('first_follow_up', 'failed', '2026-03-19')] })]
    expect(summary(decide({ invoices }, '2026-03-19'))).toBe('wait')
    expect(summary(decide({ invoices }, '2026-03-20'))).toBe('remind first_follow_up')
  })

  test('a stage that a person skipped is completed', () => {
    const invoices = [invoiceWith({ steps: [...throughDayAfter, step('first_follow_up', 'skipped', '2026-03-19')] })]
    expect(summary(decide({ invoices }, '2026-03-26'))).toBe('remind second_follow_up')
  })

  test('after the last stage there is nothing more to do by itself', () => {
    const steps = [
      ...throughDayAfter,
      ...(['first_follow_up', 'second_follow_up', 'third_follow_up', 'final_demand', 'gate'] as const).map((key) =>
        step(key, 'completed', '2026-05-11'),
      ),
    ]
    const decision = decide({ invoices: [invoiceWith({ steps })] }, '2026-12-01')
    expect(decision).toMatchObject({
      kind: 'wait',
      until: null,
      nextCheckAt: null,
      reasons: [{ code: 'ladder_finished' }],
    })
  })
})

describe('rule 2: spacing', () => {
  const late = invoiceWith({ steps: [...throughDayAfter, step('first_follow_up', 'completed', '2026-03-29')] })

  test('a stage taken late pushes the next one by the distance between them', () => {
    expect(summary(decide({ invoices: [late] }, '2026-04-04'))).toBe('wait')
    expect(summary(decide({ invoices: [late] }, '2026-04-05'))).toBe('remind second_follow_up')
  })

  test('a contact with the client about anything keeps the day free', () => {
    const client = { lastContactAt: tenOn('2026-03-19') }
    const invoices = [invoiceWith({ steps: throughDayAfter })]
    expect(summary(decide({ client, invoices }, '2026-03-19'))).toBe('wait')
    expect(summary(decide({ client, invoices }, '2026-03-20'))).toBe('remind first_follow_up')
  })

  test('the invoice itself arrives before its first reminder', () => {
    const invoices = [invoiceWith({ dueOn: day('2026-03-01'), firstSentAt: tenOn('2026-03-12') })]
    expect(summary(decide({ invoices }, '2026-03-12'))).toBe('wait -courtesy -due_today')
    expect(summary(decide({ invoices }, '2026-03-13'))).toBe('remind day_after -courtesy -due_today')
  })

  test('three chase contacts in seven days are enough', () => {
    const contacts = ['2026-03-14', '2026-03-16', '2026-03-18'].map(tenOn)
    const client = { lastContactAt: tenOn('2026-03-18'), recentContacts: contacts }
    const invoices = [invoiceWith({ steps: throughDayAfter })]
    expect(summary(decide({ client, invoices }, '2026-03-20'))).toBe('wait')
    expect(summary(decide({ client, invoices }, '2026-03-21'))).toBe('remind first_follow_up')
  })

  test('the ladder’s own three within a week all go out', () => {
    const contacts = ['2026-03-07', '2026-03-12'].map(tenOn)
    const client = { lastContactAt: tenOn('2026-03-12'), recentContacts: contacts }
    const invoices = [invoiceWith({ steps: throughDayAfter.slice(0, 2) })]
    expect(summary(decide({ client, invoices }, '2026-03-13'))).toBe('remind day_after')
  })
})

describe('rule 3: catching up', () => {
  test('a courtesy note is never sent late', () => expect(summary(decide({}, '2026-03-08'))).toBe('wait -courtesy'))

  test('a note of the due date is never sent the day after', () =>
    expect(summary(decide({}, '2026-03-13'))).toBe('remind day_after -courtesy -due_today'))

  test('after forty days of silence the steps come one by one, none skipped and none twice a day', () => {
    const steps = [step('courtesy', 'obsolete', '2026-04-21'), step('due_today', 'obsolete', '2026-04-21')]
    const first = decide({ invoices: [invoiceWith({ steps })] }, '2026-04-21')
    expect(summary(first)).toBe('remind day_after')

    const sent = [...steps, step('day_after', 'completed', '2026-04-21')]
    const facts = { client: { lastContactAt: tenOn('2026-04-21') }, invoices: [invoiceWith({ steps: sent })] }
    expect(summary(decide(facts, '2026-04-26'))).toBe('wait')
    expect(summary(decide(facts, '2026-04-27'))).toBe('remind first_follow_up')
  })

  test('an obsolete stage said nothing, so the next one need not wait for it', () => {
    const steps = [step('courtesy', 'obsolete', '2026-03-13'), step('due_today', 'obsolete', '2026-03-13')]
    expect(summary(decide({ invoices: [invoiceWith({ steps })] }, '2026-03-13'))).toBe('remind day_after')
  })

  test('an imported invoice enters where its owner chose, and what lies before is closed', () => {
    const invoices = [invoiceWith({ dueOn: day('2026-02-20'), enterFrom: 14 })]
    const decision = decide({ invoices }, '2026-03-12')
    expect(summary(decision)).toBe('remind second_follow_up -courtesy -due_today -day_after -first_follow_up')
  })

  test('an invoice that enters past the last stage is left in peace', () => {
    const decision = decide({ invoices: [invoiceWith({ dueOn: day('2025-01-01'), enterFrom: 61 })] }, '2026-03-12')
    expect(decision).toMatchObject({ kind: 'wait', nextCheckAt: null })
    expect(decision.obsolete).toHaveLength(8)
  })
})

describe('rule 4: the ladder belongs to the invoice', () => {
  const older = invoiceWith({ id: invoiceId('i-2030'), number: '2030', dueOn: day('2026-03-05'), enterFrom: 7 })
  const newer = invoiceWith({ steps: throughDayAfter })

  test('of several due at once, one message speaks of all, led by the one due longest', () => {
    const decision = decide({ invoices: [newer, older] }, '2026-03-20')
    expect(decision).toMatchObject({ kind: 'remind', items: [{ invoiceId: 'i-2030' }, { invoiceId: 'i-2041' }] })
  })

  test('the highest stage leads, whatever is due longer', () => {
    const higher = invoiceWith({ id: invoiceId('i-2'), number: '2', enterFrom: 14 })
    const longer = { ...older, enterFrom: 7 }
    expect(decide({ invoices: [longer, higher] }, '2026-04-01')).toMatchObject({
      items: [{ invoiceId: 'i-2', stage: { key: 'second_follow_up' } }, { invoiceId: 'i-2030' }],
    })
  })

  test('of two due on one day, the lower number leads', () => {
    const invoices = ['10', '9'].map((number) => invoiceWith({ id: invoiceId(number), number, enterFrom: 1 }))
    expect(decide({ invoices }, '2026-03-20')).toMatchObject({ items: [{ invoiceId: '9' }, { invoiceId: '10' }] })
  })

  test('another currency waits for another day', () => {
    const euros = { ...newer, balance: money(100_00n, 'EUR'), processing: money(0n, 'EUR') }
    const decision = decide({ invoices: [euros, older] }, '2026-03-20')
    expect(decision).toMatchObject({ items: [{ invoiceId: 'i-2030' }] })
    expect(decision.reasons).toMatchObject([
      { code: 'due', number: '2030' },
      { code: 'other_invoice_first', number: '2041', on: day('2026-03-21') },
    ])
  })

  test('when the older one is paid, the other goes on from its own history', () => {
    const paid = { ...older, balance: money(0n, 'USD') }
    expect(decide({ invoices: [paid, newer] }, '2026-03-20')).toMatchObject({
      kind: 'remind',
      items: [{ invoiceId: 'i-2041', stage: { key: 'first_follow_up' } }],
    })
  })

  test('a held invoice does not silence the others', () => {
    const held = { ...older, holds: [hold('manual', null)] }
    expect(decide({ invoices: [held, newer] }, '2026-03-20')).toMatchObject({ items: [{ invoiceId: 'i-2041' }] })
  })
})

describe('R6 and R7: nothing is sent on moving ground', () => {
  const dueNow = { steps: throughDayAfter }

  test('a message under way blocks the client’s next one, and a lost wake-up is only late', () => {
    const pending = invoiceWith({
      id: invoiceId('i-1'),
      number: '1',
      steps: [step('courtesy', 'pending', '2026-03-20')],
    })
    const decision = decide({ invoices: [pending, invoiceWith(dueNow)] }, '2026-03-20')
    expect(decision).toMatchObject({ kind: 'wait', until: null })
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-21T13:00:00Z')
  })

  test('money on its way rests the invoice', () => {
    const decision = decide({ invoices: [invoiceWith({ ...dueNow, processing: money(30_000n, 'USD') })] }, '2026-03-20')
    expect(decision).toMatchObject({ kind: 'hold', until: null, nextCheckAt: null, reasons: [{ code: 'processing' }] })
  })

  test('a hold rests it through its last day, and the day after is looked at again', () => {
    const invoices = [invoiceWith({ ...dueNow, holds: [hold('promise', '2026-03-25')] })]
    const decision = decide({ invoices }, '2026-03-20')
    expect(decision).toMatchObject({ kind: 'hold', until: day('2026-03-25') })
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-26T04:00:00Z')
    expect(summary(decide({ invoices }, '2026-03-25'))).toBe('hold')
    expect(summary(decide({ invoices }, '2026-03-26'))).toBe('remind first_follow_up')
  })

  test('while held, nothing is closed as obsolete', () =>
    expect(summary(decide({ invoices: [invoiceWith({ holds: [hold('manual', null)] })] }, '2026-04-20'))).toBe('hold'))

  test('a settled balance leaves the chase at once', () =>
    expect(decide({ invoices: [invoiceWith({ ...dueNow, balance: money(0n, 'USD') })] }, '2026-03-20')).toMatchObject({
      kind: 'wait',
      nextCheckAt: null,
      reasons: [{ code: 'nothing_open' }],
    }))

  test('a part payment keeps the stage', () =>
    expect(
      summary(decide({ invoices: [invoiceWith({ ...dueNow, balance: money(50_000n, 'USD') })] }, '2026-03-20')),
    ).toBe('remind first_follow_up'))

  test('a client without invoices is not looked at again', () =>
    expect(decide({ invoices: [] }, '2026-03-20')).toMatchObject({ kind: 'wait', nextCheckAt: null, reasons: [] }))
})

describe('rule 8: small balances', () => {
  const invoices = (minor: bigint, currency = 'USD') => [
    invoiceWith({ steps: throughDayAfter, balance: money(minor, currency), processing: money(0n, currency) }),
  ]
  test.each<[string, bigint, string, string]>([
    ['99 cents are too little to write about', 99n, 'USD', 'wait'],
    ['a dollar is not', 100n, 'USD', 'remind first_follow_up'],
    ['a currency without a tolerance is chased from its first unit', 1n, 'JPY', 'remind first_follow_up'],
  ])('%s', (_rule, minor, currency, expected) =>
    expect(summary(decide({ invoices: invoices(minor, currency) }, '2026-03-20'))).toBe(expected),
  )
})

describe('whom and when', () => {
  test('without an address that works, the decision says so', () => {
    const decision = decide(
      { client: { recipient: null }, invoices: [invoiceWith({ steps: throughDayAfter })] },
      '2026-03-20',
    )
    expect(decision).toMatchObject({
      kind: 'no_recipient',
      stage: { key: 'first_follow_up' },
      reasons: [{ code: 'no_recipient' }],
    })
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-27T13:00:00Z')
  })

  test('a stage that needs approval says so', () => {
    const stages = defaultPolicy.stages.map((stage) => ({ ...stage, needsApproval: true }))
    expect(decide({ policy: { stages } }, '2026-03-07')).toMatchObject({ kind: 'remind', needsApproval: true })
  })

  test('before the send hour it waits for the send hour, not for tomorrow', () => {
    const decision = decide({}, at('2026-03-07T07:00:00Z'))
    expect(decision).toMatchObject({ kind: 'wait' })
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-07T14:00:00Z')
    expect(summary(decide({}, at('2026-03-07T14:00:00Z')))).toBe('remind courtesy')
  })

  test('after the window of the due date has closed, its note is obsolete', () => {
    const invoices = [invoiceWith({ steps: [step('courtesy', 'completed', '2026-03-07')] })]
    const decision = decide({ invoices }, at('2026-03-13T01:00:00Z'))
    expect(summary(decision)).toBe('wait -due_today')
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-13T13:00:00Z')
  })

  test('today is the business’s day, the hour the client’s, also across the date line', () => {
    const changes = {
      client: { timeZone: 'Pacific/Kiritimati' },
      invoices: [invoiceWith({ steps: throughDayAfter.slice(0, 1) })],
    }
    const justBefore = decide(changes, at('2026-03-12T03:59:59Z'))
    expect(summary(justBefore)).toBe('wait')
    expect(justBefore.nextCheckAt?.toString()).toBe('2026-03-12T04:00:00Z')
    expect(summary(decide(changes, at('2026-03-12T04:00:00Z')))).toBe('remind due_today')
  })

  test('while nothing is due, the next look is exactly when something is', () => {
    const decision = decide({}, '2026-02-12')
    expect(decision).toMatchObject({ kind: 'wait' })
    expect(decision.nextCheckAt?.toString()).toBe('2026-03-07T14:00:00Z')
    expect(decision.reasons).toMatchObject([{ code: 'due', stage: 'courtesy', on: day('2026-03-07'), daysFromDue: -5 }])
  })
})

describe('the gate', () => {
  const steps = [
    ...throughDayAfter,
    step('first_follow_up', 'completed', '2026-03-19'),
    step('second_follow_up', 'completed', '2026-03-26'),
    step('third_follow_up', 'completed', '2026-04-11'),
    step('final_demand', 'completed', '2026-04-26'),
  ]
  const atGate = invoiceWith({ steps })

  test('asks the owner on day 60, whatever the hour and whoever was written to today', () => {
    const client = { lastContactAt: at('2026-05-11T04:00:00Z'), recipient: null }
    expect(summary(decide({ client, invoices: [atGate] }, at('2026-05-11T03:59:59Z')))).toBe('wait')
    const now = at('2026-05-11T04:00:00Z')
    const decision = decide({ client, invoices: [atGate] }, now)
    expect(summary(decision)).toBe('escalate gate')
    expect(decision.nextCheckAt).toEqual(now)
  })

  test('while the owner decides, the client’s other invoices go on', () => {
    const decided = { ...atGate, steps: [...steps, step('gate', 'completed', '2026-05-11')] }
    const other = invoiceWith({ id: invoiceId('i-2050'), number: '2050', dueOn: day('2026-05-11'), enterFrom: 1 })
    expect(decide({ invoices: [decided, other] }, '2026-05-12')).toMatchObject({ items: [{ invoiceId: 'i-2050' }] })
  })
})

describe('what comes next for one invoice', () => {
  const next = (change: Parameters<typeof invoiceWith>[0], today: string, changes: FactChanges = {}) =>
    followUpOf(invoiceWith(change), factsWith(changes), tenOn(today)).nextStep

  test('is the stage, its day and its channel', () =>
    expect(next({ steps: throughDayAfter }, '2026-03-14')).toEqual({
      stage: 'first_follow_up',
      on: day('2026-03-19'),
      channel: 'email',
      needsApproval: false,
    }))

  test('is the message under way until it is through', () =>
    expect(next({ steps: [step('courtesy', 'pending', '2026-03-07')] }, '2026-03-08')).toMatchObject({
      stage: 'courtesy',
      on: day('2026-03-08'),
    }))

  test('is nothing while it rests, and the reason says why', () => {
    const invoice = invoiceWith({ holds: [hold('promise', '2026-03-25')] })
    expect(followUpOf(invoice, factsWith(), tenOn('2026-03-14'))).toMatchObject({
      nextStep: null,
      reason: { code: 'hold' },
    })
  })

  test('the current stage is the last one said or skipped', () => {
    expect(currentStage(invoiceWith({ steps: throughDayAfter }))).toBe('day_after')
    expect(currentStage(invoiceWith({ steps: [step('courtesy', 'obsolete', '2026-03-08')] }))).toBeNull()
  })
})
