import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { ClockMover } from '../clock-mover.ts'
import { jsonReply } from '../http-server.ts'
import type { Routes } from '../routes.ts'
import type { SandboxClock } from '../sandbox-clock.ts'
import { ControlError, readJson } from './control-error.ts'

const ClockMove = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
])

/** `POST /clock`: moves the application's time forward; answers after the work that fell due has run. */
export function clockRoutes(clock: SandboxClock, mover: ClockMover): Routes {
  const answer = () => jsonReply(200, { now: clock.now().toISOString() })
  return {
    'GET /clock': answer,
    'POST /clock': async (request) => {
      const move = readJson(request, ClockMove)
      const target = 'set' in move ? new Date(move.set) : advanced(clock.now(), move.advance)
      if (target < clock.now()) throw new ControlError(400, 'the clock only moves forward')
      await mover.moveTo(target)
      return answer()
    },
  }
}

/** `now` plus an ISO 8601 duration, counted in UTC. */
export function advanced(now: Date, duration: string): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC')
  try {
    return new Date(start.add(Temporal.Duration.from(duration)).epochMilliseconds)
  } catch {
    throw new ControlError(400, 'advance: not an ISO 8601 duration, such as P7D')
  }
}
