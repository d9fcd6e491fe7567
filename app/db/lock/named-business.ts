import { keysOfOneRow } from './owned-tables.ts'

type Fields = Readonly<Record<string, unknown>>

/** Whether a model operation stays within one business. Errors: none; what it cannot read, it does not let through. */
export function staysInOneBusiness(model: string, operation: string, args: unknown): boolean {
  const { where, data, create, update } = isFields(args) ? args : {}
  switch (operation) {
    case 'create':
    case 'createMany':
    case 'createManyAndReturn':
      return isNothing(data) || businessOfRows(data) !== null
    case 'upsert':
      return businessOfRows(create) !== null && businessOfRows(create) === businessOf(where) && movesNothing(update)
    case 'update':
    case 'updateMany':
    case 'updateManyAndReturn':
      return isPinned(model, where) && movesNothing(data)
    default:
      return isPinned(model, where)
  }
}

const isPinned = (model: string, where: unknown): boolean => businessOf(where) !== null || namesOneRow(model, where)

/** The one business that `where` demands; null where it leaves it open, also by an `undefined`, which Prisma reads as no condition. */
function businessOf(where: unknown): string | null {
  if (!isFields(where)) return null
  const own = scalarOf(where['businessId'])
  if (own !== null) return own
  for (const [key, value] of Object.entries(where)) {
    // A compound key, e.g. `businessId_id`.
    if (key.startsWith('businessId_') && isFields(value)) return scalarOf(value['businessId'])
    if (key !== 'AND') continue
    const all: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const condition of all) {
      const named = businessOf(condition)
      if (named !== null) return named
    }
  }
  return null
}

function namesOneRow(model: string, where: unknown): boolean {
  if (!isFields(where)) return false
  const keys = Object.entries(keysOfOneRow).find(([owner]) => owner === model)?.[1] ?? []
  return keys.some((key) => {
    const compound = where[key.join('_')]
    const named = isFields(compound) ? compound : where
    return key.every((field) => scalarOf(named[field]) !== null)
  })
}

/** The business of every row; null where one has none, or another. */
function businessOfRows(data: unknown): string | null {
  const rows: readonly unknown[] = Array.isArray(data) ? data : [data]
  const [first] = rows
  const business = isFields(first) ? scalarOf(first['businessId']) : null
  return rows.every((row) => isFields(row) && row['businessId'] === business) ? business : null
}

const isNothing = (data: unknown): boolean => Array.isArray(data) && data.length === 0

/** No row is handed to another business. */
const movesNothing = (data: unknown): boolean => isFields(data) && data['businessId'] === undefined

function scalarOf(value: unknown): string | null {
  const wanted = isFields(value) ? value['equals'] : value
  return typeof wanted === 'string' ? wanted : null
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
