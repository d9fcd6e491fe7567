import type { ParseArgsConfig } from 'node:util'
import type { ImportKind } from '#app/domain/invoice-import/import-kind.ts'
import { oneOf, required, WrongUsage } from './command.ts'

const ENTER_BY = ['age', 'first', 'now'] as const
const DATE_ORDERS = ['mdy', 'dmy', 'ymd'] as const
const DECIMAL_MARKS = { point: '.', comma: ',' } as const

export const importOptions = {
  business: { type: 'string' },
  map: { type: 'string', multiple: true, default: [] },
  currency: { type: 'string' },
  'date-order': { type: 'string' },
  'decimal-mark': { type: 'string' },
  'enter-by': { type: 'string', default: 'age' },
  rejects: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options']

interface ImportValues {
  readonly business?: string | undefined
  readonly map: readonly string[]
  readonly currency?: string | undefined
  readonly 'date-order'?: string | undefined
  readonly 'decimal-mark'?: string | undefined
  readonly 'enter-by': string
  readonly rejects?: string | undefined
  readonly 'dry-run': boolean
}

/** What the commands that import a list share. Errors: WrongUsage for what the options do not allow. */
export async function readImportOptions(values: ImportValues, file: string | undefined, kind: ImportKind) {
  const { columnsOfKind } = await import('#app/domain/invoice-import/import-kind.ts')
  const { fields, others } = columnsOfKind(kind)
  const mapped = values.map.map((pair) => {
    const cut = pair.indexOf('=')
    if (cut < 1) throw new WrongUsage(`--map wants FIELD=HEADER, not "${pair}".`)
    return [oneOf(pair.slice(0, cut), [...fields, ...others], '--map FIELD'), pair.slice(cut + 1)] as const
  })
  const { 'date-order': dateOrder, 'decimal-mark': mark, currency, business, rejects } = values
  return {
    ...{ file: required(file, 'FILE'), kind, business },
    answers: {
      ...(mapped.length === 0 ? {} : { columns: Object.fromEntries(mapped) }),
      ...(currency === undefined ? {} : { currency }),
      ...(dateOrder === undefined ? {} : { dateOrder: oneOf(dateOrder, DATE_ORDERS, '--date-order') }),
      ...(mark === undefined ? {} : { decimalMark: DECIMAL_MARKS[oneOf(mark, ['point', 'comma'], '--decimal-mark')] }),
    },
    enterBy: oneOf(values['enter-by'], ENTER_BY, '--enter-by'),
    dryRun: values['dry-run'],
    rejectsFile: rejects ?? null,
  }
}
