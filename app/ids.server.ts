import { v7 } from 'uuid'

/** A new row id: time-ordered, so that indexes grow at their end. Not a secret. */
export function newId<T extends string = string>(): T {
  return v7() as T
}
