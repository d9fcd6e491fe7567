import { prisma } from '#app/db/client.server.ts'
import { readAccountContact } from '#app/db/read/account-contact.server.ts'
import { maskAddress } from '#app/domain/account/mask-address.ts'

/** Where a code would go from a link, shown so that only whoever knows the address recognises it; null: nowhere. */
export async function findMaskedAddress(link: {
  businessId: string
  clientId: string
  sentTo: string | null
}): Promise<string | null> {
  const contact = await readAccountContact(prisma, link)
  return contact && maskAddress(contact.email)
}
