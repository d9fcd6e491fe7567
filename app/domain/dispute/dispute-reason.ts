/** What may be wrong with an invoice, in the order it is asked. The words stand with the pages that show them. */
export const disputeReasons = [
  'not_received',
  'not_as_agreed',
  'wrong_amount',
  'already_paid',
  'wrong_details',
  'cancelled',
  'other',
] as const
export type DisputeReason = (typeof disputeReasons)[number]

export const isDisputeReason = (text: unknown): text is DisputeReason =>
  (disputeReasons as readonly unknown[]).includes(text)

/** As the desk and the API's descriptions say it. */
export const reasonNames: Record<DisputeReason, string> = {
  not_received: 'Goods or service not received',
  not_as_agreed: 'Not as agreed',
  wrong_amount: 'Wrong amount or price',
  already_paid: 'Paid already, or a duplicate',
  wrong_details: 'Wrong details (order number, address, name)',
  cancelled: 'Cancelled or returned',
  other: 'Something else',
}
