import type { ActivityDocument } from './account-activity.ts'
import { activityLabels } from './activity-labels.ts'
import type { StatementDocument } from './statement-document.ts'
import { statementLabels } from './statement-labels.ts'

/** What the file is called, in the client's language: "Statement-2026-11-23.pdf". */
export const statementPdfName = ({ locale, asOf }: Pick<StatementDocument, 'locale' | 'asOf'>): string =>
  `${statementLabels(locale).file}-${asOf.toString()}.pdf`

/** "Activity-2026-01-01-2026-11-23.pdf" */
export const activityPdfName = ({ locale, from, to }: Pick<ActivityDocument, 'locale' | 'from' | 'to'>): string =>
  `${activityLabels(locale).file}-${from.toString()}-${to.toString()}.pdf`
