import type { PlanLimitKey } from '../../../plan/check-plan.ts'
import type { PlanRhythm } from '../../../plan/plan-schedule.ts'
import type { Language } from '../../../words/language.ts'
import type { PortalInstalment } from '../../portal-answers.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** All that the pages of a payment plan say. Sums and days arrive as text. */
export interface PlanPageWords {
  readonly title: { readonly ask: string; readonly step: string; readonly plan: string }
  readonly form: {
    readonly intro: string
    readonly covers: (sum: string, numbers: string) => string
    readonly count: string
    readonly countHint: (most: number, least: string) => string
    readonly first: string
    readonly firstHint: (by: string) => string
    readonly rhythm: string
    readonly rhythms: Readonly<Record<PlanRhythm, string>>
    readonly rhythmHint: (months: number) => string
    readonly why: string
    readonly whyHint: string
    readonly downTitle: string
    readonly down: (currency: string) => string
    readonly downHint: string
    readonly downOn: string
    readonly send: string
    readonly sendHint: string
  }
  readonly step: {
    readonly nothingSent: string
    readonly rests: string
    readonly send: string
    readonly change: string
    readonly own: string
    readonly ownHint: (sum: string) => string
    readonly ownAmount: (number: number, day: string) => string
    readonly useOwn: string
  }
  readonly schedule: {
    readonly caption: string
    readonly number: string
    readonly on: string
    readonly amount: string
    readonly status: string
    readonly total: string
    readonly statuses: Readonly<Record<PortalInstalment['status'], string>>
    readonly paidOf: (sum: string) => string
  }
  readonly errors: {
    readonly summary: string
    readonly count: string
    readonly first: string
    readonly firstPast: string
    readonly down: string
    readonly downTooLarge: string
    readonly downOn: string
    readonly downLate: string
    readonly amounts: string
    readonly tooMuch: (sum: string) => string
    readonly tooLittle: (sum: string) => string
    readonly name: string
    readonly limits: Readonly<Record<PlanLimitKey, (limit: string) => string>>
  }
  readonly proposed: {
    readonly headline: string
    readonly text: (answerBy: string) => string
    readonly change: string
    readonly withdraw: string
    readonly withdrawHint: string
  }
  readonly offer: {
    readonly headline: string
    readonly text: (answerBy: string) => string
    readonly theirWords: string
    readonly name: string
    readonly nameHint: string
    readonly accept: string
    readonly acceptHint: string
    readonly other: string
    readonly declineTitle: string
    readonly declineWhy: string
    readonly decline: string
  }
  readonly active: {
    readonly headline: string
    readonly next: (sum: string, day: string) => string
    readonly late: (sum: string, day: string) => string
    readonly agreed: (name: string, day: string) => string
    readonly agreedByRules: (day: string) => string
    readonly left: (sum: string) => string
    readonly pay: string
    readonly early: string
    readonly autopayOn: (label: string) => string
    readonly autopayOff: string
    readonly autopayLink: string
    readonly terms: string
    readonly trouble: string
  }
  readonly over: Readonly<Record<'completed' | 'defaulted' | 'cancelled' | 'declined', string>>
  readonly blocked: {
    readonly nothing_open: string
    readonly processing: string
    readonly in_dispute: string
    readonly too_small: (least: string) => string
  }
  readonly refusals: {
    readonly plan_exists: string
    readonly moved: string
    readonly outdated: string
    readonly over: string
    readonly malformed: string
  }
}

export const planWords: Record<Language, PlanPageWords> = { en, es, de, fr }
