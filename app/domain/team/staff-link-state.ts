interface StaffLinkFacts {
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** Days in which a link for a colleague can be used. */
export const STAFF_LINK_DAYS = 7

/** What a link for a colleague still is: it opens once, within its days, unless it was withdrawn. */
export function staffLinkState(link: StaffLinkFacts, now: Date): 'open' | 'used' | 'revoked' | 'expired' {
  if (link.usedAt) return 'used'
  if (link.revokedAt) return 'revoked'
  return link.expiresAt.getTime() > now.getTime() ? 'open' : 'expired'
}
