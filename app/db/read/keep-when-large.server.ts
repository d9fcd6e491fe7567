import { prisma } from '#app/db/client.server.ts'
import { keepInProportion } from './keep-in-proportion.ts'

/** Below this every page is read afresh, whatever it takes. */
const LARGE_FROM = 50_000
const LOOK_AGAIN_MS = 60_000

/** Answers about very many invoices may be some seconds old, see `keepInProportion`; those of fewer than 50,000 never are. */
export const keepWhenLarge = <T>(find: (key: string) => Promise<T>): ((key: string) => Promise<T>) =>
  keepInProportion(find, isSmallInstallation)

let known: { readonly isSmall: Promise<boolean>; readonly until: number } | undefined

/** By PostgreSQL's own estimate, which costs nothing to ask for; one that was never made is that of a new installation. */
function isSmallInstallation(): Promise<boolean> {
  if (known && performance.now() < known.until) return known.isSmall
  const isSmall = prisma.$queryRaw<{ isSmall: boolean }[]>`
    /* across businesses: how large the table is, as statistics have it */
    SELECT "reltuples" < ${LARGE_FROM} AS "isSmall" FROM pg_class WHERE "oid" = '"Invoice"'::regclass`.then(
    ([row]) => row?.isSmall ?? true,
  )
  known = { isSmall, until: performance.now() + LOOK_AGAIN_MS }
  isSmall.catch(() => (known = undefined))
  return isSmall
}
