import { Text } from '@react-email/components'
import type { AmountLine } from '#app/domain/dunning/reminder-amounts.ts'
import { amountCell, dueRow, numberCell, small } from './mail-styles.ts'

/** The amounts block: every part of what is due, and as of when. */
export function Amounts({ lines, asOf }: { lines: readonly AmountLine[]; asOf: string }) {
  return (
    <>
      <table
        role="presentation"
        data-text-format="dataTable"
        width="100%"
        cellPadding={0}
        cellSpacing={0}
        style={{ margin: '8px 0 12px', borderCollapse: 'collapse' }}
      >
        <tbody>
          {lines.map(({ key, label, text }, n) => {
            const strong = key === 'due_now' ? dueRow : {}
            const rule = key === 'due_now' ? 'mail-rule' : undefined
            return (
              <tr key={n}>
                <td className={rule} style={{ ...amountCell, ...strong }}>
                  {label}
                </td>
                <td className={rule} style={{ ...numberCell, ...strong }}>
                  {text}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Text className="mail-small" style={{ ...small, marginBottom: '20px' }}>
        {asOf}
      </Text>
    </>
  )
}
