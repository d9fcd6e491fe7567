import { z } from 'zod'
import type { FormObject } from './form-body.ts'
import { matching, MethodFilter, MethodsFilter, SetupFilter } from './list-filters.ts'
import { listPage } from './list-page.ts'
import { expand, readParameters, text } from './parameters.ts'
import { attachPaymentMethod, detachPaymentMethod } from './payment-method.ts'
import { found, invalidRequest } from './stripe-error.ts'
import type { StripeStore } from './stripe-store.ts'

const Nothing = z.strictObject({ expand })
const AttachParameters = z.strictObject({ customer: text, expand })

/** The API's calls on methods that are kept, on the setups that keep them and on the mandates that go with them. */
export function savedMethodCalls(store: StripeStore): Record<string, (form: FormObject, id: string) => object> {
  const method = (id: string) => found(store.paymentMethods, 'PaymentMethod', id)
  return {
    'GET /v1/payment_methods': (form) => {
      const { customer, type, ...query } = readParameters(form, MethodsFilter)
      return listPage(store.paymentMethods.values().filter(matching({ customer, type })), query, '/v1/payment_methods')
    },
    'GET /v1/payment_methods/{}': (form, id) => {
      readParameters(form, Nothing)
      return method(id)
    },
    'POST /v1/payment_methods/{}/attach': (form, id) => {
      const { customer } = readParameters(form, AttachParameters)
      if (store.detached.get(id)) {
        throw invalidRequest('The payment method you provided was detached before. It may not be used again.')
      }
      attachPaymentMethod(store, method(id), found(store.customers, 'customer', customer).id)
      return method(id)
    },
    'POST /v1/payment_methods/{}/detach': (form, id) => {
      readParameters(form, Nothing)
      if (method(id).customer === null) {
        throw invalidRequest(
          'The payment method you provided is not attached to a customer so detachment is impossible.',
        )
      }
      return detachPaymentMethod(store, method(id))
    },
    'GET /v1/customers/{}/payment_methods': (form, id) => {
      const { type, allow_redisplay, ...query } = readParameters(form, MethodFilter)
      const customer = found(store.customers, 'customer', id).id
      return listPage(
        store.paymentMethods.values().filter(matching({ customer, type, allow_redisplay })),
        query,
        `/v1/customers/${id}/payment_methods`,
      )
    },
    'GET /v1/setup_intents': (form) => {
      const { customer, payment_method, ...query } = readParameters(form, SetupFilter)
      return listPage(
        store.setupIntents.values().filter(matching({ customer, payment_method })),
        query,
        '/v1/setup_intents',
      )
    },
    'GET /v1/setup_intents/{}': (form, id) => {
      readParameters(form, Nothing)
      return found(store.setupIntents, 'setupintent', id)
    },
    'GET /v1/mandates/{}': (form, id) => {
      readParameters(form, Nothing)
      return found(store.mandates, 'mandate', id)
    },
  }
}
