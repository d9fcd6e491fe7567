import { Link } from '@remix-run/react'
import type { MouseEvent, ReactNode } from 'react'

export interface Column<Row> {
  /** Heads the column; a phone's card has no heads, so a value must say by itself what it is. */
  head: string
  cell: (row: Row) => ReactNode
  align?: 'right'
  /**
   * Where the value stands on a phone's card: `title` and `side` make the first line, `below` and `sideBelow` the
   * second, `line` gets one of its own, `hidden` none.
   */
  narrow: 'title' | 'side' | 'below' | 'sideBelow' | 'line' | 'hidden'
}

const narrowLook = {
  title: 'max-md:col-start-1 max-md:row-start-1 max-md:font-medium',
  side: 'max-md:col-start-2 max-md:row-start-1 max-md:text-right max-md:font-medium',
  line: 'max-md:col-span-2',
  below: 'max-md:col-start-1 max-md:row-start-2',
  sideBelow: 'max-md:col-start-2 max-md:row-start-2 max-md:text-right',
  hidden: 'max-md:hidden',
}

interface TableProps<Row> {
  /** Says what the list is, for those who do not see it. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/**
 * A list as a table on wide screens and as cards on phones: the same elements, laid out twice. The roles are written out
 * because a table that is displayed as a grid loses them in some browsers.
 */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table role="table" className="w-full border-collapse max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          {columns.map(({ head, align }) => (
            <th
              key={head}
              role="columnheader"
              scope="col"
              className={`border-b border-line px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-faint first:pl-0 last:pr-0 ${align === 'right' ? 'text-right' : 'text-left'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:flex max-md:flex-col">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            role="row"
            className="relative border-b border-line focus-within:bg-sunken hover:bg-sunken max-md:grid max-md:grid-cols-[1fr_auto] max-md:gap-x-4 max-md:gap-y-1 max-md:py-3"
          >
            {columns.map(({ head, cell, align, narrow }) => (
              <td
                key={head}
                role="cell"
                className={`min-w-0 align-top md:px-3 md:py-2.5 md:first:pl-0 md:last:pr-0 ${align === 'right' ? 'tabular-nums md:text-right md:whitespace-nowrap' : ''} ${narrowLook[narrow]}`}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RowLinkProps {
  to: string
  /** It is shown beside the list. */
  isCurrent?: boolean
  /** Opens as soon as `j` or `k` reach it. */
  opensAtOnce?: boolean
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void
  children: ReactNode
}

/** The link that a whole row opens by; `j` and `k` move among these. */
export function RowLink({ to, isCurrent = false, opensAtOnce = false, onClick, children }: RowLinkProps) {
  return (
    <Link
      data-row={opensAtOnce ? 'open' : ''}
      to={to}
      prefetch="intent"
      aria-current={isCurrent ? 'true' : undefined}
      {...(onClick && { onClick })}
      className="font-semibold after:absolute after:inset-0 aria-current:after:border-l-2 aria-current:after:border-accent"
    >
      {children}
    </Link>
  )
}
