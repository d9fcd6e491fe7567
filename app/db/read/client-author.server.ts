import type { Tx } from '#app/db/transaction.server.ts'

/** Who speaks through a link: the contact it was mailed to, by name, else the client. */
export async function readClientAuthor(
  tx: Tx,
  { businessId, clientId, sentTo }: { businessId: string; clientId: string; sentTo: string | null },
): Promise<string> {
  const { name, contacts } = await tx.client.findUniqueOrThrow({
    where: { businessId_id: { businessId, id: clientId } },
    select: { name: true, contacts: { select: { name: true, email: true } } },
  })
  const address = sentTo?.toLowerCase()
  return contacts.find((contact) => contact.name && contact.email.toLowerCase() === address)?.name ?? name
}
