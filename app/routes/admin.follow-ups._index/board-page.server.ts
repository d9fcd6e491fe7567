import type { Staff } from '#app/auth/require-staff.server.ts'
import { businessRest, readPlaces } from '#app/db/read/follow-up-board.server.ts'
import { readFilterChoices } from '#app/db/read/filter-choices.server.ts'
import { readFollowUps } from '#app/db/read/follow-ups.server.ts'
import { listInvoices } from '#app/db/read/invoice-list.server.ts'
import { instantOf, todayIn } from '#app/domain/business-day.ts'
import { stageKeys } from '#app/domain/dunning/dunning-policy.ts'
import { boardPlaces } from '#app/domain/invoice/board-place.ts'
import type { BoardPlace } from '#app/domain/invoice/board-place.ts'
import { filterQuery, readInvoiceFilter } from '#app/domain/invoice/invoice-filter.ts'
import { restWords } from '#app/ui/invoice-filters.tsx'
import { invoiceItem } from '#app/ui/invoice-item.ts'
import { stageWords } from '#app/ui/next-step-words.ts'

const titleOf = (place: BoardPlace): string =>
  typeof place === 'number' ? stageWords(stageKeys[place - 1] ?? null) : restWords[place]

/** The board as it is shown: a column for each stage, then those that rest. A column where nothing stands shows its name alone. */
export async function readBoardPage(staff: Staff, query: URLSearchParams, now: Date) {
  const { businessId, currency, timeZone, locale } = staff
  const today = todayIn(timeZone, instantOf(now))
  const filter = readInvoiceFilter(query, currency, 'open')
  const [{ sums, first }, rest, choices] = await Promise.all([
    readPlaces(businessId, filter, today),
    businessRest(businessId, today),
    readFilterChoices(businessId, currency),
  ])
  const ids = [...first.values()].flat()
  const [{ rows }, followUps] = await Promise.all([
    listInvoices(businessId, { view: 'all', stage: null, sort: 'due', after: null, today, ids, limit: ids.length }),
    readFollowUps(businessId, ids, now),
  ])
  const items = new Map(rows.map((row) => [row.id, invoiceItem(row, followUps.get(row.id), today, locale)]))
  return {
    ...{ rest, choices },
    isNarrowed: filterQuery(query) !== '',
    columns: boardPlaces.map((place) => ({
      place: String(place),
      title: titleOf(place),
      rests: typeof place !== 'number',
      count: sums.get(place)?.count ?? 0,
      open: sums.get(place)?.open ?? [],
      cards: (first.get(place) ?? []).flatMap((id) => items.get(id) ?? []),
      all: allOf(place, query),
    })),
  }
}

/** The list of everything in a column, with the filters in force. */
function allOf(place: BoardPlace, query: URLSearchParams): string {
  const list = new URLSearchParams(filterQuery(query))
  list.set('as', 'list')
  if (typeof place === 'number') list.set('stage', String(place))
  list.set('rests', typeof place === 'number' ? 'no' : place)
  return `?${list}`
}
