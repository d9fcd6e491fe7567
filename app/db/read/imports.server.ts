import type { ImportKind, ImportState } from '#app/db/generated/enums.ts'
import { prisma } from '#app/db/client.server.ts'

export interface ImportRow {
  readonly id: string
  readonly kind: ImportKind
  readonly filename: string
  readonly state: ImportState
  readonly rowsTotal: number
  readonly rowsDone: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly error: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

const shown = {
  ...{
    id: true,
    kind: true,
    filename: true,
    state: true,
    rowsTotal: true,
    rowsDone: true,
    created: true,
    updated: true,
  },
  ...{ unchanged: true, rejected: true, error: true, createdAt: true, finishedAt: true },
} as const

const PAGE_ROWS = 50

/** The imports of a business, the latest first. `after` is the id of the last one shown. */
export async function listImports(
  businessId: string,
  after: string | null,
): Promise<{ rows: ImportRow[]; next: string | null }> {
  const rows = await prisma.importRun.findMany({
    where: { businessId },
    select: shown,
    orderBy: { id: 'desc' },
    ...(after && { cursor: { businessId_id: { businessId, id: after } }, skip: 1 }),
    take: PAGE_ROWS + 1,
  })
  const page = rows.slice(0, PAGE_ROWS)
  return { rows: page, next: rows.length > PAGE_ROWS ? (page.at(-1)?.id ?? null) : null }
}

/** One import with the plan it keeps, unread; null when the business has no such import. */
export const readImport = (businessId: string, id: string): Promise<(ImportRow & { plan: unknown }) | null> =>
  prisma.importRun.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { ...shown, plan: true },
  })
