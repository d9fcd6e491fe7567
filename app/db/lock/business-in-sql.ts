/** Words that may follow the name of a table where another name for it could stand. */
const notAliases =
  'WHERE|SET|ON|USING|JOIN|LEFT|RIGHT|FULL|INNER|CROSS|NATURAL|ORDER|GROUP|HAVING|LIMIT|OFFSET|FOR|UNION|EXCEPT|INTERSECT|VALUES|SELECT|RETURNING|DEFAULT|OVERRIDING|TABLESAMPLE'

const tableUse = new RegExp(
  String.raw`(\bINTO\s+)?(?<![.:"\w])"([A-Z]\w*)"(?!\s*\.)(?:\s+(?:AS\s+)?(?!(?:${notAliases})\b)([a-z_]\w*))?`,
  'gi',
)

export interface LockedSchema {
  /** Tables whose rows belong to one business. */
  readonly owned: ReadonlySet<string>
  /** By table, keys that name one row of all businesses. */
  readonly keysOfOneRow: Readonly<Record<string, readonly (readonly string[])[]>>
}

interface TableUse {
  readonly table: string
  /** What stands before its columns, as a pattern. */
  readonly prefix: string
  /** Of an insert: what follows the table's name. */
  readonly into: string | null
}

/**
 * The first owned table whose business this statement leaves open; null: none. Every owned table it reads or writes must have its
 * "businessId" compared with something (of an insert: given), and somewhere a parameter must say which business it is: as such, or
 * by a key that names one row. It reads text, not grammar: it finds what was forgotten, not what was hidden on purpose.
 */
export function tableLeftOpen(sql: string, { owned, keysOfOneRow }: LockedSchema): string | null {
  const said = sql
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/--[^\n]*/g, ' ')
  const uses = [...said.matchAll(tableUse)].map(({ index, 0: whole, 1: into, 2: table = '', 3: alias }): TableUse => ({
    table,
    prefix: alias ? `\\b${alias}\\.` : `(?:"${table}"\\.|(?<![.\\w]))`,
    into: into ? said.slice(index + whole.length) : null,
  }))
  const ofBusinesses = uses.filter(({ table }) => owned.has(table))
  const open = ofBusinesses.find(({ prefix, into }) => !(into === null ? isCompared(said, prefix) : isGiven(into)))
  if (open) return open.table
  const read = ofBusinesses.find(({ into }) => into === null)
  if (!read || uses.some((use) => isNamed(said, use, keysOfOneRow))) return null
  return read.table
}

const parameter = String.raw`\(?(?:\?|\$\d+)`

/** Whether a parameter says which business, by the business's id or by a key of one row. */
function isNamed(said: string, { table, prefix }: TableUse, keysOfOneRow: LockedSchema['keysOfOneRow']): boolean {
  if (table === 'Business') return isParameter(said, prefix, 'id')
  if (isParameter(said, prefix, 'businessId')) return true
  return (keysOfOneRow[table] ?? []).some((key) => key.every((column) => isParameter(said, prefix, column)))
}

const isParameter = (said: string, prefix: string, column: string): boolean =>
  new RegExp(`${prefix}"${column}"\\s*=\\s*${parameter}`).test(said)

const isGiven = (afterInto: string): boolean => /^\s*\([^)]*"businessId"/.test(afterInto)

function isCompared(said: string, prefix: string): boolean {
  const column = `${prefix}"businessId"`
  return new RegExp(
    String.raw`${column}\s*=|=\s*${column}|\(\s*${column}\s*,[^()]*\)\s*(?:=|IN\b)|(?:=|,)\s*\(\s*${column}\s*,|USING\s*\(\s*"businessId"`,
  ).test(said)
}
