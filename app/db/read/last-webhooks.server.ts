import { prisma } from '#app/db/client.server.ts'

/** When each provider last reported to this installation; absent where one never did. */
export async function lastWebhooks(): Promise<ReadonlyMap<string, Date>> {
  const found = await Promise.all(
    ['stripe', 'paypal', 'resend'].map(async (provider) => {
      const last = await prisma.inboxEvent.findFirst({
        where: { provider },
        orderBy: { receivedAt: 'desc' },
        select: { receivedAt: true },
      })
      return last ? ([[provider, last.receivedAt]] as const) : []
    }),
  )
  return new Map(found.flat())
}
