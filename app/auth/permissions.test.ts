import { describe, expect, test } from 'vitest'
import { can, staffActions, staffRoles } from './permissions.ts'

const writes = staffActions.filter(
  (action) => !['ask-dry-run', 'save-view', 'export-evidence', 'export-reports', 'read-audit'].includes(action),
)

test('a bookkeeper reads and exports, and changes nothing', () => {
  expect(writes.filter((action) => can('bookkeeper', action))).toEqual([])
  expect(can('bookkeeper', 'export-reports')).toBe(true)
  expect(can('bookkeeper', 'read-audit')).toBe(true)
})

test('the owner may do everything', () => {
  expect(staffActions.filter((action) => !can('owner', action))).toEqual([])
})

describe('every role may do what the one below it may', () => {
  test.each([
    ['owner', 'admin'],
    ['admin', 'collector'],
  ] as const)('%s, then %s', (above, below) => {
    expect(staffActions.filter((action) => can(below, action) && !can(above, action))).toEqual([])
  })
})

test('a collector answers clients, and neither makes invoices nor gives money back', () => {
  expect(can('collector', 'approve-messages')).toBe(true)
  expect(can('collector', 'record-payment')).toBe(true)
  for (const action of ['issue-invoice', 'refund-payment', 'void-invoice', 'change-settings'] as const)
    expect(can('collector', action)).toBe(false)
})

test('bad debts, the team and a person’s data are the owner’s', () => {
  for (const action of ['write-off-debt', 'manage-team', 'erase-client', 'export-everything'] as const)
    expect(staffRoles.filter((role) => can(role, action))).toEqual(['owner'])
})
