import type { Tx } from '#app/db/transaction.server.ts'

interface Copied {
  readonly id: string
  readonly clientId: string
  readonly kind: string
  readonly ccAddresses: readonly string[]
}

/** By message: of those a reminder is copied to, whoever is still on the client's file with an address that may be written to (R12). */
export async function copiesStillOnFile(
  db: Tx,
  businessId: string,
  messages: readonly Copied[],
): Promise<Map<string, string[]>> {
  const copied = messages.filter(({ kind, ccAddresses }) => kind === 'reminder' && ccAddresses.length > 0)
  const onFile =
    copied.length === 0
      ? []
      : await db.contact.findMany({
          where: { businessId, clientId: { in: copied.map(({ clientId }) => clientId) }, state: 'usable' },
          select: { clientId: true, email: true },
        })
  return new Map(
    messages.map((message) => {
      const { id, clientId, ccAddresses } = message
      const isOnFile = (address: string) =>
        onFile.some((contact) => contact.clientId === clientId && contact.email === address)
      return [id, copied.includes(message) ? ccAddresses.filter(isOnFile) : [...ccAddresses]]
    }),
  )
}
