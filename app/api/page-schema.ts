import { z } from 'zod'

/** Query parameters of every list. */
export const PageQuerySchema = z.strictObject({
  limit: z.coerce
    .number()
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(20)
    .meta({ description: 'Items on one page.' }),
  after: z
    .uuid('must be the `next` of the page before')
    .optional()
    .meta({ description: 'The `next` of the page before.' }),
})

export type PageQuery = z.output<typeof PageQuerySchema>

/** `{ data, next }`: `next` is what to pass as `after`, null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item),
    next: z.uuid().nullable().meta({ description: 'Pass it as `after` for the next page; null on the last one.' }),
  })

/** Where the next page of a list by id begins, the newest first; for a `where`. */
export const olderThan = ({ after }: PageQuery) => (after === undefined ? {} : { id: { lt: after } })

/** Query of a list of what belongs to clients and invoices and is in one of these states. */
export const caseQuery = <const States extends readonly string[]>(states: States) =>
  PageQuerySchema.extend({
    status: z.enum(states).optional(),
    clientId: z.uuid().optional(),
    invoiceId: z.uuid().optional(),
  })

interface CaseQuery<State> extends PageQuery {
  readonly status?: State | undefined
  readonly clientId?: string | undefined
  readonly invoiceId?: string | undefined
}

/** The page such a query asks for, the newest first, in the database's words. */
export function newestOf<State extends string>(businessId: string, query: CaseQuery<State>) {
  const { status, clientId, invoiceId } = query
  const where = {
    ...{ businessId, ...olderThan(query) },
    ...(status && { state: status }),
    ...(clientId && { clientId }),
    ...(invoiceId && { invoiceId }),
  }
  return { where, orderBy: { id: 'desc' }, take: rowsToRead(query) } as const
}

/** What a list query asks the database for: one row more than shown tells whether there is a next page. */
export const rowsToRead = ({ limit }: PageQuery): number => limit + 1

export const nextOf = (rows: readonly { id: string }[], { limit }: PageQuery): string | null =>
  rows.length > limit ? (rows[limit - 1]?.id ?? null) : null

export const page = <Row extends { id: string }, Item>(
  rows: readonly Row[],
  query: PageQuery,
  item: (row: Row) => Item,
): { data: Item[]; next: string | null } => ({ data: rows.slice(0, query.limit).map(item), next: nextOf(rows, query) })

/** Query of a list in an order of its own (by day, by name): 50 items on a page, its place in `after` is not to be read. */
export const CursorQuerySchema = z.strictObject({
  after: z.string().max(400).optional().meta({ description: 'The `next` of the page before, 50 items each.' }),
})

/** The same shape as `pageOf`, for such a list. */
export const cursorPageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item),
    next: z.string().nullable().meta({ description: 'Pass it as `after` for the next page; null on the last one.' }),
  })
