import { Agent, request } from 'node:http'

const ANSWER_DEADLINE_MS = 15_000
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export type PostOutcome = { status: number } | { status: null; error: string }

/** Hands one webhook over on a kept-alive connection; plain `http`, since thousands may go out in one run of a test. */
export function postWebhook(target: string, headers: Record<string, string>, body: string): Promise<PostOutcome> {
  return new Promise((resolve) => {
    const length = String(Buffer.byteLength(body))
    const call = request(target, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
      signal: AbortSignal.timeout(ANSWER_DEADLINE_MS),
    })
    call.on('response', (response) => {
      response.on('end', () => resolve({ status: response.statusCode ?? 0 }))
      response.on('error', (error) => resolve({ status: null, error: error.message }))
      response.resume()
    })
    call.on('error', (error) => resolve({ status: null, error: error.message }))
    call.end(body)
  })
}
