import { z } from 'zod'
import type { ApiDoor } from '../faults.ts'
import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import type { WebhookSender } from '../webhook-sender.ts'
import { capitalId } from '../random-id.ts'
import { createRouter, type RouteHandler } from '../routes.ts'
import type { createAccessTokens } from './access-token.ts'
import { captureOrder, createOrder, OrderRequest, patchOrder } from './orders.ts'
import { eventPage } from './event-page.ts'
import { badRequest, notFound, PayPalError } from './paypal-error.ts'
import type { PayPalOrder, PayPalStore } from './paypal-store.ts'
import { rawMember } from './raw-member.ts'
import { refundCapture, RefundRequest } from './refunds.ts'
import { disputeInfo, fullCapture, fullDispute, fullOrder, fullRefund, minimalOrder } from './representation.ts'
import type { PayPalSignatures } from './webhook-signature.ts'

const HOUR_MS = 3_600_000
const ORDER_KEY_MS = 6 * HOUR_MS
const REFUND_KEY_MS = 45 * 24 * HOUR_MS

const VerifyRequest = z.object({
  auth_algo: z.string().max(100),
  cert_url: z.string().max(500),
  transmission_id: z.string().max(50),
  transmission_sig: z.string().max(500),
  transmission_time: z.string().max(100),
  webhook_id: z.string().max(50),
})

/** The part of PayPal's API that takes payments: Orders v2, Payments v2, Disputes v1, webhook verification. */
export function createPayPalApi(
  store: PayPalStore,
  webhooks: WebhookSender,
  tokens: ReturnType<typeof createAccessTokens>,
  signatures: PayPalSignatures,
): ApiDoor {
  const inFlight = new Set<string>()
  const found = <T>(record: T | undefined): T => {
    if (!record) throw notFound()
    return record
  }
  const orderReply = (request: SandboxRequest, status: number, order: PayPalOrder) =>
    jsonReply(status, wantsAll(request) ? fullOrder(store, order) : minimalOrder(store, order))

  /** Runs once per PayPal-Request-Id; a repeat answers 200 with the LATEST state, as PayPal's does. */
  async function once(
    request: SandboxRequest,
    lifeMs: number,
    act: () => string,
    read: (status: number, id: string) => Reply,
  ) {
    const header = request.headers['paypal-request-id']
    if (typeof header !== 'string') {
      await request.pause()
      return read(201, act())
    }
    if (header.length > 108)
      throw badRequest([{ issue: 'INVALID_STRING_LENGTH', field: 'PayPal-Request-Id', location: 'header' }])
    const key = `${request.path} ${header}`
    const known = store.requests.get(key)
    if (known && new Date(store.now()).getTime() - new Date(known.at).getTime() < lifeMs) return read(200, known.id)
    if (inFlight.has(key)) throw inProgress()
    inFlight.add(key)
    try {
      await request.pause()
      const id = act()
      store.requests.put(key, { at: store.now(), id })
      return read(201, id)
    } finally {
      inFlight.delete(key)
    }
  }
  const plain =
    (read: (id: string) => object): RouteHandler =>
    async (request, id = '') => {
      await request.pause()
      return jsonReply(200, read(id))
    }

  const findRoute = createRouter({
    'POST /v2/checkout/orders': (request) => {
      const given = readBody(request, OrderRequest)
      if (given.payment_source && request.headers['paypal-request-id'] === undefined) {
        throw badRequest([
          { issue: 'PAYPAL_REQUEST_ID_REQUIRED', description: 'A PayPal-Request-Id is required.', location: 'header' },
        ])
      }
      return once(
        request,
        ORDER_KEY_MS,
        () => createOrder(store, given).id,
        (status, id) => orderReply(request, status, found(store.orders.get(id))),
      )
    },
    'GET /v2/checkout/orders/{}': plain((id) => fullOrder(store, found(store.orders.get(id)))),
    'PATCH /v2/checkout/orders/{}': async (request, id = '') => {
      await request.pause()
      patchOrder(store, found(store.orders.get(id)), readBody(request, z.unknown()))
      return { status: 204, headers: {}, body: '' }
    },
    'POST /v2/checkout/orders/{}/capture': (request, id = '') => {
      if (request.body.length > 0) readBody(request, z.unknown())
      return once(
        request,
        ORDER_KEY_MS,
        () => captureOrder(store, found(store.orders.get(id))).id,
        (status) => orderReply(request, status, found(store.orders.get(id))),
      )
    },
    'GET /v2/payments/captures/{}': plain((id) => fullCapture(store, found(store.captures.get(id)))),
    'POST /v2/payments/captures/{}/refund': (request, id = '') => {
      const given = request.body.length === 0 ? {} : readBody(request, RefundRequest)
      const refund = () => refundCapture(store, found(store.captures.get(id)), given).id
      return once(request, REFUND_KEY_MS, refund, (status, refundId) => {
        const full = fullRefund(store, found(store.refunds.get(refundId)))
        return jsonReply(status, wantsAll(request) ? full : { id: full.id, status: full.status, links: full.links })
      })
    },
    'GET /v2/payments/refunds/{}': plain((id) => fullRefund(store, found(store.refunds.get(id)))),
    'GET /v1/customer/disputes': async (request) => {
      await request.pause()
      const transaction = request.query.get('disputed_transaction_id')
      const disputes = store.disputes
        .values()
        .filter(({ captureId }) => transaction === null || captureId === transaction)
      const links = [{ href: `${store.baseUrl}/v1/customer/disputes`, rel: 'self', method: 'GET' }]
      return jsonReply(200, { items: disputes.reverse().map((dispute) => disputeInfo(store, dispute)), links })
    },
    'GET /v1/customer/disputes/{}': plain((id) => fullDispute(store, found(store.disputes.get(id)))),
    'GET /v1/notifications/webhooks-events': async (request) => {
      await request.pause()
      return jsonReply(200, eventPage(webhooks, store.baseUrl, request.query))
    },
    'POST /v1/notifications/verify-webhook-signature': async (request) => {
      await request.pause()
      const claim = readBody(request, VerifyRequest)
      const raw = rawMember(request.body.toString('utf8'), 'webhook_event')
      const isGenuine = raw !== null && signatures.verify(claim, raw)
      return jsonReply(200, { verification_status: isGenuine ? 'SUCCESS' : 'FAILURE' })
    },
  })

  async function answer(request: SandboxRequest): Promise<Reply> {
    if (request.method === 'POST' && request.path === '/v1/oauth2/token') {
      await request.pause()
      return tokens.issue(request)
    }
    tokens.check(request)
    const route = findRoute(request)
    if (!route) throw notFound()
    if (request.method === 'POST' && !request.headers['content-type']?.startsWith('application/json')) {
      throw new PayPalError(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        'The server does not support the request payload’s media type.',
      )
    }
    return route.handle()
  }
  const stamped = (reply: Reply, debugId: string): Reply => ({
    ...reply,
    headers: {
      ...reply.headers,
      'paypal-debug-id': debugId,
      'cache-control': 'max-age=0, no-cache, no-store, must-revalidate',
    },
  })

  return {
    async handle(request) {
      const debugId = capitalId(13).toLowerCase()
      const reply = await answer(request).catch((error: unknown) => {
        if (error instanceof PayPalError) return error.toReply(debugId)
        throw error
      })
      return stamped(reply, debugId)
    },
    refuse(status) {
      const debugId = capitalId(13).toLowerCase()
      if (status === 500) {
        const failed = new PayPalError(500, 'INTERNAL_SERVER_ERROR', 'An internal server error has occurred.')
        return stamped(failed.toReply(debugId), debugId)
      }
      const reply = new PayPalError(
        429,
        'RATE_LIMIT_REACHED',
        'Too many requests. Blocked due to rate limiting.',
      ).toReply(debugId)
      return stamped({ ...reply, headers: { ...reply.headers, 'retry-after': '1' } }, debugId)
    },
  }
}

const wantsAll = (request: SandboxRequest) => request.headers.prefer === 'return=representation'

const inProgress = () =>
  new PayPalError(409, 'RESOURCE_CONFLICT', 'The server has detected a conflict while processing this request.', [
    {
      issue: 'PREVIOUS_REQUEST_IN_PROGRESS',
      description: 'A previous request on this resource is currently in progress.',
    },
  ])

function readBody<Schema extends z.ZodType>(request: SandboxRequest, schema: Schema): z.infer<Schema> {
  let value: unknown
  try {
    value = JSON.parse(request.body.toString('utf8'))
  } catch {
    throw badRequest([
      { issue: 'MALFORMED_REQUEST_JSON', description: 'The request JSON is not well formed.', location: 'body' },
    ])
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw badRequest(
    parsed.error.issues.map(({ code, path, message }) => ({
      issue:
        code === 'too_big' || code === 'too_small'
          ? 'INVALID_STRING_LENGTH'
          : message.includes('undefined')
            ? 'MISSING_REQUIRED_PARAMETER'
            : 'INVALID_PARAMETER_VALUE',
      description: message,
      field: `/${path.join('/')}`,
      location: 'body' as const,
    })),
  )
}
