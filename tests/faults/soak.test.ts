import { expect, onTestFinished, test } from 'vitest'
import { atLength } from '#tests/support/lane.ts'
import { startFleet } from '#tests/support/soak/fleet.ts'
import { people, type OpenBill } from '#tests/support/soak/people.ts'
import { planStorm } from '#tests/support/soak/plan.ts'
import { letStormPass } from '#tests/support/soak/storm.ts'
import { judgeBooks, judgeCalls, judgeMails, judgeProcesses } from '#tests/support/soak/verdict.ts'
import { watchOrder } from '#tests/support/soak/watch.ts'

// A cluster in bad weather. `SOAK_SEED=7 SOAK_SECONDS=600` plays the same weather again; how the machine deals out its time is not ours.
const seed = Number(process.env['SOAK_SEED'] ?? atLength(2, Date.now() % 1_000_000))
const seconds = Number(process.env['SOAK_SECONDS'] ?? atLength(20, 600))
const bills = atLength(36, 150)
const NOW = new Date('2026-11-23T15:00:00Z')

test(
  `D1: four workers, two webs, bad weather for ${seconds} s (seed ${seed}): nothing twice, nothing lost`,
  async () => {
    const fleet = await startFleet(NOW, seed, { workers: 4, webs: 2 })
    onTestFinished(() => fleet.stop(), 120_000)
    const { makeBusiness } = await import('#tests/support/make.ts')
    const { makeLinkedInvoice } = await import('#tests/support/portal-link.ts')
    const { createApiKey } = await import('#app/features/api-keys/create-api-key.server.ts')
    const { prisma, look, control } = fleet
    const spans: Record<string, number> = {}
    let since = performance.now()
    const lap = (name: string) => {
      spans[name] = Math.round((performance.now() - since) / 1_000)
      since = performance.now()
    }
    await watchOrder(fleet)
    const businessId = await makeBusiness(prisma)
    const { key } = await createApiKey({ businessId, name: 'soak', scopes: ['read', 'write', 'money'], now: NOW })
    const open: OpenBill[] = []
    for (let nth = 0; nth < bills; nth += 1) {
      const number = `SOAK-${nth}`
      const dueOn = new Date(NOW.getTime() + ((nth % 24) - 12) * 86_400_000).toISOString().slice(0, 10)
      const who = { email: `client-${nth % 30}@soak.example`, clientName: `Harbour Client ${nth % 30}` }
      open.push({ number, ...(await makeLinkedInvoice({ businessId, number, dueOn, now: NOW, ...who })) })
    }
    await fleet.ready()
    lap('begin')
    const crowd = people(fleet, key, open, seed)
    const blows = await letStormPass(fleet, planStorm(seed, seconds * 1_000))
    lap('storm')
    await crowd.goHome()

    await fleet.ready()
    for (const call of crowd.calls)
      for (let tries = 0; call.answer === null && tries < 30; tries += 1) {
        if (!(await crowd.repeat(call))) await control('/clock', { advance: 'PT1M' })
      }
    lap('answers')
    await fleet.calm()
    for (const advance of ['PT3H', 'P1D', 'P1D', 'P1D']) await control('/clock', { advance })

    lap('calm')
    const payments = await look<{ what: string; count: number }>(
      `SELECT "method" || ' ' || "state" AS what, count(*)::int AS count FROM "Payment" GROUP BY 1 ORDER BY 1`,
    )
    const mails = (await fleet.mails()).length
    console.info(
      JSON.stringify({
        ...{ seed, spans, blows, webhooks: fleet.postman.counts, people: crowd.counts, mails },
        payments: Object.fromEntries(payments.map(({ what, count }) => [what, count])),
      }),
    )
    const secrets = [key, ...open.map(({ token }) => token), '@soak.example', 'Harbour Client', 'Program ']
    const configured = ['APP_SECRET', 'DATABASE_URL'].map((name) => fleet.env[name] ?? 'postgresql://')
    const complaints = [
      ...judgeProcesses(fleet, [...secrets, ...configured]),
      ...(await judgeBooks(fleet)),
      ...(await judgeMails(fleet)),
      ...(await judgeCalls(fleet, crowd.calls)),
    ]
    expect(complaints).toEqual([])
    // Weather in which nobody got anything done would prove nothing.
    expect(mails).toBeGreaterThan(bills / 4)
    const came = payments.filter(({ what }) => /settled|processing|refunded|disputed|returned/.test(what))
    expect(came.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(seconds / 20)
  },
  (seconds + 300) * 1_000,
)
