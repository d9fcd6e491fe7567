import { onlineMethods, type OnlineMethod } from '#app/domain/payment/methods-on-offer.ts'
import { isProviderDown } from './outage.server.ts'

/** The ways to pay that this process does not offer at the moment, since their provider does not answer. */
export const methodsDown = (): OnlineMethod[] =>
  onlineMethods.filter((method) => isProviderDown(method === 'paypal' ? 'paypal' : 'stripe'))
