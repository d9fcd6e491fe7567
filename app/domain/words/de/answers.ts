import type { AnswerWords } from '../built-in-words.ts'

export const answers = {} as AnswerWords
