import { Link } from '@react-email/components'
import type { DraftItem } from '#app/domain/dunning/reminder-draft.ts'
import type { Phrases } from '#app/domain/words/phrases.ts'
import { columnHead, itemCell, numberCell } from './mail-styles.ts'

interface ItemsProps {
  items: readonly DraftItem[]
  columns: Phrases['columns']
  urlOf: (linkId: string) => string
}

/** The invoices a mail speaks of, each leading to its own page. */
export function Items({ items, columns, urlOf }: ItemsProps) {
  return (
    <table
      data-text-format="dataTable"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={{ margin: '8px 0 20px', borderCollapse: 'collapse' }}
    >
      <thead>
        <tr>
          <th scope="col" className="mail-small" style={columnHead}>
            {columns.invoice}
          </th>
          <th scope="col" className="mail-small" style={columnHead}>
            {columns.due}
          </th>
          <th scope="col" className="mail-small" style={{ ...columnHead, textAlign: 'right' }}>
            {columns.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ invoiceId, number, due, amount, linkId }) => (
          <tr key={invoiceId}>
            <td style={itemCell}>
              {linkId === null ? (
                number
              ) : (
                <Link
                  href={urlOf(linkId)}
                  className="mail-ink"
                  style={{ color: '#26221e', textDecoration: 'underline' }}
                >
                  {number}
                </Link>
              )}
            </td>
            <td style={itemCell}>{due}</td>
            <td style={numberCell}>{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
