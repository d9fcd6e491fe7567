import { access } from './access.tsx'
import { approvals } from './approvals.tsx'
import type { Chapter } from './chapter.ts'
import { disputes } from './disputes.tsx'
import { figures } from './figures.tsx'
import { firstSteps } from './first-steps.tsx'
import { followUp } from './follow-up.tsx'
import { invoices } from './invoices.tsx'
import { lastSteps } from './last-steps.tsx'
import { lists } from './lists.tsx'
import { mail } from './mail.tsx'
import { pausing } from './pausing.tsx'
import { payments } from './payments.tsx'
import { plans } from './plans.tsx'
import { thankYous } from './thank-yous.tsx'

/** The guide, in reading order. */
export const chapters: readonly Chapter[] = [
  firstSteps,
  followUp,
  approvals,
  pausing,
  payments,
  plans,
  disputes,
  thankYous,
  invoices,
  lists,
  mail,
  lastSteps,
  figures,
  access,
]
