import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Records by id, in the order in which they first came. Every change is on disk before `put` returns. */
export interface Table<T> {
  get(id: string): T | undefined
  put(id: string, record: T): void
  delete(id: string): void
  values(): T[]
  readonly size: number
}

export interface Journal {
  table<T>(name: string): Table<T>
  close(): void
}

interface Line {
  t: string
  k: string
  v?: unknown
}

/** Remembers what the stand-in providers know; with a folder, a restart (also after kill -9) finds it again. */
export function openJournal(stateDir: string | null): Journal {
  const tables = new Map<string, Map<string, unknown>>()
  const recordsOf = (name: string) => {
    const known = tables.get(name) ?? new Map<string, unknown>()
    tables.set(name, known)
    return known
  }
  const file = stateDir === null ? null : openJournalFile(stateDir, recordsOf, tables)

  return {
    table<T>(name: string): Table<T> {
      const records = recordsOf(name) as Map<string, T>
      return {
        get: (id) => records.get(id),
        put(id, record) {
          records.set(id, record)
          file?.append({ t: name, k: id, v: record })
        },
        delete(id) {
          if (records.delete(id)) file?.append({ t: name, k: id })
        },
        values: () => [...records.values()],
        get size() {
          return records.size
        },
      }
    },
    close: () => file?.close(),
  }
}

function openJournalFile(
  stateDir: string,
  recordsOf: (name: string) => Map<string, unknown>,
  tables: Map<string, Map<string, unknown>>,
) {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 })
  const path = join(stateDir, 'journal.jsonl')
  const lines = existsSync(path) ? replay(path, recordsOf) : 0
  const live = [...tables.values()].reduce((sum, records) => sum + records.size, 0)
  if (lines > 2 * live) compact(path, tables)
  let descriptor: number | null = openSync(path, 'a', 0o600)
  return {
    append(line: Line) {
      if (descriptor !== null) writeWhole(descriptor, JSON.stringify(line) + '\n')
    },
    close() {
      if (descriptor !== null) closeSync(descriptor)
      descriptor = null
    },
  }
}

/** Applies every whole line, cuts off a torn last one, and says how many lines there were. */
function replay(path: string, recordsOf: (name: string) => Map<string, unknown>): number {
  const descriptor = openSync(path, 'r+')
  try {
    let lines = 0
    let goodBytes = 0
    for (const bytes of readLines(descriptor)) {
      const line = parseLine(bytes)
      if (line === null) {
        const isLast = goodBytes + bytes.length >= statSync(path).size
        if (!isLast) throw new Error(`${path} is damaged at byte ${goodBytes}; move it away to start the sandbox empty`)
        ftruncateSync(descriptor, goodBytes)
        break
      }
      if ('v' in line) recordsOf(line.t).set(line.k, line.v)
      else recordsOf(line.t).delete(line.k)
      goodBytes += bytes.length
      lines += 1
    }
    return lines
  } finally {
    closeSync(descriptor)
  }
}

function parseLine(bytes: Buffer): Line | null {
  if (bytes.at(-1) !== 0x0a) return null
  try {
    return JSON.parse(bytes.toString('utf8')) as Line
  } catch {
    return null
  }
}

/** Lines with their line feed; the last may lack it. */
function* readLines(descriptor: number): Generator<Buffer> {
  const chunk = Buffer.alloc(1 << 20)
  let parts: Buffer[] = []
  for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
    let from = 0
    for (let end = chunk.indexOf(0x0a); end !== -1 && end < read; end = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end + 1)])
      parts = []
      from = end + 1
    }
    if (from < read) parts.push(Buffer.from(chunk.subarray(from, read)))
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}

function compact(path: string, tables: Map<string, Map<string, unknown>>) {
  const fresh = `${path}.new`
  const descriptor = openSync(fresh, 'w', 0o600)
  for (const [t, records] of tables) {
    for (const [k, v] of records) writeWhole(descriptor, JSON.stringify({ t, k, v } satisfies Line) + '\n')
  }
  closeSync(descriptor)
  renameSync(fresh, path)
}

function writeWhole(descriptor: number, text: string) {
  const bytes = Buffer.from(text)
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
}
