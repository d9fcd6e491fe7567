import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A checkout paid by card, of a name that says its number and sum (`cs_test_bench_7_12500`), so that nobody has to
 * remember it; `intent` as it is asked for: by its name, or whole.
 */
export function paidSession(ref: string, paymentId: string | null, isExpanded: boolean) {
  const [n = '', minor = ''] = ref.split('_').slice(3)
  const amount = Number(minor)
  const metadata = paymentId === null ? {} : { paymentId, claim: 'of the bench' }
  return {
    ...{ id: ref, object: 'checkout.session', adaptive_pricing: { enabled: false }, after_expiration: null },
    ...{
      amount_subtotal: amount,
      amount_total: amount,
      automatic_tax: { enabled: false, liability: null, status: null },
    },
    ...{
      cancel_url: 'https://billing.example/portal',
      client_reference_id: paymentId,
      client_secret: null,
      consent: null,
    },
    ...{ currency: 'usd', customer: null, customer_details: { email: `ada${n}@client${n}.example`, name: null } },
    ...{
      livemode: false,
      metadata,
      mode: 'payment',
      payment_intent: isExpanded ? paidIntent(n, amount) : intentRef(n),
    },
    ...{
      payment_method_types: ['card'],
      payment_status: 'paid',
      status: 'complete',
      ui_mode: 'hosted_page',
      url: null,
    },
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  }
}

const intentRef = (n: string) => `pi_bench_${n}`

function paidIntent(n: string, amount: number) {
  const card = { brand: 'visa', country: 'US', exp_month: 12, exp_year: 2030, funding: 'credit', last4: '4242' }
  const movement = {
    id: `txn_bench_${n}`,
    object: 'balance_transaction',
    amount,
    currency: 'usd',
    fee: 30 + Math.round(amount * 0.029),
  }
  return {
    ...{
      id: intentRef(n),
      object: 'payment_intent',
      amount,
      amount_received: amount,
      currency: 'usd',
      livemode: false,
    },
    ...{ last_payment_error: null, metadata: {}, next_action: null, setup_future_usage: null, status: 'succeeded' },
    payment_method: { id: `pm_bench_${n}`, object: 'payment_method', type: 'card', card },
    latest_charge: {
      ...{ id: `ch_bench_${n}`, object: 'charge', amount, amount_captured: amount, amount_refunded: 0, captured: true },
      ...{
        currency: 'usd',
        disputed: false,
        paid: true,
        refunded: false,
        status: 'succeeded',
        payment_intent: intentRef(n),
      },
      ...{ balance_transaction: movement, payment_method_details: { type: 'card', card } },
    },
  }
}

/** Answers, in a process of its own, what is asked of Stripe while payments settle; says its port and how often it was asked. */
export function serveStripe(): void {
  let asked = 0
  const server = createServer(({ url = '' }, response) => {
    asked += 1
    const ref = /^\/v1\/checkout\/sessions\/(\w+)/.exec(url)?.[1]
    const body = ref ? paidSession(ref, null, true) : { object: 'list', data: [], has_more: false, url }
    response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_bench' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
  process.on('message', () => process.send?.({ asked }))
  process.on('disconnect', () => process.exit(0))
}
