import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInWords } from './built-in-words.ts'
import { checkTemplate, toneOfTemplate } from './check-template.ts'
import { languages } from './language.ts'
import { templateKinds } from './template-kinds.ts'
import { templateNames } from './template-names.ts'

const followUp = builtInWords('reminder.first_follow_up', 'en')
const check = (change: Partial<typeof followUp>) =>
  checkTemplate('reminder.first_follow_up', 'en', { ...followUp, ...change })

describe('names', () => {
  test.each([
    ['a letter is wrong', '{{ client.nmae }}', 'there is no `client.nmae`; did you mean `client.name`?'],
    ['a part is missing', '{{ client }}', 'there is no `client`; did you mean `client.name`?'],
    ['nothing is like it', '{{ weather }}', 'there is no `weather`'],
    ['it stands on a branch nobody takes', '{% if today == "never" %}{{ invoice.nubmer }}{% endif %}', 'there is no `invoice.nubmer`; did you mean `invoice.number`?'],
  ])('%s', (_why, line, message) => expect(check({ body: `One\n\n${line}` })).toEqual([{ field: 'body', line: 3, message }])) // prettier-ignore

  test('of another kind are unknown here', () =>
    expect(checkTemplate('link', 'en', { subject: 'x', body: '{{ invoice.open }}' })[0]?.message).toContain(
      'there is no `invoice.open`',
    ))
})

test.each([
  ['the subject', { subject: ' ' }, { field: 'subject', line: null, message: 'a subject is needed' }],
  ['the words', { body: '\n' }, { field: 'body', line: null, message: 'some words are needed' }],
  ['a bounded length', { subject: 'x'.repeat(301) }, { field: 'subject', line: null, message: 'at most 300 characters fit here' }],
  ['a number', { subject: 'Hello', body: 'Open: {{ invoice.open }}' }, { field: 'body', line: null, message: 'for “one invoice” no invoice is named: use `invoice.number`' }],
  ['an amount', { body: 'Hello' }, { field: 'body', line: null, message: 'for “one invoice” no amount is named: use `invoice.open`' }],
])('%s is needed', (_what, change, fault) => expect(check(change)).toEqual([fault])) // prettier-ignore

test('a character that PostgreSQL cannot hold is a fault', () =>
  expect(check({ body: `${followUp.body}\u0000` })).toHaveLength(1))

test('an amount that only some clients see is missed on the case without it', () =>
  expect(check({ body: '{% if client.name %}{{ invoice.open }}{% endif %} is open.' })).toEqual([
    {
      field: 'body',
      line: null,
      message: 'for “nobody known by name, and no phone number” no amount is named: use `invoice.open`',
    },
  ]))

test('a final notice names its deadline and the next step', () =>
  expect(
    checkTemplate('letter.final_demand', 'en', { subject: '{{ invoice.number }}', body: '{{ invoice.open }}' }).map(
      ({ message }) => message,
    ),
  ).toEqual([
    'for “one invoice” the deadline is not named: use `answer_by`',
    'for “one invoice” the next step is not named: use `next_step`',
  ]))

test('a sentence inside another mail has no subject', () =>
  expect(checkTemplate('promise.missed', 'en', { subject: 'x', body: '{{ promise.on }}' })).toHaveLength(1))

test('the tone is looked at over all cases, each finding once', () => {
  const words = {
    subject: followUp.subject,
    body: 'You have failed us. {{ invoice.open }} {% if held_sentence %}URGENT{% endif %}',
  }
  expect(toneOfTemplate('reminder.first_follow_up', 'en', words).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
    ['blame', 'You have failed'],
    ['missing', ''],
    ['missing', ''],
    ['capitals', 'URGENT'],
  ])
})

test('every name there is can be used in every language', () => {
  for (const kind of templateKinds) {
    const names = Object.keys(templateNames[kind.split('.')[0] as keyof typeof templateNames])
    const body = `${builtInWords(kind, 'en').body}\n\n${names.map((name) => `{{ ${name} }}`).join(' ')}`
    for (const language of languages) {
      expect(checkTemplate(kind, language, { subject: builtInWords(kind, 'en').subject, body })).toEqual([])
    }
  }
})

test('whatever is typed, the answer is a fault or a text that renders', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    'if',
    'endif',
    'client.name',
    '|',
    '"',
    "'",
    '\n',
    ' ',
    'x',
    '[',
    ']',
    '(',
    '-',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const body = `${pieces.join('')} {{ invoice.open }} {{ invoice.number }}`
      for (const { message } of check({ body })) expect(message).not.toBe('')
    }),
  )
})
