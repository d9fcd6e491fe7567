import { can } from '#app/auth/permissions.ts'
import type { Staff } from '#app/auth/require-staff.server.ts'
import { findInvoices } from '#app/db/read/invoice-search.server.ts'
import { isUuid } from '#app/db/read/keyset.ts'
import type { Chosen } from '#app/db/sql/chosen.server.ts'
import { bulkKinds } from '#app/domain/bulk/bulk-decision.ts'
import { readClientFilter } from '#app/domain/client/client-filter.ts'
import { readInvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { bulkRight } from '../admin.bulk.$id/bulk-right.ts'

const lists = ['/admin/follow-ups', '/admin/invoices', '/admin/clients'] as const
const IDS_MAX = 500

/**
 * What a bulk bar asked for: fields `do`, `list`, `query`, and `all` or some `id`. Throws 400 for what cannot be read and
 * 403 for what this person may not decide.
 */
export async function readAsked(staff: Staff, fields: URLSearchParams) {
  const kind = bulkKinds.find((one) => one === fields.get('do'))
  if (!kind) throw new Response('Unknown action', { status: 400 })
  if (!can(staff.role, bulkRight(kind))) throw new Response('Your role does not include this.', { status: 403 })
  const list = lists.find((one) => one === fields.get('list')) ?? '/admin/follow-ups'
  const query = new URLSearchParams(fields.get('query') ?? '')
  const isAll = fields.has('all')
  const ids = isAll ? null : fields.getAll('id').filter(isUuid).slice(0, IDS_MAX)
  const chosen =
    list === '/admin/clients' ? chosenOfClients(query, ids) : await chosenOfInvoices(staff, query, ids, list)
  const shown = new URLSearchParams(query)
  if (list === '/admin/follow-ups') shown.set('as', 'list')
  return { kind, list, isAll, chosen, isEmpty: ids?.length === 0, back: `${list}?${shown}` }
}

function chosenOfClients(query: URLSearchParams, ids: readonly string[] | null): Chosen {
  const filter = ids ? readClientFilter(new URLSearchParams()) : readClientFilter(query)
  return { of: 'clients', filter, ids }
}

async function chosenOfInvoices(
  { businessId, currency }: Staff,
  query: URLSearchParams,
  ids: readonly string[] | null,
  list: string,
): Promise<Chosen> {
  // Rows that were picked one by one are meant even if they have moved out of the filter meanwhile.
  if (ids) return { of: 'invoices', filter: { view: 'all', stage: null }, ids }
  const search = query.get('q')?.trim().slice(0, 100) ?? ''
  const openView = search && list === '/admin/invoices' ? 'all' : 'open'
  return {
    of: 'invoices',
    filter: { ...readInvoiceFilter(query, currency, openView), within: null },
    ids: search ? await findInvoices(businessId, search, currency) : null,
  }
}
