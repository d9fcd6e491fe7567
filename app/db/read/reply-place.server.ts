import { prisma } from '#app/db/client.server.ts'
import { acrossBusinesses } from '#app/db/lock/across-businesses.server.ts'
import { readReplyToken, replyTokensIn } from '#app/domain/reply/reply-token.ts'
import { openReplyToken } from '#app/reply-address.server.ts'

/** Whose a mail is. Without a client somebody has to say; without a business it is nobody's here. */
export interface ReplyPlace {
  readonly businessId: string
  readonly client: {
    readonly clientId: string
    readonly invoiceId: string | null
    /** The mail of ours that it answers. */
    readonly messageId: string | null
    readonly foundBy: 'address' | 'thread' | 'sender'
  } | null
}

/**
 * Finds whose a mail is: by the address it was sent to, which names a mail of ours; by the mails it refers to; by its sender, where
 * one client alone has that address; else only the business. The first two cannot be made up: they carry our own code.
 */
export const findReplyPlace = (mail: ReceivedMail): Promise<ReplyPlace | null> =>
  acrossBusinesses('a mail comes to the installation, and says itself whose it is', () => placeOf(mail))

interface ReceivedMail {
  fromAddress: string
  to: readonly string[]
  refersTo: readonly string[]
}

async function placeOf(mail: ReceivedMail): Promise<ReplyPlace | null> {
  const businesses = await prisma.business.findMany({ select: { id: true, slug: true } })
  const businessIds = businesses.map(({ id }) => id)
  for (const [foundBy, texts] of [
    ['address', mail.to],
    ['thread', mail.refersTo],
  ] as const) {
    const tokens = replyTokensIn(texts)
    const proven = tokens.flatMap((token) => openReplyToken(token) ?? [])
    // A mail remembers the address it gave: that one is good also when the secret it was made with is gone.
    const given = tokens.flatMap((token) => {
      const id = readReplyToken(token)?.messageId
      return id ? [{ id, replyTo: { startsWith: `reply+${token}@` } }] : []
    })
    const message = await prisma.outboxMessage.findFirst({
      where: { businessId: { in: businessIds }, OR: [{ id: { in: proven } }, ...given] },
      select: {
        businessId: true,
        id: true,
        clientId: true,
        invoiceId: true,
        reminders: { select: { invoiceId: true } },
      },
    })
    if (!message) continue
    const { businessId, id: messageId, clientId } = message
    const invoiceId = message.invoiceId ?? message.reminders[0]?.invoiceId ?? null
    return { businessId, client: { clientId, invoiceId, messageId, foundBy } }
  }
  const contacts = await prisma.contact.findMany({
    where: { businessId: { in: businessIds }, email: { equals: mail.fromAddress, mode: 'insensitive' } },
    select: { businessId: true, clientId: true },
    distinct: ['businessId', 'clientId'],
    take: 2,
  })
  const [contact] = contacts
  if (contact && contacts.length === 1) {
    const { businessId, clientId } = contact
    return { businessId, client: { clientId, invoiceId: null, messageId: null, foundBy: 'sender' } }
  }
  const names = mail.to.map((address) => /([^<@\s]+)@/.exec(address)?.[1]?.toLowerCase())
  const named = businesses.find(({ slug }) => names.includes(slug))
  const [only] = businesses
  const business = named ?? (businesses.length === 1 ? only : undefined)
  return business ? { businessId: business.id, client: null } : null
}

/** The addresses a business writes from itself, in lower case: its own, its colleagues' and the one its mails are sent from. */
export async function ownAddresses(businessId: string, mailFrom: string): Promise<string[]> {
  const business = await prisma.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { email: true, memberships: { select: { user: { select: { email: true } } } } },
  })
  return [mailFrom, business.email, ...business.memberships.map(({ user }) => user.email)].map((email) =>
    email.toLowerCase(),
  )
}
