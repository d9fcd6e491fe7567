import type { ImportColumn } from './import-column.ts'

/** A program whose export is known by its headers. Where its words mean something of their own, `columns` says so. */
export interface ImportSource {
  readonly name: string
  /** Headers that only this program writes together. */
  readonly signature: readonly string[]
  /** The header for a column, or null: the column is not in this export, whatever its headers look like. */
  readonly columns: Partial<Record<ImportColumn, readonly string[] | null>>
}
