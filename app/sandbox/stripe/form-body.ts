export type FormValue = string | FormObject
export interface FormObject {
  [name: string]: FormValue
}

/**
 * Reads Stripe's form encoding: `line_items[0][price_data][currency]=usd`, `expand[]=a`.
 * Indexed brackets stay objects with the keys `0`, `1`, …: whether that is a list is known to the parameter, not to the form.
 */
export function parseForm(encoded: string): FormObject {
  const root = emptyObject()
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = pathOf(name)
    let parent = root
    path.slice(0, -1).forEach((part) => {
      const key = part === '' ? nextIndex(parent) : part
      const child = parent[key]
      const next = typeof child === 'object' ? child : emptyObject()
      parent[key] = next
      parent = next
    })
    const last = path.at(-1) ?? name
    parent[last === '' ? nextIndex(parent) : last] = value
  }
  return root
}

/** The bracket name of a path: `['line_items', '0', 'quantity']` → `line_items[0][quantity]`. */
export function bracketName([first, ...rest]: PropertyKey[]): string {
  return String(first ?? '') + rest.map((part) => `[${String(part)}]`).join('')
}

const emptyObject = () => Object.create(null) as FormObject
const nextIndex = (parent: FormObject) => String(Object.keys(parent).length)

function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}
