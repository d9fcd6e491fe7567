import { lastWebhooks } from '#app/db/read/last-webhooks.server.ts'
import { prisma } from '#app/db/client.server.ts'
import { reach } from '#app/gateways/reach.server.ts'
import { fine, span, warn, wrong, type Finding } from './finding.ts'

const names = ['Stripe', 'PayPal', 'Resend'] as const
const QUIET_SECONDS = 3 * 86_400

/** Whether each provider takes our keys, and whether it still reports to us while there is something to report. */
export async function checkProviders(now: Date): Promise<Finding[]> {
  const [heard, busy] = await Promise.all([lastWebhooks(), lastActivity()])
  const findings = await Promise.all(
    names.map(async (name): Promise<Finding[]> => {
      const answer = await reach[name](now).then(
        () => fine(name, 'answers with these keys'),
        (error: unknown) =>
          wrong(
            name,
            error instanceof Error ? error.message : 'does not answer',
            `See ${name}’s status page, and its keys in the environment.`,
          ),
      )
      const last = heard.get(name.toLowerCase())
      const acted = busy[name]
      const isQuiet =
        acted !== null && now.getTime() - acted.getTime() < QUIET_SECONDS * 1_000 && (!last || last < acted)
      const webhook = `${name} webhooks`
      if (!last && acted === null) return [answer]
      return [
        answer,
        isQuiet
          ? warn(
              webhook,
              last
                ? `the last came ${span((now.getTime() - last.getTime()) / 1_000)} ago, before our last call`
                : 'none ever came',
              `Point ${name}’s webhook at /webhooks/${name.toLowerCase()}; until then news come late, by asking.`,
            )
          : fine(
              webhook,
              last ? `the last came ${span((now.getTime() - last.getTime()) / 1_000)} ago` : 'nothing to report yet',
            ),
      ]
    }),
  )
  return findings.flat()
}

/** When we last had each provider do something that it reports on; ten minutes are left for the report to come. */
async function lastActivity(): Promise<Record<(typeof names)[number], Date | null>> {
  const [row] = await prisma.$queryRaw<
    { stripe: Date | null; paypal: Date | null; resend: Date | null }[]
  >`/* across businesses: when each provider last had something to report */
    SELECT max("settledAt") FILTER (WHERE "provider" = 'stripe') - interval '10 minutes' AS stripe,
      max("settledAt") FILTER (WHERE "provider" = 'paypal') - interval '10 minutes' AS paypal,
      (SELECT max("sentAt") - interval '10 minutes' FROM "OutboxMessage") AS resend FROM "Payment"`
  return { Stripe: row?.stripe ?? null, PayPal: row?.paypal ?? null, Resend: row?.resend ?? null }
}
