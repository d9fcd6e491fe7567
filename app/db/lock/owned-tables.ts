import { Prisma } from '#app/db/generated/client.ts'

/** Tables whose rows belong to one business, as the schema has them: a new one is among them by itself. */
export const ownedTables: ReadonlySet<string> = new Set(
  Object.values(Prisma.ModelName).filter((model) => 'businessId' in Prisma[`${model}ScalarFieldEnum`]),
)

/**
 * Keys that name one row of all businesses: hashes of secrets nobody can guess, and the providers' own ids. Whoever has one is led to
 * its business by it, as a portal link or a webhook must be. The database has a unique index on each, and on no other.
 */
export const keysOfOneRow: Readonly<Partial<Record<Prisma.ModelName, readonly (readonly string[])[]>>> = {
  ApiKey: [['hash']],
  Difference: [['provider', 'ref', 'kind']],
  InboundMail: [['providerId']],
  MethodSetup: [['setupRef']],
  OutboxMessage: [['providerId']],
  Payment: [
    ['provider', 'checkoutRef'],
    ['provider', 'providerRef'],
  ],
  PortalLink: [['tokenHash']],
  PortalSession: [['tokenHash']],
  StaffLink: [['tokenHash']],
}
