import { Link, useLocation } from '@remix-run/react'
import { deskButton } from './desk-controls.ts'

/** To the following page of a list, and back to its beginning. A list has a place, not a page number: nothing is counted. */
export function Pager({ next, isFirst }: { next: string | null; isFirst: boolean }) {
  const { pathname, search } = useLocation()
  if (!next && isFirst) return null
  const to = (after: string | null) => {
    const query = new URLSearchParams(search)
    query.delete('after')
    if (after) query.set('after', after)
    return `${pathname}?${query}`
  }
  return (
    <nav aria-label="Pages" className="flex justify-between gap-2">
      {isFirst ? (
        <span />
      ) : (
        <Link to={to(null)} className={deskButton('secondary')}>
          Back to the beginning
        </Link>
      )}
      {next && (
        <Link to={to(next)} rel="next" className={deskButton('secondary')}>
          Next page
        </Link>
      )}
    </nav>
  )
}
