import paypal from '@paypal/checkout-server-sdk'
import { barrier } from '#app/barrier.server.ts'
import { env } from '#app/env.server.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { DeadlineExceeded, withDeadline } from '../deadline.ts'
import { unlessDown } from './outage.server.ts'
import { GatewayError } from './payment-gateway.ts'

const DEADLINE_MS = 15_000

interface PaypalRequest {
  path: string
  verb: string
  headers: Record<string, string>
  body?: unknown
}
interface PaypalClient {
  execute(request: unknown): Promise<{ statusCode: number; result: unknown }>
  addInjector(injector: (request: PaypalRequest) => void): void
  formatHeaders(headers: Record<string, string>): Record<string, string>
  getTimeout(): number
  encoder: {
    serializeRequest(request: PaypalRequest): string | Buffer
    deserializeResponse(body: string, headers: Record<string, string>): unknown
  }
  _cache: { setToken(token: null): void; unlock(): void }
}

let client = openClient()

/**
 * The SDK parses answers inside a stream callback: one that is no JSON would end the process and leave the token cache
 * locked for good. So its decoder answers null instead of throwing, compressed answers are not asked for, and one that says it is
 * compressed all the same is read as it is.
 */
function openClient(): PaypalClient {
  const environment = new paypal.core.PayPalEnvironment(
    env.PAYPAL_CLIENT_ID,
    env.PAYPAL_CLIENT_SECRET,
    env.PAYPAL_API_BASE,
    'https://www.paypal.com',
  )
  const opened = new paypal.core.PayPalHttpClient(environment) as unknown as PaypalClient
  opened.getTimeout = () => 8_000
  opened.addInjector((request) => void (request.headers['accept-encoding'] = 'identity'))
  const formatHeaders = opened.formatHeaders.bind(opened)
  opened.formatHeaders = (headers) => {
    const { 'content-encoding': _said, ...others } = formatHeaders(headers)
    return others
  }
  const coder = opened.encoder
  const encode = coder.serializeRequest.bind(coder)
  const decode = coder.deserializeResponse.bind(coder)
  // A body that is text already goes out as it is: a webhook to be verified must keep its bytes.
  coder.serializeRequest = (request) => (typeof request.body === 'string' ? request.body : encode(request))
  coder.deserializeResponse = (body, headers) => {
    try {
      return decode(body, headers)
    } catch {
      return null
    }
  }
  return opened
}

/** One call within our deadline. `lost`: no answer, a broken one or a server fault; `refused`: a plain no, with PayPal's issue code as message. */
export const callPaypal = <T>(request: PaypalRequest | object): Promise<T> =>
  countCall('paypal', operationOf(request), () => unlessDown('paypal', () => ask<T>(request)))

/** `POST checkout/orders/capture`: the words of the path, without the ids in it. */
function operationOf(request: object): string {
  const { verb = '', path = '' } = request as Partial<PaypalRequest>
  const words = (path.split('?')[0] ?? '').split('/').filter((part) => /^[a-z-]+$/.test(part))
  return `${verb} ${words.join('/')}`
}

async function ask<T>(request: PaypalRequest | object): Promise<T> {
  const used = client
  try {
    await barrier('beforeProviderCall')
    const { result } = await withDeadline(used.execute(request), DEADLINE_MS, 'PayPal')
    await barrier('afterProviderCall')
    if (result === null || result === undefined || typeof result !== 'object')
      throw new GatewayError('lost', 'PayPal answered something unreadable')
    return result as T
  } catch (error) {
    if (error instanceof DeadlineExceeded && used === client) {
      used._cache.setToken(null)
      used._cache.unlock()
      client = openClient()
    }
    if (error instanceof GatewayError) throw error
    throw explain(error)
  }
}

function explain(error: unknown): GatewayError {
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const sure =
    statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429
  return new GatewayError(
    sure ? 'refused' : 'lost',
    readIssue(message) ?? `PayPal failed (${statusCode ?? 'no answer'})`,
    { cause: error },
  )
}

function readIssue(body: string | undefined): string | null {
  try {
    const { name, details } = JSON.parse(body ?? '') as { name?: string; details?: { issue?: string }[] }
    return details?.[0]?.issue ?? name ?? null
  } catch {
    return null
  }
}
