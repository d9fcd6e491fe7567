import { isEventChoice, tidyChoice } from '#app/domain/webhook/event-choice.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { resolveTarget } from '#app/gateways/webhook/resolve-target.server.ts'
import type { TargetRefusal } from '#app/gateways/webhook/resolve-target.server.ts'

export type EndpointRefusal = TargetRefusal | 'no_event' | 'unknown_event'

/** The address as it is kept, once its name leads somewhere webhooks may go. Asks the DNS. */
export async function checkUrl(text: string): Promise<Result<string, TargetRefusal>> {
  const target = await resolveTarget(text.trim())
  return target.ok ? ok(target.value.url.href) : target
}

export function checkEvents(events: readonly string[]): Result<string[], 'no_event' | 'unknown_event'> {
  if (events.length === 0) return refuse('no_event')
  return events.every(isEventChoice) ? ok(tidyChoice(events)) : refuse('unknown_event')
}
