import { randomBytes } from 'node:crypto'
import { hashOfStaffToken } from '#app/db/read/staff-links.server.ts'
import type { Tx } from '#app/db/transaction.server.ts'
import { STAFF_LINK_DAYS } from '#app/domain/team/staff-link-state.ts'
import type { StaffRole } from '#app/db/generated/enums.ts'
import { newId } from '#app/ids.server.ts'

interface NewStaffLink {
  businessId: string
  email: string
  /** An invitation has a role, a password link the person it is for. */
  for: { role: StaffRole } | { userId: string }
  actor: string
  now: Date
}

/** Makes a link for one person; older open ones for the same address end. The token is answered once and never stored. */
export async function insertStaffLink(tx: Tx, { businessId, email, for: whom, actor, now }: NewStaffLink) {
  const token = randomBytes(32).toString('base64url')
  await tx.staffLink.updateMany({
    where: { businessId, email, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  await tx.staffLink.create({
    data: {
      ...{ businessId, id: newId(), email, tokenHash: hashOfStaffToken(token), createdAt: now, createdBy: actor },
      kind: 'role' in whom ? 'invite' : 'password',
      ...whom,
      expiresAt: new Date(now.getTime() + STAFF_LINK_DAYS * 24 * 3_600_000),
    },
  })
  return token
}

/** Uses a link up; false when somebody was first, it was withdrawn or its days are over. */
export async function spendStaffLink(tx: Tx, { id, businessId, now }: { id: string; businessId: string; now: Date }) {
  const { count } = await tx.staffLink.updateMany({
    where: { businessId, id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 1
}
