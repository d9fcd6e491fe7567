import { changeEndpoint } from '#app/features/webhooks-out/change-endpoint.server.ts'
import { removeEndpoint } from '#app/features/webhooks-out/remove-endpoint.server.ts'
import { replayDelivery, replayFailed } from '#app/features/webhooks-out/replay.server.ts'
import { rotateSecret } from '#app/features/webhooks-out/rotate-secret.server.ts'
import { sendTest } from '#app/features/webhooks-out/send-test.server.ts'
import { enableEndpoint, pauseEndpoint } from '#app/features/webhooks-out/switch-endpoint.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import type { refusalWords } from '#app/ui/webhooks/refusal-words.ts'
import type { saidWords } from './said-words.ts'

interface Call {
  businessId: string
  endpointId: string
  actor: string
  now: Date
}

export type EndpointAnswer =
  | { readonly said: keyof typeof saidWords }
  | { readonly secret: string }
  | { readonly reason: keyof typeof refusalWords }

const HOUR_MS = 3_600_000

/** One decision about an endpoint: what the form's `intent` asks for. */
export async function actOnEndpoint(call: Call, form: FormData): Promise<EndpointAnswer> {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('intent')) {
    case 'change': {
      const changed = await changeEndpoint({
        ...call,
        url: text('url').slice(0, 2_001),
        description: text('description').trim().slice(0, 200),
        events: text('which') === 'all' ? ['*'] : form.getAll('events').map(String).slice(0, 500),
      })
      return changed.ok ? { said: 'changed' } : changed
    }
    case 'test': {
      const sent = await sendTest(call)
      return sent.ok ? { said: 'tested' } : sent
    }
    case 'rotate': {
      const rotated = await rotateSecret(call)
      return rotated.ok ? { secret: rotated.value.secret } : rotated
    }
    case 'pause': {
      const paused = await pauseEndpoint(call)
      return paused.ok ? { said: 'paused' } : paused
    }
    case 'enable': {
      const enabled = await enableEndpoint(call)
      return enabled.ok ? { said: 'enabled' } : enabled
    }
    case 'remove': {
      const removed = await removeEndpoint(call)
      return removed.ok ? { said: 'removed' } : removed
    }
    case 'replay': {
      const deliveryId = text('delivery')
      const replayed = isUuid(deliveryId) ? await replayDelivery({ ...call, deliveryId }) : null
      return replayed?.ok ? { said: 'replayed' } : { reason: 'not_found' }
    }
    case 'replay-failed': {
      const hours = Math.min(720, Math.max(1, Number(text('hours')) || 24))
      const replayed = await replayFailed({ ...call, since: new Date(call.now.getTime() - hours * HOUR_MS) })
      return replayed.ok ? { said: 'replayed-failed' } : replayed
    }
    default:
      throw new Response('Unknown action', { status: 400 })
  }
}
