import { z } from 'zod'
import { prisma } from '#app/db/client.server.ts'

const Line = z.object({
  purpose: z.enum(['spf', 'dkim', 'return_path', 'receiving', 'dmarc']),
  type: z.enum(['TXT', 'MX', 'CNAME']),
  ...{ host: z.string(), wanted: z.string(), found: z.array(z.string()) },
  verdict: z.enum(['found', 'missing', 'differs', 'unknown']),
  advice: z.string().nullable(),
})
const Result = z.object({
  standing: z.enum(['verified', 'unverified', 'unknown', 'refused', 'stand_in']),
  lines: z.array(Line),
})

/** The last look at the sending domain; null where nobody looked, or it was another domain. */
export async function readMailCheck(domain: string) {
  const row = await prisma.mailCheck.findFirst({ where: { domain } })
  const result = Result.safeParse(row?.result)
  return row && result.success ? { checkedAt: row.checkedAt, ...result.data } : null
}
