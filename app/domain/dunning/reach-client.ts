import type { DunningClient } from './dunning-facts.ts'
import type { Channel, DunningStage } from './dunning-policy.ts'

/** A stage up to the due date, whose moment passes. */
export const announces = ({ offsetDays }: DunningStage): boolean => offsetDays <= 0

/**
 * The channel a stage is taken on: its own, or another way to this client where that one leads nowhere (R24). Null: there
 * is none. What announces the due date is never put on paper instead: it would arrive when it is no longer true.
 */
export function channelFor(stage: DunningStage, client: DunningClient): Channel | null {
  if (stage.channel === 'owner') return 'owner'
  const open: Record<Exclude<Channel, 'owner'>, boolean> = {
    email: client.recipient !== null,
    letter: client.hasPostalAddress,
    phone: client.hasPhone,
  }
  if (announces(stage)) return open[stage.channel] ? stage.channel : null
  const order = [stage.channel, 'email', 'letter', 'phone'] as const
  return order.find((channel) => open[channel]) ?? null
}
