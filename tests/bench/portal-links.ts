import pg from 'pg'
import { derivePortalToken, hashPortalToken } from '#app/portal-token.server.ts'
import { BUSINESS, idOf } from './world.ts'

const linkOf = (n: number): string => idOf('invoice', n).replace('-72', '-74')

/** A link to each of the first invoices; answers their tokens and what stands on their pages. */
export async function makePortalLinks(url: string, count: number): Promise<{ token: string; number: string }[]> {
  const ids = Array.from({ length: count }, (_, n) => linkOf(n + 1))
  const tokens = ids.map(derivePortalToken)
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(
      `INSERT INTO "PortalLink" ("businessId", "id", "clientId", "invoiceId", "tokenHash", "createdAt")
        SELECT i."businessId", made."id", i."clientId", i."id", made."hash", i."issuedAt"
        FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS made ("id", "invoiceId", "hash")
        JOIN "Invoice" i ON i."businessId" = $1::uuid AND i."id" = made."invoiceId"`,
      [BUSINESS, ids, ids.map((_, n) => idOf('invoice', n + 1)), tokens.map(hashPortalToken)],
    )
    await client.query('ANALYZE "PortalLink"')
  } finally {
    await client.end()
  }
  return tokens.map((token, n) => ({ token, number: `INV-${String(n + 1).padStart(7, '0')}` }))
}
