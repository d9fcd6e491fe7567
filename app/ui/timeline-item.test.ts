import { expect, test } from 'vitest'
import type { TimelineEvent } from '#app/domain/timeline/timeline-event.ts'
import { takenBackBecause } from '#app/domain/dunning/taken-back.ts'
import { timelineItems } from './timeline-item.ts'

const invoice = { id: 'i', number: '2041' }
const entry = (event: TimelineEvent, over: object = {}) => ({
  ...{ id: event.type, at: new Date(0), actor: 'system', event, invoice, mail: null },
  ...over,
})
const leftOut = (stage: 'courtesy' | 'due_today') =>
  entry({ type: 'reminder.obsolete', data: { number: '2041', stage } }, { id: stage })

test('steps that were left out together make one line', () => {
  const sent = entry({ type: 'invoice.settled', data: { number: '2041' } })
  const items = timelineItems([sent, leftOut('courtesy'), leftOut('due_today'), sent], 'en-US')
  expect(items.map(({ sentence }) => sentence)).toEqual([
    'Invoice 2041 is settled.',
    '2 earlier steps were left out.',
    'Invoice 2041 is settled.',
  ])
})

test('one that was left out alone is named', () => {
  const [item] = timelineItems([leftOut('courtesy')], 'en-US')
  expect(item?.sentence).toBe('Courtesy note was left out: its moment had passed.')
})

test('those of two invoices stay apart', () => {
  const other = { ...leftOut('due_today'), invoice: { id: 'j', number: '2042' } }
  expect(timelineItems([leftOut('courtesy'), other], 'en-US')).toHaveLength(2)
})

test('names who did it, unless Dunwell did', () => {
  const event: TimelineEvent = { type: 'hold.released', data: { kind: 'manual' } }
  const byOf = (actor: string) => timelineItems([entry(event, { actor })], 'en-US')[0]?.by
  expect(byOf('system')).toBeNull()
  expect(byOf('Nora North')).toBe('Nora North')
  expect(byOf('client')).toBe('the client')
})

test('a draft that grew old while it waited is one line; one whose ground moved is told', () => {
  const about = { number: '2041', stage: 'final_demand' } as const
  const drafted = (messageId: string) =>
    entry(
      { type: 'reminder.queued', data: { ...about, messageId, sendAt: '', needsApproval: true, reason: '' } },
      { id: `q${messageId}` },
    )
  const cancelled = (messageId: string, reason: string) =>
    entry({ type: 'reminder.cancelled', data: { ...about, messageId, reason } }, { id: `c${messageId}` })
  const { aged, moved } = takenBackBecause
  const sentencesOf = (...entries: ReturnType<typeof entry>[]) =>
    timelineItems(entries, 'en-US').map(({ sentence }) => sentence)
  const waits = 'Final notice was drafted and waits for approval.'
  expect(sentencesOf(drafted('3'), cancelled('2', aged), drafted('2'), cancelled('1', aged), drafted('1'))).toEqual([
    `${waits} Written anew twice while it waited.`,
  ])
  expect(sentencesOf(drafted('2'), cancelled('1', moved), drafted('1'))).toHaveLength(3)
  expect(sentencesOf(cancelled('1', aged), drafted('1'))).toHaveLength(2)
})
