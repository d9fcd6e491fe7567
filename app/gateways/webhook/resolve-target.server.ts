import { lookup } from 'node:dns/promises'
import { literalAddress, readEndpointUrl } from '#app/domain/webhook/endpoint-url.ts'
import type { UrlRefusal } from '#app/domain/webhook/endpoint-url.ts'
import { mayReach } from '#app/domain/webhook/public-address.ts'
import type { Reach } from '#app/domain/webhook/public-address.ts'
import { ok, refuse } from '#app/domain/result.ts'
import type { Result } from '#app/domain/result.ts'
import { env } from '#app/env.server.ts'

export interface Address {
  readonly address: string
  readonly family: number
}

/** Asks the DNS for every address of a name. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

const askDns: Resolve = (hostname) => lookup(hostname, { all: true })

/** On stand-ins everything is on this machine, so that what one tries there can be received there. */
const reach: Reach = env.WEBHOOK_ALLOW_PRIVATE ? 'private' : env.SANDBOX ? 'loopback' : 'public'

export type TargetRefusal = UrlRefusal | 'unknown_host'

/**
 * The address a webhook is sent to, with the IP addresses it may be sent to now. One that is not allowed among a name's
 * addresses refuses all of them. Never throws.
 */
export async function resolveTarget(
  text: string,
  resolve: Resolve = askDns,
): Promise<Result<{ url: URL; addresses: readonly Address[] }, TargetRefusal>> {
  const read = readEndpointUrl(text, reach)
  if (!read.ok) return read
  const url = read.value
  const literal = literalAddress(url)
  const addresses = literal
    ? [{ address: literal, family: literal.includes(':') ? 6 : 4 }]
    : await resolve(url.hostname).catch(() => [])
  if (addresses.length === 0) return refuse('unknown_host')
  const isSecure = url.protocol === 'https:'
  if (!addresses.every(({ address }) => mayReach(address, { reach, isSecure }))) return refuse('not_public')
  return ok({ url, addresses })
}
