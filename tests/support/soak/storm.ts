import type { Fleet } from './fleet.ts'
import type { Blow } from './plan.ts'
import { makeSecondVersion, migrateWith } from './second-version.ts'

const spoiled = [
  'timeout',
  '500',
  '500',
  '429',
  'drop',
  'drop-after',
  '500-after',
  'slow',
  'slow-after',
  'cut',
  'html',
] as const
const providers = ['stripe', 'paypal', 'resend'] as const
const sleep = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))

/** Everything of the plan at its time, side by side where it overlaps. Answers how often each came; ends when the last has passed. */
export async function letStormPass(fleet: Fleet, plan: readonly Blow[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const startedAt = performance.now()
  const running: Promise<void>[] = []
  for (const blow of plan) {
    await sleep(Math.max(0, blow.atMs - (performance.now() - startedAt)))
    counts[blow.kind] = (counts[blow.kind] ?? 0) + 1
    running.push(strike(fleet, blow))
  }
  await Promise.all(running)
  await fleet.control('/faults', undefined, 'DELETE')
  return counts
}

let crashing: Promise<void> = Promise.resolve()

async function strike(fleet: Fleet, { kind, victim, forMs, choice }: Blow): Promise<void> {
  const machine = fleet.machines[victim % fleet.machines.length]
  if (!machine) return
  const provider = providers[victim % providers.length] ?? 'stripe'
  switch (kind) {
    case 'kill':
      return void (await machine.end('SIGKILL'))
    case 'term':
      return void (await machine.end('SIGTERM'))
    case 'stop':
      return machine.standStill(2_000 + forMs)
    case 'cut':
    case 'silent':
      machine.wire.set(kind)
      await sleep(1_000 + forMs)
      return machine.wire.set('whole')
    case 'provider':
      return void (await fleet.control('/faults', {
        ...{ provider, kind: spoiled[choice % spoiled.length], times: 1 + (choice % 4), ms: 1_500 },
        // A token that comes spoiled is another story, told elsewhere.
        ...(provider === 'paypal' && { path: '/v2/' }),
      }))
    case 'replay':
      return void (await fleet.control('/webhooks/replay', { provider, times: 1, shuffle: true }))
    case 'postgres':
      return (crashing = crashing.then(() => fleet.postgres.crash(forMs)))
    case 'clock':
      return moveClock(fleet, 1 + (choice % 5))
    case 'deploy':
      return rollOut(fleet)
  }
}

/** The database may be down at this very moment: then the day is a little shorter. */
async function moveClock(fleet: Fleet, hours: number): Promise<void> {
  await fleet.control('/clock', { advance: `PT${hours}H` }).catch(() => {})
}

/** The migration first, then one process after the other, each with all its time to end. */
async function rollOut(fleet: Fleet): Promise<void> {
  const folder = await makeSecondVersion()
  for (let tries = 0; ; tries += 1) {
    const done = await migrateWith(folder, fleet.env, fleet.ownUrl).catch((error: unknown) => error)
    if (typeof done === 'string') break
    if (tries === 20) throw done
    await sleep(1_000)
  }
  fleet.deploy(folder)
  for (const machine of fleet.machines) await machine.end('SIGTERM')
}
