import { createHash } from 'node:crypto'

/** Whether a version is one the caller has read: always, where nothing or `*` was said. */
export type IfMatch = { readonly isSaid: boolean; allows(version: string): boolean }

const LETTERS = 22

/** 132 bits of SHA-256 over anything that JSON can write, and whole numbers of any size: what is stored of a thing, named. */
export const versionOf = (stored: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(stored, (_name, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))
    .digest('base64url')
    .slice(0, LETTERS)

/**
 * A strong tag (RFC 9110, 8.8.3) of one answer: its bytes, and before the dot the version of what PATCH can change. If-Match is
 * judged by that part alone, so that neither the day's labels nor `expand` stand in the way of a change.
 */
export const entityTag = (body: string, version: string | undefined): string =>
  version === undefined ? `"${versionOf(body)}"` : `"${version}.${versionOf(body)}"`

/** RFC 9110, 13.1.2: weak comparison, any of a list. */
export function isNoneMatch(header: string | null, tag: string): boolean {
  if (header === null) return true
  return header.trim() !== '*' && !tagsOf(header).some((given) => given.replace(/^W\//, '') === tag)
}

/** RFC 9110, 13.1.1: a weak tag never matches. */
export function ifMatchOf(header: string | null): IfMatch {
  if (header === null || header.trim() === '*') return { isSaid: false, allows: () => true }
  const versions = tagsOf(header).flatMap((tag) => /^"([^".]+)(?:\.[^"]*)?"$/.exec(tag)?.[1] ?? [])
  return { isSaid: true, allows: (version) => versions.includes(version) }
}

const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim())

/**
 * For a verb that changes what is versioned: asked once the row is locked, it reads the version again. A row that is gone is left
 * to the verb.
 */
export const asRead = <Db>(ifMatch: IfMatch, readVersion: (db: Db) => Promise<string | null>) =>
  ifMatch.isSaid
    ? {
        isAsRead: async (db: Db) => {
          const version = await readVersion(db)
          return version === null || ifMatch.allows(version)
        },
      }
    : {}
