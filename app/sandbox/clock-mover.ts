import type { Agenda } from './agenda.ts'
import type { SandboxClock } from './sandbox-clock.ts'
import type { WebhookSender } from './webhook-sender.ts'

export interface ClockMover {
  /** Moves the application to `instant` and resolves when what fell due on the way has run, here and there. */
  moveTo(instant: Date): Promise<void>
  /** Runs what has fallen due by the plain passing of time. */
  tick(): void
}

const MAX_ROUNDS = 50
const MAX_STEPS = 20_000

export function createClockMover(clock: SandboxClock, agenda: Agenda, webhooks: WebhookSender): ClockMover {
  let last: Promise<void> = Promise.resolve()
  let moving = 0

  /** Until a whole round brings no new event: an answer of the application may cause the next thing to happen. */
  async function settleAll(instant: Date) {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const eventsBefore = webhooks.events.size
      await webhooks.flush()
      await clock.settle()
      if (agenda.runUntil(instant) === 0 && webhooks.events.size === eventsBefore) return
    }
  }

  async function goTo(instant: Date) {
    if (agenda.runUntil(instant) > 0) await settleAll(instant)
    await clock.moveTo(instant)
    await settleAll(instant)
  }

  /** Time passes as it would: it stops at every instant at which something falls due, so that nothing is missed by a leap. */
  async function move(target: Date) {
    await webhooks.flush()
    await settleAll(clock.now())
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const stops = [agenda.nextAt(), await clock.nextDue()].filter(
        (stop) => stop !== null && stop > clock.now() && stop < target,
      )
      const next = stops.sort((a, b) => Number(a) - Number(b))[0]
      if (!next) break
      await goTo(next)
    }
    await goTo(target)
  }

  return {
    moveTo(instant) {
      moving += 1
      const done = last.then(() => move(instant)).finally(() => (moving -= 1))
      last = done.catch(() => {})
      return done
    },
    tick() {
      if (moving === 0) agenda.runUntil(clock.now())
    },
  }
}
