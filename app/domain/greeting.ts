import { oneLine } from './one-line.ts'

/** "Hello Ada," or, when nobody is known by name, "Hello,". */
export function greetingFor(name: string): string {
  const shown = oneLine(name)
  return shown ? `Hello ${shown},` : 'Hello,'
}
