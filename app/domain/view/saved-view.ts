import { oneLine } from '../one-line.ts'

/** The lists whose filters can be kept under a name. */
export const viewPages = ['/admin/follow-ups', '/admin/invoices', '/admin/clients', '/admin/payments'] as const
export type ViewPage = (typeof viewPages)[number]

/** What an address says about this moment, not about the list. */
const passing = new Set(['after', 'said', 'view', 'undo'])

const QUERY_MAX = 1_500
const NAME_MAX = 60

/** An address's query as a view keeps it: in one order, without what is empty or passes; null when it is too long to keep. */
export function viewQuery(query: URLSearchParams): string | null {
  const kept = new URLSearchParams([...query].filter(([name, value]) => !passing.has(name) && value.trim() !== ''))
  kept.sort()
  const text = kept.toString()
  return text.length <= QUERY_MAX ? text : null
}

/** A name as it stands on a tab: one line of at most 60 characters; null for none. */
export const viewName = (text: string): string | null => oneLine(text).slice(0, NAME_MAX).trim() || null
