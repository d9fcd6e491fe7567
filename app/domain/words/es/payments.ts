import type { PaymentWords } from '../built-in-words.ts'

export const payments = {} as PaymentWords
