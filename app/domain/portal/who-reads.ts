import { isbot } from 'isbot'

/** Who opened a link, as far as it can be told: `person` pressed a button, `browser` opened it like one, `scanner` did not. */
export type PortalReader = 'person' | 'browser' | 'scanner'

export interface Visit {
  readonly method: string
  /** True where the browser would have sent its Sec-Fetch headers: over https. */
  readonly isSecure: boolean
  readonly header: (name: string) => string | null
}

/** The first versions that say with every request what it is for (Fetch Metadata, w3.org/TR/fetch-metadata). */
const tellingVersions: readonly [RegExp, number][] = [
  [/\bChrome\/(\d+)/, 76],
  [/\bFirefox\/(\d+)/, 90],
]

/**
 * Tells browsers from mail scanners, link previews and prefetchers by what they send. A guess for the owner's eyes: nothing
 * is ever decided by it, and only a pressed button counts as a person.
 */
export function whoReads({ method, isSecure, header }: Visit): PortalReader {
  if (method === 'POST') return 'person'
  const agent = header('user-agent') ?? ''
  const isAhead = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|preview|prerender/i.test(header(name) ?? ''),
  )
  if (method !== 'GET' || isAhead || agent === '' || isbot(agent)) return 'scanner'
  if (!header('accept-language') || !/text\/html/.test(header('accept') ?? '')) return 'scanner'
  const mode = header('sec-fetch-mode')
  if (mode !== null) return mode === 'navigate' && header('sec-fetch-dest') === 'document' ? 'browser' : 'scanner'
  return isSecure && tellsItself(agent) ? 'scanner' : 'browser'
}

const tellsItself = (agent: string): boolean =>
  tellingVersions.some(([named, since]) => Number(named.exec(agent)?.[1] ?? 0) >= since)
