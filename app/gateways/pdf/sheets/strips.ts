import { linesOf } from './fonts.ts'
import type { Strip } from './flow.ts'
import type { TextStyle } from './sheet.ts'

/** Where a baseline lies in its line, as a share of the font size. */
const BASELINE = 0.9

export interface Cell {
  readonly text: string
  readonly style: TextStyle
  readonly left: number
  readonly width: number
  readonly align?: 'left' | 'right'
}

interface Row {
  readonly lineHeight: number
  /** Room above the first line and below the last. */
  readonly padding?: readonly [above: number, below: number]
  readonly rule?: { readonly left: number; readonly width: number; readonly thickness: number; readonly color: string }
}

/** Cells side by side, as many strips high as the one with the most lines; a rule closes the last of them. */
export function rowOf(cells: readonly Cell[], { lineHeight, padding: [above, below] = [0, 0], rule }: Row): Strip[] {
  const columns = cells.map((cell) => ({
    ...cell,
    lines: linesOf(cell.text, cell.style.font, cell.style.size, cell.width),
  }))
  const count = Math.max(1, ...columns.map(({ lines }) => lines.length))
  return Array.from({ length: count }, (_, nth) => {
    const isLast = nth === count - 1
    const over = nth === 0 ? above : 0
    const height = over + lineHeight + (isLast ? below : 0)
    return {
      height: height + (isLast && rule ? rule.thickness : 0),
      draw(sheet, top) {
        for (const { lines, style, left, width, align } of columns) {
          sheet.text(
            lines[nth] ?? '',
            align === 'right' ? left + width : left,
            top + over + BASELINE * style.size,
            style,
            align,
          )
        }
        if (isLast && rule) sheet.rule(rule.left, top + height, rule.width, rule.thickness, rule.color)
      },
    }
  })
}

/** Two stacks of strips side by side. */
export function beside(a: readonly Strip[], b: readonly Strip[]): Strip[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, nth) => ({
    height: Math.max(a[nth]?.height ?? 0, b[nth]?.height ?? 0),
    draw(sheet, top) {
      a[nth]?.draw?.(sheet, top)
      b[nth]?.draw?.(sheet, top)
    },
  }))
}
