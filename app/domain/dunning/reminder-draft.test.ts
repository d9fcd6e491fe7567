import { describe, expect, test } from 'vitest'
import { daysBetween } from '../business-day.ts'
import { invoiceId } from '../ids.ts'
import { money } from '../money.ts'
import { callDay } from './call-day.ts'
import type { StageKey } from './dunning-policy.ts'
import { draftReminder } from './reminder-draft.ts'
import { day, tenOn } from './sample-facts.ts'
import { reminderFacts } from './sample-reminder.ts'
import type { ReminderChanges } from './sample-reminder.ts'
import { checkDraft } from './tone-check.ts'

const onItsDay: Record<Exclude<StageKey, 'gate'>, string> = {
  courtesy: '2026-03-07',
  due_today: '2026-03-12',
  day_after: '2026-03-13',
  first_follow_up: '2026-03-19',
  second_follow_up: '2026-03-26',
  third_follow_up: '2026-04-11',
  final_demand: '2026-04-26',
}
type Written = keyof typeof onItsDay
const writtenStages = Object.keys(onItsDay) as Written[]
const draft = (key: Written, changes: ReminderChanges = {}, today = onItsDay[key]) =>
  draftReminder(reminderFacts(key, changes), tenOn(today), new Map(), () => null)
const textOf = (key: Written, changes?: ReminderChanges, today?: string) => {
  const { subject, greeting, paragraphs, methods, closing, asOf } = draft(key, changes, today)
  return [subject, greeting, ...paragraphs, methods, ...closing, asOf].join('\n')
}

describe('the subject says what it is', () => {
  test.each<[Written, string]>([
    ['courtesy', 'Invoice 2041 is due on Thursday, 12 March'],
    ['due_today', 'Invoice 2041 is due today'],
    ['day_after', 'Did invoice 2041 reach you?'],
    ['first_follow_up', 'Following up on invoice 2041'],
    ['second_follow_up', 'Invoice 2041 is two weeks past due'],
    ['third_follow_up', 'Invoice 2041: can we talk this week?'],
    ['final_demand', 'Invoice 2041: final notice, please answer by 11 May'],
  ])('%s: %s', (key, subject) => expect(draft(key).subject).toBe(subject))

  test('and stays true when a stage is caught up later', () =>
    expect(draft('second_follow_up', {}, '2026-04-01').subject).toBe('Invoice 2041 is 20 days past due'))
})

describe('the words', () => {
  test('of the courtesy note thank for the work and ask for nothing that is done', () =>
    expect(draft('courtesy').paragraphs).toEqual([
      'Thank you for working with us on the spring catalogue.',
      'A quick note that invoice 2041 for $1,234.50 is due on Thursday, 12 March. If it is already on its way, there is nothing to do.',
    ]))

  test('leave out a description that is no short phrase', () => {
    const [thanks] = draft('courtesy', { invoice: { description: `Line\n${'x'.repeat(80)}` } }).paragraphs
    expect(thanks).toBe('Thank you for working with us.')
  })

  test('say "yesterday" only the day after', () => {
    expect(textOf('day_after')).toContain('was due yesterday and')
    expect(textOf('day_after', {}, '2026-03-20')).toContain('was due on Thursday, 12 March and')
  })

  test('of the first follow-up offer a plan', () =>
    expect(textOf('first_follow_up')).toContain('paying in parts would help'))

  test('of the second name interest only if the terms do', () => {
    expect(textOf('second_follow_up')).not.toContain('interest')
    const interest = { perDay: money(34n, 'USD'), from: day('2026-03-27') }
    expect(textOf('second_follow_up', { interest })).toContain(
      'Under the terms of the invoice, interest of $0.34 a day applies from 27 March; paying or agreeing on a plan before then avoids it.',
    )
  })

  test('of the third announce a call on a working day, or ask for one', () => {
    const monday = draft('third_follow_up')
    expect(monday.callOn).toBe('2026-04-13')
    expect(textOf('third_follow_up')).toContain('I will call you on Monday to hear how we can settle this')
    expect(textOf('third_follow_up', { canCall: false })).toContain('please reply with a number and a time')
  })

  test('of the final notice name the next step as a fact, with a deadline of at least 14 days whenever it may be sent', () => {
    const final = draft('final_demand')
    expect(final.paragraphs.at(-1)).toBe(
      'If we have neither a payment nor an agreement by 11 May, our next step is to hand the claim to a collection agency. We would much prefer to settle it with you.',
    )
    expect(final.answerBy && daysBetween(day(final.sendBy), day(final.answerBy))).toBeGreaterThanOrEqual(14)
  })

  test('name what is open where a part has been paid', () => {
    const invoice = { balance: money(100_000n, 'USD'), paid: money(23_450n, 'USD') }
    expect(textOf('first_follow_up', { invoice })).toContain(
      'Invoice 2041 for $1,234.50, of which $1,000.00 is open, was due',
    )
  })

  test('follow the client’s locale in money and dates', () => {
    const text = textOf('courtesy', { client: { locale: 'de-DE' } }).replaceAll('\u00a0', ' ')
    expect(text).toContain('Rechnung 2041 über 1.234,50 $ ist am Donnerstag, 12. März fällig.')
    expect(text).toContain('Sie können per Karte, Bankeinzug (ACH) oder PayPal bezahlen.')
  })

  test('cannot be broken by a hostile name, number or description', () => {
    const invoice = { number: '2041\r\nBcc: all@example.com', description: 'the \u202espring' }
    const hostile = draft('courtesy', { client: { greetingName: 'Ada\nX' }, business: { name: 'N\r\nW' }, invoice })
    expect(hostile.subject).toBe('Invoice 2041 Bcc: all@example.com is due on Thursday, 12 March')
    expect(hostile.greeting).toBe('Hello Ada X,')
    expect(hostile.closing).toEqual(['With kind regards,', 'N W'])
    expect(hostile.paragraphs.join('')).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  test('are for clients: the gate writes nothing', () =>
    expect(() => draftReminder(reminderFacts('gate'), tenOn('2026-05-11'), new Map(), () => null)).toThrow(RangeError))
})

describe('every stage', () => {
  test.each(writtenStages)('%s keeps the house’s tone', (key) => {
    const interest = { perDay: money(34n, 'USD'), from: day('2027-03-27') }
    expect(checkDraft(draft(key, { interest }))).toEqual([])
    expect(checkDraft(draft(key, { canCall: false }))).toEqual([])
  })

  test.each(writtenStages)('%s names the number and the way to pay, and thanks', (key) => {
    const text = textOf(key)
    expect(text).toContain('2041')
    expect(text).toContain('You can pay by card, bank debit (ACH) or PayPal.')
    expect(text).toMatch(/thank you/i)
  })

  test.each(writtenStages)('%s is plain JSON, to be kept with the message and edited', (key) =>
    expect(JSON.parse(JSON.stringify(draft(key)))).toEqual(draft(key)),
  )
})

describe('the words are sent while they are true', () => {
  test.each<[string, Written, string, string]>([
    ['a courtesy note until the day before', 'courtesy', '2026-03-07', '2026-03-11'],
    ['"is due today" today', 'due_today', '2026-03-12', '2026-03-12'],
    ['"is due on Thursday" until Thursday', 'due_today', '2026-03-10', '2026-03-12'],
    ['"was due yesterday" today', 'day_after', '2026-03-13', '2026-03-13'],
    ['a follow-up for a week', 'first_follow_up', '2026-03-19', '2026-03-26'],
    ['"two weeks past due" for some days', 'second_follow_up', '2026-03-26', '2026-03-29'],
    ['an announced call until the day before', 'third_follow_up', '2026-04-11', '2026-04-12'],
    ['a deadline while two weeks are left', 'final_demand', '2026-04-26', '2026-04-27'],
  ])('%s', (_rule, key, today, sendBy) => expect(draft(key, {}, today).sendBy).toBe(sendBy))

  test('a discount that is promised ends them, and so does interest that begins', () => {
    const discount = { saves: money(2_500n, 'USD'), until: day('2026-03-09') }
    expect(draft('courtesy', { invoice: { discount } }).sendBy).toBe('2026-03-09')
    const interest = { perDay: money(34n, 'USD'), from: day('2026-03-28') }
    expect(draft('second_follow_up', { interest }).sendBy).toBe('2026-03-27')
  })
})

describe('several invoices at once', () => {
  const others = [
    { id: invoiceId('i-2042'), number: '2042', dueOn: day('2026-03-14'), balance: money(50_000n, 'USD') },
    { id: invoiceId('i-2043'), number: '2043', dueOn: day('2026-03-15'), held: money(23_450n, 'USD') },
  ]
  const facts = (key: Written) => reminderFacts(key, { others })
  const digest = (key: Written) => draftReminder(facts(key), tenOn(onItsDay[key]), new Map(), (id) => `link-${id}`)

  test.each<[Written, string]>([
    ['courtesy', 'Invoices 2041, 2042 and 2043 are due soon'],
    ['due_today', 'Invoices 2041, 2042 and 2043 fall due'],
    ['day_after', 'Did invoices 2041, 2042 and 2043 reach you?'],
    ['first_follow_up', 'Following up on invoices 2041, 2042 and 2043'],
    ['second_follow_up', 'Invoices 2041, 2042 and 2043: $2,734.50 open in all'],
    ['third_follow_up', 'Invoices 2041, 2042 and 2043: can we talk this week?'],
    ['final_demand', 'Invoices 2041, 2042 and 2043: final notice, please answer by 11 May'],
  ])('%s: %s', (key, subject) => {
    expect(digest(key).subject).toBe(subject)
    expect(checkDraft(digest(key))).toEqual([])
  })

  test('each has a row with its own link, and the sums add up', () => {
    const { items, amounts } = digest('first_follow_up')
    expect(items).toEqual([
      { invoiceId: 'i-2041', number: '2041', due: '12 March 2026', amount: '$1,234.50', linkId: 'link-i-2041' },
      { invoiceId: 'i-2042', number: '2042', due: '14 March 2026', amount: '$500.00', linkId: 'link-i-2042' },
      { invoiceId: 'i-2043', number: '2043', due: '15 March 2026', amount: '$1,000.00', linkId: 'link-i-2043' },
    ])
    expect(amounts.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'Invoice total $3,703.50',
      'Resting while we look into it $234.50',
      'Due now $2,734.50',
    ])
  })

  test('a courtesy note about several is true until the day before the first is due', () =>
    expect(digest('courtesy').sendBy).toBe('2026-03-11'))
})

describe('a tone that is human', () => {
  test('thanks a client of some years, and one that paid on time', () => {
    const client = { since: day('2023-05-02'), paidOnTime: 2 }
    expect(draft('courtesy', { client }).paragraphs[0]).toBe(
      'Thank you for working with us on the spring catalogue. We have enjoyed working with you since 2023. Thank you for paying your earlier invoices on time.',
    )
    expect(textOf('courtesy', { client: { since: day('2025-05-02'), paidOnTime: 1 } })).not.toMatch(
      /working with you since|on time/,
    )
  })

  test('says once, softly, that a promise has passed', () =>
    expect(textOf('first_follow_up', { invoice: { missedPromise: day('2026-03-17') } })).toContain(
      'We had noted a payment for 17 March and have not seen it yet; if it needs a little longer, a new date is fine.',
    ))

  test('names what rests, what was added and what an early payment saves', () => {
    expect(textOf('second_follow_up', { invoice: { held: money(20_000n, 'USD') } })).toContain(
      'The $200.00 you have questioned rests until we have answered.',
    )
    const fee = { kind: 'fee', stage: 5, amount: money(1_500n, 'USD'), calculation: [] } as const
    const span = { fromDay: day('2026-03-13'), toDay: day('2026-03-26') }
    const interest = { ...fee, kind: 'interest', amount: money(475n, 'USD') } as const
    const newCharges = [
      { ...fee, ...span },
      { ...interest, ...span },
    ]
    const invoice = { newCharges, fees: money(2_475n, 'USD'), balance: money(125_925n, 'USD') }
    const text = textOf('second_follow_up', { invoice })
    expect(text).toContain('a late fee of $15.00 has been added. Under')
    expect(text).toContain('interest of $4.75 has been added for the days from 13 March to 26 March.')
    expect(text).toContain('The open amount includes $24.75 in fees and interest.')
    const discount = { saves: money(3_000n, 'USD'), until: day('2026-03-09') }
    expect(textOf('courtesy', { invoice: { discount } })).toContain('Paying by 9 March saves you $30.00.')
  })
})

describe('words of the owner’s own', () => {
  const own = new Map([
    ['reminder.courtesy', { version: 3, subject: 'Hi {{ client.name }}', body: 'It is {{ invoice.open }}.' }],
  ])
  const facts = reminderFacts('courtesy')
  const written = (templates: typeof own) => draftReminder(facts, tenOn('2026-03-07'), templates, () => null)

  test('are used, and the draft says which', () =>
    expect(written(own)).toMatchObject({ subject: 'Hi Ada', paragraphs: ['It is $1,234.50.'], version: 3 }))

  test('give way to ours should they no longer render', () => {
    const gone = new Map([['reminder.courtesy', { version: 4, subject: 'Hi', body: '{{ no.longer }}' }]])
    expect(written(gone)).toMatchObject({ subject: 'Invoice 2041 is due on Thursday, 12 March', version: null })
  })
})

describe('the amounts', () => {
  const lines = (invoice: ReminderChanges['invoice']) =>
    draft('first_follow_up', invoice ? { invoice } : {}).amounts.map(({ label, text }) => `${label} ${text}`)

  test('are the total and what is due now', () =>
    expect(lines({})).toEqual(['Invoice total $1,234.50', 'Due now $1,234.50']))

  test('with what was paid, charged and is on its way, when there is any', () =>
    expect(
      lines({
        paid: money(23_450n, 'USD'),
        fees: money(500n, 'USD'),
        processing: money(10_000n, 'USD'),
        balance: money(100_500n, 'USD'),
      }),
    ).toEqual([
      'Invoice total $1,234.50',
      'Paid so far $234.50',
      'Fees and interest $5.00',
      'On its way $100.00',
      'Due now $1,005.00',
    ]))

  test('stand as of the day it was written', () =>
    expect(draft('first_follow_up').asOf).toBe(
      'As of 19 March 2026. If you have paid since, thank you, and please disregard this note.',
    ))
})

test.each([
  ['two days ahead', '2026-03-10', '2026-03-12'],
  ['never on a Saturday', '2026-03-12', '2026-03-16'],
  ['never on a Sunday', '2026-03-13', '2026-03-16'],
])('a call is announced %s', (_rule, today, callOn) => expect(callDay(day(today)).toString()).toBe(callOn))

test.each([
  [[], 'How to pay is on the page.'],
  [['card'], 'You can pay by card.'],
])('ways to pay %j read as a sentence', (methods, sentence) =>
  expect(draft('courtesy', { business: { methods } }).methods).toBe(sentence),
)
