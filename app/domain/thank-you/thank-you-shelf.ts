import type { MessageState } from '../message/message-state.ts'

/** How the desk divides thank-yous: those in their waiting time, those about to leave, what became of the rest, and who got none. */
export const thankYouShelves = ['held', 'queued', 'sent', 'delivered', 'bounced', 'missing'] as const
export type ThankYouShelf = (typeof thankYouShelves)[number]

/** The states of the notes on a shelf; those held are queued too, for a later moment. */
export const shelfStates: Record<Exclude<ThankYouShelf, 'missing'>, readonly MessageState[]> = {
  held: ['queued'],
  queued: ['queued', 'sending'],
  sent: ['sent'],
  delivered: ['delivered'],
  bounced: ['bounced', 'complained', 'failed', 'unknown'],
}

export type MissingWhy = 'no_invoice' | 'called_off' | 'no_address' | 'none_written'

/** Why nobody was thanked for a payment: what cannot be helped first. */
export function missingWhy(facts: { metInvoice: boolean; wasCalledOff: boolean; hasAddress: boolean }): MissingWhy {
  if (!facts.metInvoice) return 'no_invoice'
  if (!facts.hasAddress) return 'no_address'
  return facts.wasCalledOff ? 'called_off' : 'none_written'
}
