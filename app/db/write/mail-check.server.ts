import { prisma } from '#app/db/client.server.ts'

const ONLY = 1

/** Keeps the last look at the sending domain; it belongs to the installation, not to one business. */
export async function saveMailCheck(domain: string, result: object, now: Date): Promise<void> {
  const data = { checkedAt: now, domain, result: JSON.parse(JSON.stringify(result)) as object }
  await prisma.mailCheck.upsert({ where: { id: ONLY }, create: { id: ONLY, ...data }, update: data })
}
