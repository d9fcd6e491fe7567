import type { MissingWhy, ThankYouShelf } from '#app/domain/thank-you/thank-you-shelf.ts'
import type { ThankYouVariant } from '#app/domain/words/template-kinds.ts'

export const shelfNames: Record<ThankYouShelf, string> = {
  held: 'Held',
  queued: 'Going out',
  sent: 'Sent',
  delivered: 'Delivered',
  bounced: 'Came back',
  missing: 'Not thanked yet',
}

/** What a shelf is for, where nothing lies on it. */
export const shelfHints: Record<ThankYouShelf, string> = {
  held: 'Thank-yous wait here for as long as you set under Settings, so that you can add a line of your own.',
  queued: 'What leaves within moments stands here.',
  sent: 'What the mail provider took and has not yet reported as delivered stands here.',
  delivered: 'What reached its reader stands here.',
  bounced: 'What came back, was unwanted or could not be sent stands here, until the address is mended.',
  missing: 'A note is missing only where a client has no address that works, or somebody called it off.',
}

export const missingWords: Record<MissingWhy, string> = {
  no_invoice: 'Nothing of it met an invoice',
  no_address: 'No address that works',
  called_off: 'Called off',
  none_written: 'None was written',
}

export const variantNames: Record<ThankYouVariant, string> = {
  early: 'Paid early',
  on_time: 'Paid on time',
  late: 'Paid late, and settled now',
  partial: 'A part of it',
  instalment: 'An instalment of a plan',
  final: 'The last part',
  plan_complete: 'The plan is complete',
  after_dispute: 'After a question was settled',
}
