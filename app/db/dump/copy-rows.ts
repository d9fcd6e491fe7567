import { Readable } from 'node:stream'
import type pg from 'pg'

/** What the driver's connection can do beside its typed part: PostgreSQL's COPY, as pg speaks it. */
interface CopyConnection {
  query(sql: string): void
  sendCopyFromChunk(bytes: Uint8Array): void
  endCopyFrom(): void
  readonly stream: { pause(): void; resume(): void }
}

interface Waiter {
  onData?: (bytes: Buffer) => void
  onTurn?: () => void
  onCommand?: (text: string) => void
  onEnd: () => void
  onError: (error: Error) => void
}

/** One statement as the driver's queue takes it; it calls back with every message of the server. */
function statement(client: pg.Client, sql: string, waiter: Waiter): { connection: CopyConnection | null } {
  const held: { connection: CopyConnection | null } = { connection: null }
  const submittable = {
    submit(connection: unknown) {
      held.connection = connection as CopyConnection
      held.connection.query(sql)
    },
    handleCopyInResponse: () => waiter.onTurn?.(),
    handleCopyData: ({ chunk }: { chunk: Buffer }) => waiter.onData?.(chunk),
    handleCommandComplete: ({ text }: { text: string }) => waiter.onCommand?.(text),
    handleReadyForQuery: () => waiter.onEnd(),
    handleError: (error: Error) => waiter.onError(error),
    handleRowDescription() {},
    handleDataRow() {},
    handlePortalSuspended() {},
    handleEmptyQuery() {},
  }
  client.query(submittable)
  return held
}

/**
 * The rows of a COPY … TO STDOUT, one line of PostgreSQL's text format a chunk, read no faster than they are taken. The text is
 * exact for every type. The connection is busy until the last row was read; whoever stops earlier must end it.
 */
export function copyOut(client: pg.Client, sql: string): AsyncIterable<Buffer> {
  const rows = new Readable({ read: () => held.connection?.stream.resume(), objectMode: true, highWaterMark: 256 })
  const held = statement(client, sql, {
    // The parser uses its buffer again.
    onData: (bytes) => void (rows.push(Buffer.from(bytes)) || held.connection?.stream.pause()),
    onEnd: () => void rows.push(null),
    onError: (error) => void rows.destroy(error),
  })
  return rows
}

/** Hands lines of the text format to a COPY … FROM STDIN; answers how many rows it took. Errors: what PostgreSQL says. */
export function copyIn(client: pg.Client, sql: string, lines: Uint8Array): Promise<number> {
  return new Promise((done, failed) => {
    let rows = 0
    const held = statement(client, sql, {
      onTurn() {
        held.connection?.sendCopyFromChunk(lines)
        held.connection?.endCopyFrom()
      },
      onCommand: (text) => void (rows = Number(text.split(' ').at(-1))),
      onEnd: () => done(rows),
      onError: failed,
    })
  })
}
