import { caseOwnerOperations } from './case-owners.server.ts'
import { clientPreferenceOperations } from './client-preferences.server.ts'
import { contactOperations } from './contacts.server.ts'
import { creditOperations } from './credits.server.ts'
import { eventOperations } from './events.server.ts'
import { policyOperations } from './policies.server.ts'
import { statementOperations } from './statements.server.ts'
import { chargeOperations } from './charges.server.ts'
import { clientOperations } from './clients.server.ts'
import { disputeOperations } from './disputes.server.ts'
import { followUpOperations } from './follow-up.server.ts'
import { holdOperations } from './holds.server.ts'
import { invoiceActOperations } from './invoice-acts.server.ts'
import { invoiceOperations } from './invoices.server.ts'
import type { Operation } from './operation.ts'
import { ownKeyOperations } from './own-key.server.ts'
import { paymentOperations } from './payments.server.ts'
import { planOperations } from './plans.server.ts'
import { portalLinkOperations } from './portal-links.server.ts'
import { refundOperations } from './refunds.server.ts'
import { reminderOperations } from './reminders.server.ts'
import { reportOperations } from './reports.server.ts'
import { taskOperations } from './tasks.server.ts'
import { thankYouOperations } from './thank-yous.server.ts'
import { timelineOperations } from './timeline.server.ts'
import { webhookDeliveryOperations } from './webhook-deliveries.server.ts'
import { webhookEndpointOperations } from './webhook-endpoints.server.ts'

/** Every operation there is. The dispatcher serves it and the OpenAPI document describes it; nothing else is offered. */
export const routeTable: readonly Operation[] = [
  ...clientOperations,
  ...contactOperations,
  ...clientPreferenceOperations,
  ...caseOwnerOperations,
  ...invoiceOperations,
  ...invoiceActOperations,
  ...portalLinkOperations,
  ...holdOperations,
  ...policyOperations,
  ...timelineOperations,
  ...followUpOperations,
  ...reminderOperations,
  ...chargeOperations,
  ...paymentOperations,
  ...refundOperations,
  ...creditOperations,
  ...statementOperations,
  ...planOperations,
  ...disputeOperations,
  ...thankYouOperations,
  ...taskOperations,
  ...reportOperations,
  ...eventOperations,
  ...webhookEndpointOperations,
  ...webhookDeliveryOperations,
  ...ownKeyOperations,
]
