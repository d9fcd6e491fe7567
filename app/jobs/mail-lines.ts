/** A mail that waits for its turn. */
export interface Waiting {
  readonly businessId: string
  readonly clientId: string
  readonly id: string
  readonly kind: string
  /** It was in somebody's hands before. */
  readonly isInterrupted: boolean
}

/** What goes to one client goes in the order it was written in (R9): behind a mail that has yet to be tried again, the others wait. */
export interface Line<T extends Waiting = Waiting> {
  readonly mails: T[]
  /** Its client was in other hands: whoever comes again waits for them, and for that goes alone. */
  isAlone: boolean
}

export function linesOf<T extends Waiting>(mails: readonly T[]): Line<T>[] {
  const lines = new Map<string, Line<T>>()
  for (const mail of mails) {
    const key = `${mail.businessId} ${mail.clientId}`
    const line = lines.get(key)
    if (line) line.mails.push(mail)
    else lines.set(key, { mails: [mail], isAlone: false })
  }
  return [...lines.values()]
}

/** Takes, out of `ready`, lines whose first mails may be begun together: those of one business that begin in the same way. */
export function takeSet<T extends Waiting>(ready: Line<T>[], most: number): Line<T>[] {
  const head = ready[0]?.mails[0]
  if (!head) return []
  const isLike = ({ mails: [first], isAlone }: Line<T>) =>
    !isAlone && first?.businessId === head.businessId && first.isInterrupted === head.isInterrupted
  const set = ready[0]?.isAlone ? ready.slice(0, 1) : ready.filter(isLike).slice(0, most)
  const taken = new Set(set)
  ready.splice(0, ready.length, ...ready.filter((line) => !taken.has(line)))
  return set
}
