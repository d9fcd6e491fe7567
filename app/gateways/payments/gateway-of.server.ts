import type { PaymentGateway } from './payment-gateway.ts'
import { paypalGateway } from './paypal.server.ts'
import { stripeGateway } from './stripe.server.ts'

/** Who moves the money of an attempt. */
export const gatewayOf = (provider: 'stripe' | 'paypal'): PaymentGateway =>
  provider === 'paypal' ? paypalGateway : stripeGateway
