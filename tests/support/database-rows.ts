import pg from 'pg'

/** Rows that say who looked, which processes run and when each sweep last did: all that may change while somebody reads. */
const ofReading = ['PortalView', 'Process', 'Sweep']

/** Every row of every table as a fingerprint, keyed by table; what reading may write is left out. */
export async function readAllRows(databaseUrl: string): Promise<Map<string, string[]>> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    )
    const rows = new Map<string, string[]>()
    for (const { name } of tables.rows.filter((table) => !ofReading.includes(table.name))) {
      const found = await client.query<{ row: string }>(
        `SELECT md5(t::text) || ' ' || left(t::text, 120) AS "row" FROM ${client.escapeIdentifier(name)} t ORDER BY 1`,
      )
      rows.set(
        name,
        found.rows.map(({ row }) => row),
      )
    }
    return rows
  } finally {
    await client.end()
  }
}

/** What came, went or changed between two looks, one line each. */
export function differences(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const [was, is] = [new Set(before.get(table)), new Set(after.get(table))]
    return [
      ...[...was].filter((row) => !is.has(row)).map((row) => `- ${table} ${row}`),
      ...[...is].filter((row) => !was.has(row)).map((row) => `+ ${table} ${row}`),
    ]
  })
}
