import type { Prisma } from '#app/db/generated/client.ts'
import { withSteps } from '#app/db/read/drafts.server.ts'

export const withPapers = {
  attachments: { orderBy: { position: 'asc' } },
  ...withSteps,
} as const satisfies Prisma.OutboxMessageInclude

export type ClaimedMessage = Prisma.OutboxMessageGetPayload<{ include: typeof withPapers }>
