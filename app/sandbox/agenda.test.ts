import { expect, test } from 'vitest'
import { createAgenda, type AgendaItem } from './agenda.ts'
import { openJournal } from './journal.ts'

const start = new Date('2026-03-02T15:00:00Z')
const plusDays = (days: number) => new Date(start.getTime() + days * 86_400_000)

function agendaAt(now: Date) {
  const logged: string[] = []
  const items = openJournal(null).table<AgendaItem>('agenda')
  return { agenda: createAgenda(items, { now: () => now }, (line) => logged.push(line)), items, logged }
}

test('runs what is due in order of time, each at its own instant, and nothing else', () => {
  const { agenda, items } = agendaAt(start)
  const seen: string[] = []
  agenda.on('settle', (subject) => seen.push(`${subject} ${agenda.now().toISOString().slice(0, 10)}`))
  agenda.schedule(plusDays(4), 'settle', 'second')
  agenda.schedule(plusDays(1), 'settle', 'first')
  agenda.schedule(plusDays(9), 'settle', 'later')
  expect(agenda.runUntil(plusDays(5))).toBe(2)
  expect(seen).toEqual(['first 2026-03-03', 'second 2026-03-06'])
  expect(agenda.now()).toEqual(start)
  expect(items.size).toBe(1)
})

test('one item of a kind for a subject: scheduling again moves it, cancelling takes it away', () => {
  const { agenda, items } = agendaAt(start)
  const seen: string[] = []
  agenda.on('send', (subject) => seen.push(subject))
  agenda.schedule(plusDays(1), 'send', 'moved')
  agenda.schedule(plusDays(3), 'send', 'moved')
  agenda.schedule(plusDays(1), 'send', 'cancelled')
  agenda.cancel('send', 'cancelled')
  expect(agenda.runUntil(plusDays(2))).toBe(0)
  expect(agenda.runUntil(plusDays(3))).toBe(1)
  expect(seen).toEqual(['moved'])
  expect(items.size).toBe(0)
})

test('what an item schedules runs too when it is due', () => {
  const { agenda } = agendaAt(start)
  const seen: string[] = []
  agenda.on('ask', () => agenda.schedule(plusDays(2), 'answer', 'x'))
  agenda.on('answer', (subject) => seen.push(subject))
  agenda.schedule(plusDays(1), 'ask', 'x')
  expect(agenda.runUntil(plusDays(3))).toBe(2)
  expect(seen).toEqual(['x'])
})

test('an item that fails is logged and does not stop the others', () => {
  const { agenda, logged } = agendaAt(start)
  const seen: string[] = []
  agenda.on('fail', () => {
    throw new Error('no')
  })
  agenda.on('settle', (subject) => seen.push(subject))
  agenda.schedule(plusDays(1), 'fail', 'x')
  agenda.schedule(plusDays(2), 'settle', 'y')
  agenda.runUntil(plusDays(3))
  expect(seen).toEqual(['y'])
  expect(logged).toEqual(['fail of x failed: Error: no'])
})
