/** An event as it is sealed. `at` is RFC 3339 in UTC with milliseconds, `data` plain JSON. */
export interface SealableEvent {
  readonly id: string
  readonly at: string
  readonly type: string
  readonly actor: string
  readonly clientId: string | null
  readonly invoiceId: string | null
  readonly data: unknown
}

/** Where an event stands in the chain of its business, and in that of its client where it has one. */
export interface SealLink {
  readonly position: number
  /** Hash before it; `firstHash` at the beginning. */
  readonly previous: string
  readonly clientPosition: number | null
  readonly clientPrevious: string | null
  /** SHA-256 of `eventText`. */
  readonly digest: string
}

/** What stands before the first link of a chain. */
export const firstHash = '0'.repeat(64)

/** JSON with the keys of every object in order, so that the same value is the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  const inOrder = entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${inOrder.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}

/** The text whose SHA-256 is an event's digest. */
export const eventText = ({ id, at, type, actor, clientId, invoiceId, data }: SealableEvent): string =>
  canonicalJson({ id, at, type, actor, clientId, invoiceId, data })

/** The text whose SHA-256 is the seal: it binds the event to its two places and to what came before it there. */
export const sealText = ({ position, previous, clientPosition, clientPrevious, digest }: SealLink): string =>
  ['dunwell-seal/1', position, previous, clientPosition ?? '', clientPrevious ?? '', digest].join('\n')
