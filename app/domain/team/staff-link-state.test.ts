import { expect, test } from 'vitest'
import { staffLinkState } from './staff-link-state.ts'

const now = new Date('2026-12-01T12:00:00Z')
const earlier = new Date('2026-12-01T11:59:59Z')
const later = new Date('2026-12-01T12:00:01Z')

test.each([
  ['open', later, null, null],
  ['expired', now, null, null],
  ['used', later, earlier, null],
  ['revoked', later, null, earlier],
  ['used', earlier, earlier, earlier],
])('%s', (state, expiresAt, usedAt, revokedAt) =>
  expect(staffLinkState({ expiresAt, usedAt, revokedAt }, now)).toBe(state),
)
