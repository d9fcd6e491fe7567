import { createHmac, timingSafeEqual } from 'node:crypto'
import { jsonReply, type Reply, type SandboxRequest } from '../http-server.ts'
import { unauthorized } from './paypal-error.ts'

const LIFE_SECONDS = 32_400

/** Tokens carry their own end, in real time as the SDK counts it, so that they outlive a restart. */
export function createAccessTokens(clientId: string, clientSecret: string) {
  const seal = (end: string) => createHmac('sha256', clientSecret).update(`access token ${end}`).digest('base64url')

  return {
    issue(request: SandboxRequest): Reply {
      const expected = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
      if (request.headers.authorization !== expected) {
        return jsonReply(401, { error: 'invalid_client', error_description: 'Client Authentication failed' })
      }
      const grant = new URLSearchParams(request.body.toString('utf8')).get('grant_type')
      if (grant !== 'client_credentials') {
        return jsonReply(400, { error: 'unsupported_grant_type', error_description: 'Grant Type is not supported.' })
      }
      const end = String(Math.floor(Date.now() / 1000) + LIFE_SECONDS)
      return jsonReply(200, {
        scope: 'https://uri.paypal.com/services/payments/payment https://uri.paypal.com/services/disputes/read-seller',
        access_token: `A21AA${end}.${seal(end)}`,
        token_type: 'Bearer',
        app_id: 'APP-80W284485P519543T',
        expires_in: LIFE_SECONDS,
        nonce: new Date().toISOString(),
      })
    },
    check(request: SandboxRequest) {
      const [, end = '', given = ''] = /^Bearer A21AA(\d+)\.(\S+)$/.exec(request.headers.authorization ?? '') ?? []
      const expected = seal(end)
      const isGenuine = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
      if (!isGenuine || Number(end) < Date.now() / 1000) throw unauthorized()
    },
  }
}
