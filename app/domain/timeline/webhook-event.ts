import type { Changes } from './changes.ts'

interface OfEndpoint {
  readonly endpointId: string
  /** The host alone: an address may hold a secret. */
  readonly host: string
}

/** What was done with the programs that are told what happens. */
export interface WebhookData {
  'webhook_endpoint.created': OfEndpoint & { readonly events: readonly string[] }
  'webhook_endpoint.updated': OfEndpoint & { readonly changes: Changes }
  'webhook_endpoint.secret_rotated': OfEndpoint & { readonly endsAt: string }
  'webhook_endpoint.paused': OfEndpoint
  'webhook_endpoint.enabled': OfEndpoint
  /** `failing`: nothing but failures for a day; `gone`: it answered 410. */
  'webhook_endpoint.disabled': OfEndpoint & { readonly reason: 'failing' | 'gone' }
  'webhook_endpoint.removed': OfEndpoint
  /** `count` deliveries are sent again. */
  'webhook_endpoint.replayed': OfEndpoint & { readonly count: number }
  /** Goes to the one endpoint it is made for. */
  'webhook.test': OfEndpoint
}
