import { jsonReply, type Reply } from '../http-server.ts'

interface ErrorDetail {
  issue: string
  description?: string
  field?: string
  value?: string
  location?: 'body' | 'path' | 'header'
}

interface ErrorLink {
  href: string
  rel: string
  method: 'GET'
}

/** A refusal in PayPal's shape. `debug_id` is put in where the answer gets its header. */
export class PayPalError extends Error {
  readonly status: number
  override readonly name: string
  readonly details: ErrorDetail[]
  readonly links: ErrorLink[]

  constructor(status: number, name: string, message: string, details: ErrorDetail[] = [], links: ErrorLink[] = []) {
    super(message)
    this.status = status
    this.name = name
    this.details = details
    this.links = links
  }

  toReply(debugId: string): Reply {
    const { name, message, details, links } = this
    return jsonReply(this.status, { name, message, debug_id: debugId, ...(details.length > 0 && { details }), links })
  }
}

const help = (issue: string): ErrorLink => ({
  href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/#${issue}`,
  rel: 'information_link',
  method: 'GET',
})

/** The request is well formed, but this cannot be done now. */
export const unprocessable = (
  issue: string,
  description: string,
  more: Partial<ErrorDetail> = {},
  links: ErrorLink[] = [],
) =>
  new PayPalError(
    422,
    'UNPROCESSABLE_ENTITY',
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
    [{ issue, description, ...more }],
    [...links, help(issue)],
  )

export const badRequest = (details: ErrorDetail[]) =>
  new PayPalError(
    400,
    'INVALID_REQUEST',
    'Request is not well-formed, syntactically incorrect, or violates schema.',
    details,
    [help(details[0]?.issue ?? '')],
  )

export const notFound = () =>
  new PayPalError(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.', [
    {
      issue: 'INVALID_RESOURCE_ID',
      description: 'Specified resource ID does not exist. Please check the resource ID and try again.',
    },
  ])

export const unauthorized = () =>
  new PayPalError(
    401,
    'AUTHENTICATION_FAILURE',
    'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  )
