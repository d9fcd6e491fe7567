import { enterByChoices } from './enter-ladder.ts'

export const reentryChoices = ['keep', ...enterByChoices] as const
/** Where open invoices go on when their policy changes: where they stand (`keep`), or as old invoices enter (R3). */
export type Reentry = (typeof reentryChoices)[number]
