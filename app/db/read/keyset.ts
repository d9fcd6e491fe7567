/** A place in an ordered list: the last row's sort value and id. */
export interface Keyset {
  readonly value: string
  readonly id: string
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As it stands in an address: `value~id`. */
export const writeKeyset = ({ value, id }: Keyset): string => `${value}~${id}`

/** Null for anything but what `writeKeyset` writes; `shape` is what the value must look like. */
export function readKeyset(text: string | null, shape: RegExp): Keyset | null {
  const [value, id, ...rest] = text?.split('~') ?? []
  if (value === undefined || id === undefined || rest.length > 0) return null
  return shape.test(value) && uuid.test(id) ? { value, id } : null
}

export const isUuid = (text: string | undefined): text is string => text !== undefined && uuid.test(text)
