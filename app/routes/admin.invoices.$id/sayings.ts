/** What the last action did, by the word in the address. */
export const sayings: Record<string, string> = {
  paused: 'Follow-up is paused.',
  resumed: 'Follow-up goes on.',
  policy: 'Follow-up goes on under the chosen policy.',
  paid: 'The payment is recorded, and the client will be thanked.',
  called:
    'The call is on record. Its summary waits for you among the approvals, where there is an address to send it to.',
  promised: 'The promise is noted, and follow-up waits for it.',
  looking: 'It is noted. Follow-up rests while you look for the money.',
  'not-found': 'It is noted, and follow-up goes on.',
  waived: 'It is waived, and the client owes it no more.',
  'link-ended': 'That link is closed. Whoever opens it is offered a new one, mailed to an address on file.',
  'written-off': 'The rest is written off, and the invoice is closed.',
  drafted: 'The draft is saved. Nothing is owed or sent until you issue it.',
  issued: 'The invoice is issued. It was not mailed.',
  'issued-sent': 'The invoice is issued and on its way to the client.',
  'issued-already': 'This invoice is issued, so it is not edited any more. It can be credited or voided.',
  sent: 'The invoice is on its way to the client.',
  voided: 'The invoice is void, and nothing is owed on it.',
  discarded: 'The draft is discarded.',
  credited: 'The credit note is issued.',
  'debt-written-off': 'The debt is written off, and follow-up has ended. What still comes in is booked as recovered.',
}
