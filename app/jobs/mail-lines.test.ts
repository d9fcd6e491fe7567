import { expect, test } from 'vitest'
import { linesOf, takeSet, type Waiting } from './mail-lines.ts'

const mail = (id: string, clientId: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{ businessId: 'b', clientId, id, kind: 'reminder', isInterrupted: false, ...more },
})
const heads = (lines: readonly { mails: readonly Waiting[] }[]) => lines.map(({ mails }) => mails[0]?.id)

test('a line holds the mails of one client in their order', () => {
  const lines = linesOf([mail('1', 'ada'), mail('2', 'bob'), mail('3', 'ada')])
  expect(lines.map(({ mails }) => mails.map(({ id }) => id))).toEqual([['1', '3'], ['2']])
})

test('the same client id in two businesses is two clients', () => {
  expect(linesOf([mail('1', 'ada'), mail('2', 'ada', { businessId: 'c' })])).toHaveLength(2)
})

test('a set holds one mail of a client, of one business, begun in one way; the others stay ready', () => {
  const ready = linesOf([
    mail('1', 'ada'),
    mail('2', 'ada'),
    mail('3', 'bob', { isInterrupted: true }),
    mail('4', 'cyd', { businessId: 'c' }),
    mail('5', 'dan'),
  ])
  expect(heads(takeSet(ready, 10))).toEqual(['1', '5'])
  expect(heads(ready)).toEqual(['3', '4'])
  expect(heads(takeSet(ready, 10))).toEqual(['3'])
  expect(heads(takeSet(ready, 10))).toEqual(['4'])
  expect(takeSet(ready, 10)).toEqual([])
})

test('a set is no larger than it may be, and a line that goes alone goes alone', () => {
  const ready = linesOf([mail('1', 'ada'), mail('2', 'bob'), mail('3', 'cyd')])
  const [, bob] = ready
  if (bob) bob.isAlone = true
  expect(heads(takeSet(ready, 1))).toEqual(['1'])
  expect(heads(takeSet(ready, 5))).toEqual(['2'])
  expect(heads(takeSet(ready, 5))).toEqual(['3'])
})
