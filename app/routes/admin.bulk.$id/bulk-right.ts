import type { StaffAction } from '#app/auth/permissions.ts'
import type { BulkKind } from '#app/domain/bulk/bulk-decision.ts'

const rights: Record<BulkKind, StaffAction> = {
  hold: 'hold-follow-up',
  release: 'hold-follow-up',
  approve: 'approve-messages',
  assign: 'assign-client',
  policy: 'choose-policy',
}

/** What it takes to decide this about many, and to take it back. */
export const bulkRight = (kind: BulkKind): StaffAction => rights[kind]
