import type { MatchRefusal } from './match-money.server.ts'

/** Why money was not matched, for whoever pressed the button. */
export const matchWords: Record<MatchRefusal, string> = {
  not_open: 'This was decided already.',
  no_client: 'There is no such client.',
  no_money: 'Only money that belongs to no payment here can be matched.',
  bad_amount: 'Only money that came in can be matched.',
  above_amount: 'The invoices would get more than came in. Please take something off one of them.',
  not_payable: 'One of these invoices was paid or closed meanwhile. Please look again.',
  above_balance: 'One of these invoices owes less by now. Please look again.',
}
