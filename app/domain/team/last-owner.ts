interface Member {
  readonly userId: string
  readonly role: string
}

/** True where a business would be left without an owner if this person were none: such a change is refused. */
export function isLastOwner(members: readonly Member[], userId: string): boolean {
  const owners = members.filter(({ role }) => role === 'owner')
  return owners.length === 1 && owners[0]?.userId === userId
}
