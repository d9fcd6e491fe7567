import { cleanLine } from '../invoice-import/clean-text.ts'
import { claimedKind, fileKinds, isOfKind } from './file-kind.ts'

export const FILES_MAX = 10
export const FILE_BYTES_MAX = 10 * 1024 * 1024
export const FILES_BYTES_MAX = 25 * 1024 * 1024

/** A file as somebody sent it: nothing about it is believed. */
export interface SentFile {
  readonly filename: string
  readonly bytes: Uint8Array
}

/** One that may be kept: of a kind we take, its name and its content agreeing. */
export interface CheckedFile extends SentFile {
  readonly contentType: string
}

export type FileRefusal = 'too_many' | 'too_large' | 'too_large_together' | 'empty' | 'wrong_kind'

export type CheckedFiles =
  | { ok: true; value: CheckedFile[] }
  /** `filename` is the file it is about; absent where it is about all of them. */
  | { ok: false; reason: FileRefusal; filename?: string }

/** All files of one form: at most ten, 10 MB each and 25 MB together. One that is refused refuses them all, by its name. */
export function checkFiles(files: readonly SentFile[]): CheckedFiles {
  if (files.length > FILES_MAX) return { ok: false, reason: 'too_many' }
  const checked: CheckedFile[] = []
  for (const { filename, bytes } of files) {
    const name = cleanFilename(filename)
    const kind = claimedKind(name)
    if (bytes.length === 0) return { ok: false, reason: 'empty', filename: name }
    if (bytes.length > FILE_BYTES_MAX) return { ok: false, reason: 'too_large', filename: name }
    if (!kind || !isOfKind(bytes, kind)) return { ok: false, reason: 'wrong_kind', filename: name }
    checked.push({ filename: name, contentType: fileKinds[kind].contentType, bytes })
  }
  const all = checked.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return all > FILES_BYTES_MAX ? { ok: false, reason: 'too_large_together' } : { ok: true, value: checked }
}

const NAME_MAX = 120

/**
 * A file's name as it may stand on a page and in a download: the last part of a path, on one line, without control
 * characters, marks that turn the reading direction or signs that file systems forbid. The ending stays, however long the name.
 */
export function cleanFilename(filename: string): string {
  const base = filename.split(/[/\\]/).at(-1) ?? ''
  const plain = cleanLine(base)
    .replace(/[\u061C\u200B-\u200F\u2060-\u2064]/gu, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 ? plain.slice(dot) : ''
  const stem = dot > 0 ? plain.slice(0, dot) : plain
  if (stem === '') return 'file'
  return [...stem].slice(0, Math.max(1, NAME_MAX - ending.length)).join('') + ending.slice(0, 10)
}
