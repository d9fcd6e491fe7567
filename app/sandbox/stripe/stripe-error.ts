import type Stripe from 'stripe'
import { jsonReply, type Reply } from '../http-server.ts'

type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

interface ErrorDetails {
  code?: string | undefined
  param?: string | undefined
  decline_code?: string | undefined
  advice_code?: string | undefined
  charge?: string | undefined
  payment_intent?: Stripe.PaymentIntent
}

/** A refusal in Stripe's shape: `{ error: { type, code, param, message, … } }`. */
export class StripeError extends Error {
  readonly status: number
  readonly type: ErrorType
  readonly details: ErrorDetails
  /** Stripe forgets the idempotency key of a call that failed before it began to execute. */
  readonly beforeExecution: boolean

  constructor(status: number, type: ErrorType, message: string, details: ErrorDetails = {}, beforeExecution = false) {
    super(message)
    this.status = status
    this.type = type
    this.details = details
    this.beforeExecution = beforeExecution
  }

  toReply(): Reply {
    const docUrl = this.details.code && `https://stripe.com/docs/error-codes/${this.details.code.replaceAll('_', '-')}`
    const error = { type: this.type, message: this.message, ...this.details, ...(docUrl && { doc_url: docUrl }) }
    return jsonReply(this.status, { error })
  }
}

export const invalidRequest = (message: string, details: ErrorDetails = {}) =>
  new StripeError(400, 'invalid_request_error', message, details)

export const noSuch = (noun: string, id: string, param = noun.replaceAll(' ', '_')) =>
  new StripeError(404, 'invalid_request_error', `No such ${noun}: '${id}'`, { code: 'resource_missing', param })

export const missing = (param: string) =>
  invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param })

/** The object of that id. Errors: StripeError 404. */
export function found<T>(table: { get(id: string): T | undefined }, noun: string, id: string): T {
  const object = table.get(id)
  if (!object) throw noSuch(noun, id, 'id')
  return object
}
