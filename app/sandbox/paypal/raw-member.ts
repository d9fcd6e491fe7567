/**
 * The untouched text of a member of a JSON object, as it stands in `json`; null when it has none of that name.
 * Signatures cover bytes: parsing and printing again may change them (1.0 → 1, escapes).
 */
export function rawMember(json: string, name: string): string | null {
  let place = skipSpace(json, json.indexOf('{') + 1)
  while (json[place] === '"') {
    const keyEnd = endOfString(json, place)
    const key: unknown = JSON.parse(json.slice(place, keyEnd))
    const start = skipSpace(json, json.indexOf(':', keyEnd) + 1)
    const end = endOfValue(json, start)
    if (key === name) return json.slice(start, end)
    place = skipSpace(json, end)
    if (json[place] === ',') place = skipSpace(json, place + 1)
  }
  return null
}

function skipSpace(json: string, from: number): number {
  let place = from
  while (/\s/.test(json[place] ?? '')) place += 1
  return place
}

function endOfString(json: string, from: number): number {
  let place = from + 1
  while (place < json.length && json[place] !== '"') place += json[place] === '\\' ? 2 : 1
  return place + 1
}

function endOfValue(json: string, from: number): number {
  let depth = 0
  for (let place = from; place < json.length; place += 1) {
    const letter = json[place] ?? ''
    if (letter === '"') {
      place = endOfString(json, place) - 1
    } else if (letter === '{' || letter === '[') {
      depth += 1
    } else if (letter === '}' || letter === ']') {
      if (depth === 0) return trimmedEnd(json, from, place)
      depth -= 1
    } else if (letter === ',' && depth === 0) {
      return trimmedEnd(json, from, place)
    }
  }
  return json.length
}

function trimmedEnd(json: string, from: number, to: number): number {
  return from + json.slice(from, to).trimEnd().length
}
