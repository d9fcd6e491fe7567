/** Who gets in where it is not the desk, whose table is `desk-rights.ts`. */
export type DoorKind =
  /** Public by nature. */
  | 'everybody'
  /** Whoever holds the link of the invoice: everybody else learns nothing, not even whether there was one. */
  | 'link'
  /** The same with a code that was mailed: the link alone leads to where one is asked for. */
  | 'account'
  /** The same answer to everybody, whatever the token is. */
  | 'alike'
  /** Whoever holds the link a colleague was given. */
  | 'invite'
  /** Whoever signed what they bring. */
  | 'signature'
  /** Whoever has a key: each operation of the API is tried by itself. */
  | 'key'
  /** A part of the pages below it, and no page. */
  | 'frame'

/** Every route that is not the desk's. One that is in neither table fails the test. */
export const doorTable: Readonly<Record<string, DoorKind>> = {
  root: 'frame',
  _index: 'everybody',
  'help._index': 'everybody',
  'help.$chapter': 'everybody',
  'api.docs.($chapter)': 'everybody',
  'brand.$slug.logo': 'everybody',
  'sign-in': 'everybody',
  'sign-in_.code': 'everybody',
  'sign-out': 'everybody',
  'invite.$token': 'invite',
  'api.v1.$': 'key',
  'webhooks.stripe': 'signature',
  'webhooks.paypal': 'signature',
  'webhooks.resend': 'signature',
  'p.$token': 'frame',
  'p.$token.$': 'link',
  'p.$token._index': 'link',
  'p.$token.account._index': 'link',
  'p.$token.account.code': 'link',
  'p.$token.account.methods': 'account',
  'p.$token.account.open': 'account',
  'p.$token.account.pay': 'account',
  'p.$token.account.statement[.]pdf': 'account',
  'p.$token.already-paid': 'link',
  'p.$token.autopay': 'link',
  'p.$token.cancel-payment': 'link',
  'p.$token.credit-notes.$id[.]pdf': 'link',
  'p.$token.dispute': 'link',
  'p.$token.files.$id': 'link',
  'p.$token.help': 'link',
  'p.$token.invoice[.]pdf': 'link',
  'p.$token.new-link': 'alike',
  'p.$token.pause': 'link',
  'p.$token.pay': 'link',
  'p.$token.plan': 'link',
  'p.$token.plan[.]pdf': 'link',
  'p.$token.preferences': 'link',
  'p.$token.promise': 'link',
  'p.$token.receipts.$id[.]pdf': 'link',
  'p.$token.return': 'link',
  'p.$token.statement[.]pdf': 'link',
  'p.$token.wrong-person': 'link',
}

/** What express answers itself, before any route. */
export const plainDoors = ['/healthz', '/readyz', '/metrics', '/favicon.svg']
