export const clientViews = ['all', 'open', 'overdue', 'unreachable'] as const
export type ClientView = (typeof clientViews)[number]

/** Which clients a list shows; null narrows nothing. */
export interface ClientFilter {
  readonly view: ClientView
  /** Any part of a name, of an address, or the beginning of a customer number. */
  readonly search: string | null
  /** A colleague's id; `none`: nobody looks after the client. */
  readonly caseOwner: string | null
  /** The client's own choice of policy; `standard`: it made none. */
  readonly policy: string | null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The filter an address asks for; what cannot be read narrows nothing. */
export function readClientFilter(query: URLSearchParams): ClientFilter {
  const text = (name: string) => query.get(name)?.trim() || null
  const policy = text('policy')
  const owner = text('owner')
  return {
    view: clientViews.find((view) => view === text('show')) ?? 'all',
    search: text('q')?.slice(0, 100) ?? null,
    caseOwner: owner && /^[\w-]{1,64}$/.test(owner) ? owner : null,
    policy: policy === 'standard' || (policy && uuid.test(policy)) ? policy : null,
  }
}

/** An address's filter of clients alone, in one order, without what is empty. */
export function clientFilterQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const field of ['show', 'q', 'owner', 'policy']) {
    const value = query.get(field)?.trim()
    if (value) kept.set(field, value)
  }
  return kept.toString()
}
