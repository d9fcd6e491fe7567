import type { ContactChannel } from '../client/preferences.ts'
import type { DunningClient } from './dunning-facts.ts'
import type { Channel, DunningStage } from './dunning-policy.ts'

/** A stage up to the due date, whose moment passes. */
export const announces = ({ offsetDays }: DunningStage): boolean => offsetDays <= 0

/** What charges something, or sets a deadline, is said in writing. */
const isForPaper = ({ fee, chargesInterest, answerWithinDays }: DunningStage): boolean =>
  fee !== undefined || chargesInterest === true || answerWithinDays !== undefined

/** The client's own wish, where a stage can follow it: a stage that the business puts on paper stays there. */
function wishedFor(stage: DunningStage, { preferredChannel }: DunningClient): ContactChannel[] {
  if (preferredChannel === null || stage.channel === 'letter') return []
  return preferredChannel === 'phone' && isForPaper(stage) ? [] : [preferredChannel]
}

/**
 * The channel a stage is taken on: the one the client asked for, else its own, else another way to this client where that
 * one leads nowhere (R24). Null: there is none. What announces the due date is never put on paper instead: it would
 * arrive when it is no longer true.
 */
export function channelFor(stage: DunningStage, client: DunningClient): Channel | null {
  if (stage.channel === 'owner') return 'owner'
  const open: Record<Exclude<Channel, 'owner'>, boolean> = {
    email: client.recipient !== null,
    letter: client.hasPostalAddress,
    phone: client.hasPhone,
  }
  if (announces(stage)) return open[stage.channel] ? stage.channel : null
  const order = [...wishedFor(stage, client), stage.channel, 'email', 'letter', 'phone'] as const
  return order.find((channel) => open[channel]) ?? null
}
