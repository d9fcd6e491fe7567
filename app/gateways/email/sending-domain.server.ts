import { recordHost } from '#app/domain/deliverability/mail-record.ts'
import type { WantedRecord } from '#app/domain/deliverability/mail-record.ts'
import { countCall } from '#app/metrics/provider-calls.ts'
import { resend, RESEND_DEADLINE_MS } from './resend-client.server.ts'

/** What Resend knows of a domain. `refused`: a key that may only send may not read it. */
export type SendingDomain =
  | { readonly kind: 'known'; readonly isVerified: boolean; readonly records: readonly WantedRecord[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: string }

const signal = () => ({ signal: AbortSignal.timeout(RESEND_DEADLINE_MS) })
const outcomeOf = ({ error }: { error: object | null }) => (error ? 'failed' : 'ok')
const DOMAINS_MAX = 100

/** The records Resend wants for a domain of its account. Never throws: no answer is `refused`, with its reason. */
export async function findSendingDomain(name: string): Promise<SendingDomain> {
  const listed = await countCall(
    'resend',
    'domains',
    () => resend.domains.list({ limit: DOMAINS_MAX }, signal()),
    outcomeOf,
  )
  if (listed.error) return { kind: 'refused', reason: listed.error.message }
  const found = listed.data.data.find((domain) => domain.name.toLowerCase() === name)
  if (!found) return { kind: 'unknown' }
  const read = await countCall('resend', 'domains', () => resend.domains.get(found.id, signal()), outcomeOf)
  if (read.error) return { kind: 'refused', reason: read.error.message }
  return {
    kind: 'known',
    isVerified: read.data.status === 'verified',
    records: read.data.records.flatMap((record) => wanted(record, name)),
  }
}

/** Records that only count clicks do not bear on whether mail arrives. */
function wanted(
  record: { record: string; type: string; name: string; value: string; priority?: number },
  domain: string,
): WantedRecord[] {
  const { type } = record
  const purpose = { SPF: type === 'MX' ? 'return_path' : 'spf', DKIM: 'dkim', Receiving: 'receiving' }[record.record]
  if (!isPurpose(purpose) || (type !== 'TXT' && type !== 'MX' && type !== 'CNAME')) return []
  const { value, priority } = record
  return [
    { purpose, type, host: recordHost(record.name, domain), value, priority: type === 'MX' ? (priority ?? 10) : null },
  ]
}

const isPurpose = (text: string | undefined): text is WantedRecord['purpose'] =>
  text === 'return_path' || text === 'spf' || text === 'dkim' || text === 'receiving'
