import { pool } from './client.server.ts'
import { mustStayInOneBusiness } from './lock/business-lock.server.ts'

/**
 * One statement that each connection plans once and keeps under `name`: for one that takes longer to plan than to run. It goes
 * straight to the driver, behind the same lock as every other; its text never changes, so the lock looks at it once.
 */
export function prepared<Row extends object>(name: string, text: string) {
  mustStayInOneBusiness(text)
  return async (values: readonly unknown[]): Promise<Row[]> =>
    (await pool.query<Row>({ name, text, values: [...values] })).rows
}
