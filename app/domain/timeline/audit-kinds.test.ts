import { expect, test } from 'vitest'
import { auditKinds } from './audit-kinds.ts'
import { timelineTypes } from './describe-event.ts'

const begins = Object.values(auditKinds).flatMap((kind) => [...kind.begins])

test('every event is of one kind, save tasks, which follow from others', () => {
  const kindless = timelineTypes.filter((type) => begins.filter((begin) => type.startsWith(begin)).length !== 1)
  expect(kindless.filter((type) => !type.startsWith('task.'))).toEqual([])
})
