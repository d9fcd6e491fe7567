import { compareDays } from '../business-day.ts'
import type { PlainDate } from '../business-day.ts'

/**
 * The version that counts for a period: the latest that begins on its day or before. A period before all of them takes the
 * first, since an invoice without lines is none. Errors: RangeError where there is no version at all.
 */
export function versionInForce<V extends { readonly fromOn: PlainDate }>(versions: readonly V[], period: PlainDate): V {
  const inOrder = [...versions].sort((a, b) => compareDays(a.fromOn, b.fromOn))
  const found = inOrder.filter(({ fromOn }) => compareDays(fromOn, period) <= 0).at(-1) ?? inOrder[0]
  if (!found) throw new RangeError('a recurring invoice without a version')
  return found
}
