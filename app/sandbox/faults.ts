import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { writeReply, type Reply, type SandboxRequest } from './http-server.ts'

export const faultKinds = [
  'timeout',
  '500',
  '429',
  'quota',
  'drop',
  'drop-after',
  '500-after',
  'slow',
  'slow-after',
  'drip',
  'html',
  'untyped',
  'bad-gzip',
  'cut',
] as const
export type FaultKind = (typeof faultKinds)[number]
export type Provider = 'stripe' | 'paypal' | 'resend'

export interface Fault {
  provider: Provider
  /** Prefix of the request path; empty matches every call. */
  path: string
  method?: string | undefined
  kind: FaultKind
  times: number
  /** How long `slow` and `slow-after` wait. */
  ms: number
}

export interface FaultPlan {
  add(fault: Fault): void
  list(): Fault[]
  clear(): void
  take(provider: Provider, request: SandboxRequest): Fault | null
}

export function createFaultPlan(): FaultPlan {
  let faults: Fault[] = []
  return {
    add: (fault) => void faults.push({ ...fault }),
    list: () => faults.map((fault) => ({ ...fault })),
    clear: () => void (faults = []),
    take(provider, request) {
      const fault = faults.find(
        (planned) =>
          planned.provider === provider &&
          request.path.startsWith(planned.path) &&
          (planned.method === undefined || planned.method === request.method),
      )
      if (!fault) return null
      fault.times -= 1
      if (fault.times <= 0) faults = faults.filter((planned) => planned !== fault)
      return fault
    },
  }
}

/** What a provider brings for its API calls. */
export interface ApiDoor {
  handle(request: SandboxRequest): Promise<Reply>
  /** `quota` is a 429 that lasts: only Resend has one. */
  refuse(status: 429 | 500, isQuota?: boolean): Reply
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Answers one API call, spoiled in the way the plan says. */
export async function answerWithFault(
  fault: Fault | null,
  door: ApiDoor,
  request: SandboxRequest,
  response: ServerResponse,
): Promise<void> {
  switch (fault?.kind) {
    case 'timeout':
      return // the caller's own deadline ends it
    case 'drop':
      return reset(response)
    case '500':
      return writeReply(response, door.refuse(500))
    case '429':
      return writeReply(response, door.refuse(429))
    case 'quota':
      return writeReply(response, door.refuse(429, true))
    case 'html':
      return writeReply(response, { status: 200, headers: { 'content-type': 'text/html' }, body: GATEWAY_PAGE })
  }
  const reply = await door.handle(fault?.kind === 'slow' ? { ...request, pause: () => sleep(fault.ms) } : request)
  switch (fault?.kind) {
    case 'drop-after':
      return reset(response)
    case '500-after':
      return writeReply(response, door.refuse(500))
    case 'slow-after':
      await sleep(fault.ms)
      return writeReply(response, reply)
    case 'untyped':
      return writeReply(response, { ...reply, headers: without('content-type', reply.headers) })
    case 'bad-gzip':
      return writeReply(response, badGzip(reply))
    case 'cut':
      return cut(response, reply)
    case 'drip':
      return drip(response, reply)
  }
  writeReply(response, reply)
}

const GATEWAY_PAGE = '<!doctype html><html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>'

/** Says that it is compressed, begins so, and is cut short. */
const badGzip = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'content-encoding': 'gzip' },
  body: gzipSync(reply.body).subarray(0, 20),
})

const without = (name: string, headers: Reply['headers']): Reply['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([known]) => known !== name))

function reset(response: ServerResponse) {
  response.socket?.resetAndDestroy()
}

function cut(response: ServerResponse, reply: Reply) {
  const body = Buffer.from(reply.body)
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length + 1 })
  response.write(body.subarray(0, body.length >> 1), () => response.destroy())
}

async function drip(response: ServerResponse, reply: Reply) {
  const body = Buffer.from(reply.body)
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length })
  for (const byte of body) {
    if (response.destroyed) return
    response.write(Buffer.of(byte))
    await sleep(100)
  }
  response.end()
}
