import { oneLine } from './one-line.ts'
import type { Language } from './words/language.ts'
import { phrasesOf } from './words/phrases.ts'

/** "Hello Ada," or, when nobody is known by name, "Hello,". */
export const greetingFor = (name: string, language: Language): string => phrasesOf(language).greeting(oneLine(name))
