import { Prisma } from '#app/db/generated/client.ts'
import { isAcrossBusinesses } from './across-businesses.server.ts'
import { tableLeftOpen } from './business-in-sql.ts'
import { staysInOneBusiness } from './named-business.ts'
import { keysOfOneRow, ownedTables } from './owned-tables.ts'

/** The texts of this many statements are remembered: ours number a few hundred, and only lists of parameters make more of them. */
const REMEMBERED = 5_000

/** What reads or writes the rows of every business says so, and why, at its beginning. */
const across = /^\s*\/\* across businesses: \S[^*]*\*\//

/** By statement: the table whose business it leaves open; null for none. */
const judged = new Map<string, string | null>()

/**
 * The second lock between businesses, beside what each query says itself: a query of an owned table that forgets the business is
 * refused before it reaches the database, in every environment. Operations of models are read by their arguments, statements by
 * their text. Relations need no look of their own: every foreign key between owned tables carries the business, so whatever is
 * read or written along one stays in the business of the row it started from.
 */
export const businessLock = Prisma.defineExtension({
  name: 'business-lock',
  query: {
    $allModels: {
      $allOperations({ model, operation, args, query }) {
        if (ownedTables.has(model) && !staysInOneBusiness(model, operation, args)) refuse(model, operation)
        return query(args)
      },
    },
    $queryRaw({ args, query }) {
      mustStayInOneBusiness(args.sql)
      return query(args)
    },
    $executeRaw({ args, query }) {
      mustStayInOneBusiness(args.sql)
      return query(args)
    },
    $queryRawUnsafe({ args, query }) {
      mustStayInOneBusiness(args[0])
      return query(args)
    },
    $executeRawUnsafe({ args, query }) {
      mustStayInOneBusiness(args[0])
      return query(args)
    },
  },
})

/** Throws for a statement that leaves the business of an owned table open, or does not say why it rightly does. */
export function mustStayInOneBusiness(sql: string): void {
  let table = judged.get(sql)
  if (table === undefined) {
    table = across.test(sql) ? null : tableLeftOpen(sql, { owned: ownedTables, keysOfOneRow })
    if (judged.size >= REMEMBERED) judged.clear()
    judged.set(sql, table)
  }
  if (table !== null) refuse(table, 'statement')
}

/** Names the table and the operation, and none of the data. */
function refuse(table: string, operation: string): void {
  if (isAcrossBusinesses()) return
  throw new Error(`${table} ${operation} refused: it does not say of which business`)
}
