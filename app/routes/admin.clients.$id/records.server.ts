import {
  listClientMails,
  listClientPayments,
  readClientAgreements,
  readClientCalls,
} from '#app/db/read/client-records.server.ts'
import type { ClientTab } from './client-tabs.ts'

/** What a tab of the client's page lists; null where it lists nothing of its own. Only the tab that is open is read. */
export async function readRecords(
  tab: ClientTab,
  { businessId, clientId, after }: { businessId: string; clientId: string; after: string | null },
) {
  switch (tab) {
    case 'payments':
      return { of: 'payments' as const, ...(await listClientPayments(businessId, clientId, after)) }
    case 'mails':
      return { of: 'mails' as const, ...(await listClientMails(businessId, clientId, after)) }
    case 'agreements': {
      const { promises, ...agreements } = await readClientAgreements(businessId, clientId)
      const dated = promises.map(({ dueOn, ...promise }) => ({ ...promise, dueOn: dueOn.toString() }))
      return { of: 'agreements' as const, ...agreements, promises: dated }
    }
    case 'calls':
      return { of: 'calls' as const, ...(await readClientCalls(businessId, clientId)) }
    default:
      return null
  }
}
