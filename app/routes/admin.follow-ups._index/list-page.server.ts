import type { Staff } from '#app/auth/require-staff.server.ts'
import { readFilterChoices } from '#app/db/read/filter-choices.server.ts'
import { listFollowedInvoices } from '#app/db/read/followed-invoices.server.ts'
import { findInvoices } from '#app/db/read/invoice-search.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { filterQuery, readInvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { invoiceSorts, isOpenView } from '#app/domain/invoice/invoice-view.ts'
import type { InvoiceView } from '#app/domain/invoice/invoice-view.ts'
import { invoiceItem } from '#app/ui/invoice-item.ts'

/** What the address of a list asks for, the search as the invoices it found. */
export async function readListQuery(staff: Staff, query: URLSearchParams, openView: InvoiceView, now: Date) {
  const { businessId, currency, timeZone } = staff
  const search = (query.get('q') ?? '').trim().slice(0, 100)
  const filter = readInvoiceFilter(query, currency, openView)
  const ids = search ? await findInvoices(businessId, search, currency) : null
  return { filter, search, ids, today: todayIn(timeZone, instantOf(now)) }
}

/** A page of a list of invoices as it is shown, with what it can be narrowed to. */
export async function readListPage(staff: Staff, query: URLSearchParams, openView: InvoiceView, now: Date) {
  const { businessId, currency, locale } = staff
  const { filter, search, ids, today } = await readListQuery(staff, query, openView, now)
  const sort = invoiceSorts.find((choice) => choice === query.get('sort')) ?? 'due'
  const after = query.get('after')
  const [{ rows, next }, choices] = await Promise.all([
    listFollowedInvoices(businessId, { ...filter, sort, ids, after, today }, now),
    readFilterChoices(businessId, currency),
  ])
  return {
    ...{ view: filter.view, isOpen: isOpenView(filter.view), search, choices, next, isFirst: !after },
    isNarrowed: filterQuery(query) !== filterQuery(new URLSearchParams({ show: query.get('show') ?? '' })),
    // Which invoices have a step by then is decided row by row: too dear to ask of all of them.
    allQuery: filter.within === null && isOpenView(filter.view) ? filterQuery(query) : null,
    rows: rows.map(({ followUp, ...row }) => invoiceItem(row, followUp, today, locale)),
  }
}
