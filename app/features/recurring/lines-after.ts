import { emptyLine } from '#app/domain/invoice/typed-draft.ts'
import type { TypedLine } from '#app/domain/invoice/typed-draft.ts'

/** The lines of a form after one of its small steps, for those without scripts. Null for a step it does not know. */
export function linesAfter(step: string, lines: readonly TypedLine[], at: string | null): readonly TypedLine[] | null {
  switch (step) {
    case 'add-line':
      return [...lines, { ...emptyLine, taxRate: lines.at(-1)?.taxRate ?? '' }]
    case 'remove-line':
      return lines.filter((_line, position) => String(position) !== at)
    case 'recalculate':
      return lines
    default:
      return null
  }
}
