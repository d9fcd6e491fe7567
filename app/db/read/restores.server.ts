import { prisma } from '../client.server.ts'

export interface OpenRestore {
  readonly id: string
  readonly restorePoint: Date
  readonly restoredAt: Date
  readonly mailsReadAt: Date | null
  readonly reportsReadAt: Date | null
}

/** The restore whose consequences are still being found out; null: there is none, and work goes on as ever. */
export const findOpenRestore = (): Promise<OpenRestore | null> =>
  prisma.restore.findFirst({
    where: { finishedAt: null },
    orderBy: { restoredAt: 'desc' },
    select: { id: true, restorePoint: true, restoredAt: true, mailsReadAt: true, reportsReadAt: true },
  })
