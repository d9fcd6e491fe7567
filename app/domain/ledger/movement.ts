/** What a posting did to an invoice, told by its key. */
export type MovementKind =
  | 'issued'
  | 'paid'
  | 'returned'
  | 'charged'
  | 'waived'
  | 'credited'
  | 'discounted'
  | 'discount_returned'
  | 'written_off'
  | 'restored'

const kinds: Record<string, MovementKind> = {
  issue: 'issued',
  opening: 'paid',
  import: 'paid',
  payment: 'paid',
  apply: 'paid',
  refund: 'returned',
  charge: 'charged',
  waive: 'waived',
  credit: 'credited',
  discount: 'discounted',
  write_off: 'written_off',
  'reversal/import': 'returned',
  'reversal/payment': 'returned',
  'reversal/refund': 'paid',
  'reversal/apply': 'returned',
  'reversal/discount': 'discount_returned',
  'reversal/write_off': 'restored',
}

/**
 * The kind of a posting from its key and from the sign of what it did to the receivable. Keys of other kinds count as a
 * credit when they lower it and as issued when they raise it, so that nothing is ever left out of a sum.
 */
export function movementKind(postingKey: string, raises: boolean): MovementKind {
  const [first = '', second = ''] = postingKey.split('/')
  const kind = kinds[first === 'reversal' ? `reversal/${second}` : first]
  return kind ?? (raises ? 'issued' : 'credited')
}

/** The id a posting's key ends with: the charge of `charge/<id>` and `waive/<id>`. */
export const postingSubject = (postingKey: string): string => postingKey.slice(postingKey.indexOf('/') + 1)
