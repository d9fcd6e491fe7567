import type { DunningClient } from './dunning-facts.ts'
import type { Channel, DunningStage } from './dunning-policy.ts'

/**
 * The channel a stage is taken on: its own, or another way to this client where that one leads nowhere (R24). Null: there
 * is none. A `failed` channel (the mail bounced) counts as leading nowhere through the address being gone.
 */
export function channelFor(stage: DunningStage, client: DunningClient): Channel | null {
  if (stage.channel === 'owner') return 'owner'
  const open: Record<Exclude<Channel, 'owner'>, boolean> = {
    email: client.recipient !== null,
    letter: client.hasPostalAddress,
    phone: client.hasPhone,
  }
  const order = [stage.channel, 'email', 'letter', 'phone'] as const
  return order.find((channel) => open[channel]) ?? null
}
