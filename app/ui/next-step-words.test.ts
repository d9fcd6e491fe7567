import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { holdWith } from '#app/domain/dunning/sample-facts.ts'
import { invoiceId } from '#app/domain/ids.ts'
import { nextStepWords, stageWords } from './next-step-words.ts'

const who = { invoiceId: invoiceId('i'), number: '2041' }
const on = Temporal.PlainDate.from('2026-12-03')

test('says the step and its day', () => {
  const reason = { ...who, code: 'due', stage: 'first_follow_up', on, daysFromDue: 7 } as const
  expect(nextStepWords(reason, 'en-US')).toBe('First follow-up on 3 December')
})

test('says why nothing is sent', () => {
  const hold = holdWith({ until: on, reason: 'Ada is on holiday' })
  expect(nextStepWords({ ...who, code: 'hold', hold }, 'en-US')).toBe('Rests through 3 December: Ada is on holiday')
  expect(nextStepWords({ ...who, code: 'no_recipient', stage: 'courtesy' }, 'en-US')).toBe('Waits for an address')
})

test('the stage before the first', () => expect(stageWords(null)).toBe('Nothing yet'))
