/** A decision about one member of the team. */
export interface OfMember {
  businessId: string
  userId: string
  actor: string
  now: Date
}
