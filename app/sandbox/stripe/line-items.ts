import { mixedId } from '../random-id.ts'
import { checkAmount } from './amount-limits.ts'
import type { SessionParameters } from './session-parameters.ts'
import { invalidRequest, missing, noSuch } from './stripe-error.ts'
import type { StripeStore, WireLineItem } from './stripe-store.ts'

/** What is sold, and for how much: a price of its own for each line, all in one currency. */
export function readLineItems(store: StripeStore, given: SessionParameters) {
  const items = given.line_items ?? []
  const [first] = items
  if (!first) throw missing('line_items')
  const currency = first.price_data?.currency ?? 'usd'
  const lineItems = items.map(({ price, price_data, quantity, metadata = {} }, place): WireLineItem => {
    if (price) throw noSuch('price', price, `line_items[${place}][price]`)
    if (!price_data) throw missing(`line_items[${place}][price_data]`)
    if (price_data.currency !== currency) {
      throw invalidRequest('All prices on a Checkout Session must have the same currency.', { param: 'line_items' })
    }
    if (price_data.unit_amount < 0 || quantity < 1)
      throw invalidRequest('Invalid non-negative integer', { param: `line_items[${place}]` })
    const amount = price_data.unit_amount * quantity
    return {
      id: mixedId('li_'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency,
      description: price_data.product_data.name,
      metadata,
      price: oneTimePrice(store.now(), currency, price_data.unit_amount),
      quantity,
    }
  })
  const total = lineItems.reduce((sum, item) => sum + item.amount_total, 0)
  checkAmount(total, currency, 'line_items')
  return { lineItems, currency, total }
}

const oneTimePrice = (created: number, currency: string, unitAmount: number): WireLineItem['price'] => ({
  id: mixedId('price_'),
  object: 'price',
  active: false,
  billing_scheme: 'per_unit',
  created,
  currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: mixedId('prod_', 14),
  recurring: null,
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'one_time',
  unit_amount: unitAmount,
  unit_amount_decimal: String(unitAmount),
})
