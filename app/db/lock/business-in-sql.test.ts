import { expect, test } from 'vitest'
import { tableLeftOpen } from './business-in-sql.ts'

const schema = {
  owned: new Set(['Invoice', 'Client', 'PortalLink', 'Payment']),
  keysOfOneRow: { PortalLink: [['tokenHash']], Payment: [['provider', 'providerRef']] },
}
const look = (sql: string) => tableLeftOpen(sql, schema)

test.each([
  ['no condition', 'SELECT "id" FROM "Invoice"', 'Invoice'],
  ['another condition', 'SELECT "id" FROM "Invoice" WHERE "number" = $1', 'Invoice'],
  ['the business is only shown', 'SELECT "businessId" FROM "Invoice" WHERE "id" = $1', 'Invoice'],
  ['the business stands in a comment', 'SELECT 1 FROM "Invoice" /* "businessId" = $1 */', 'Invoice'],
  ['the business stands in a text', `SELECT '"businessId" = $1' FROM "Invoice"`, 'Invoice'],
  [
    'a join that forgets it',
    'SELECT 1 FROM "Invoice" i JOIN "Client" c ON c."id" = i."clientId" WHERE i."businessId" = $1',
    'Client',
  ],
  [
    'a join of everybody’s rows',
    'SELECT 1 FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId"',
    'Invoice',
  ],
  [
    'a subquery that forgets it',
    'SELECT (SELECT count(*) FROM "Client") FROM "Invoice" WHERE "Invoice"."businessId" = $1',
    'Client',
  ],
  ['an update of everything', 'UPDATE "Invoice" SET "notes" = $1', 'Invoice'],
  ['a delete by id alone', 'DELETE FROM "Invoice" WHERE "id" = ?', 'Invoice'],
  ['an insert without it', 'INSERT INTO "Invoice" ("id") VALUES ($1)', 'Invoice'],
  [
    'an insert from everybody’s',
    'INSERT INTO "Invoice" ("businessId", "id") SELECT "businessId", "id" FROM "Client"',
    'Client',
  ],
  [
    'half of a key of one row',
    'SELECT 1 FROM "Payment" p JOIN "Invoice" i ON i."businessId" = p."businessId" WHERE p."provider" = $1',
    'Payment',
  ],
  ['a truncation', 'TRUNCATE "Invoice"', 'Invoice'],
])('refused: %s', (_, sql, table) => expect(look(sql)).toBe(table))

test.each([
  ['it names the business', 'SELECT "id" FROM "Invoice" WHERE "businessId" = $1::uuid AND "number" = $2'],
  [
    'a join along the key',
    'SELECT 1 FROM "Invoice" i JOIN "Client" c ON c."businessId" = i."businessId" AND c."id" = i."clientId" WHERE i."businessId" = ?',
  ],
  [
    'from the business itself',
    'SELECT 1 FROM "Business" b JOIN "Invoice" i ON i."businessId" = b."id" WHERE b."id" = $1',
  ],
  [
    'rows compared as a whole',
    'DELETE FROM "Invoice" i WHERE (i."businessId", i."id") IN (SELECT c."businessId", c."id" FROM "Client" c WHERE c."businessId" = $1)',
  ],
  [
    'a key of one row',
    'SELECT 1 FROM "PortalLink" l JOIN "Invoice" i ON i."businessId" = l."businessId" WHERE l."tokenHash" = $1',
  ],
  ['an insert that gives it', 'INSERT INTO "Invoice" ("businessId", "id") VALUES ($1, $2)'],
  ['tables that belong to nobody', 'SELECT 1 FROM "Process" WHERE "id" = $1'],
])('let through: %s', (_, sql) => expect(look(sql)).toBeNull())
