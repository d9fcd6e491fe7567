import type { ReactNode } from 'react'

interface FigureTableProps {
  caption: string
  /** The first names the rows. */
  heads: readonly string[]
  rows: readonly { key: string; name: ReactNode; cells: readonly ReactNode[] }[]
  /** Sums below the columns. */
  foot?: { name: string; cells: readonly ReactNode[] }
}

const cellLook = 'px-3 py-2 text-right whitespace-nowrap tabular-nums last:pr-0'
const nameLook = 'sticky left-0 min-w-32 bg-surface py-2 pr-3 text-left font-normal'

/** Figures in rows and columns. On a narrow window it moves sideways in a frame of its own, its names staying in sight. */
export function FigureTable({ caption, heads, rows, foot }: FigureTableProps) {
  return (
    <div className="-mx-4 overflow-x-auto px-4" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-faint">
            {heads.map((head, n) => (
              <th key={head} scope="col" className={`font-medium ${n === 0 ? nameLook : cellLook}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className={nameLook}>
                {name}
              </th>
              {cells.map((cell, n) => (
                <td key={n} className={cellLook}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="font-medium">
              <th scope="row" className={`${nameLook} font-medium`}>
                {foot.name}
              </th>
              {foot.cells.map((cell, n) => (
                <td key={n} className={cellLook}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
