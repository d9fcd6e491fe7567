import { caseOwnerOperations } from './case-owners.server.ts'
import { clientPreferenceOperations } from './client-preferences.server.ts'
import { contactOperations } from './contacts.server.ts'
import { creditOperations } from './credits.server.ts'
import { eventOperations } from './events.server.ts'
import { policyOperations } from './policies.server.ts'
import { statementOperations } from './statements.server.ts'
import { alreadyPaidOperations } from './already-paid.server.ts'
import { callOperations } from './calls.server.ts'
import { documentOperations } from './documents.server.ts'
import { draftOperations } from './drafts.server.ts'
import { escalationOperations } from './escalation.server.ts'
import { helpOperations } from './help-requests.server.ts'
import { invoiceMailOperations } from './invoice-mail.server.ts'
import { letterOperations } from './letters.server.ts'
import { messageOperations } from './messages.server.ts'
import { promiseOperations } from './promises.server.ts'
import { creditNoteOperations } from './credit-notes.server.ts'
import { recurringOperations } from './recurring.server.ts'
import { runningPlanOperations } from './running-plans.server.ts'
import { bulkOperations } from './bulk.server.ts'
import { businessOperations } from './business.server.ts'
import { dryRunOperations } from './dry-runs.server.ts'
import { importOperations } from './imports.server.ts'
import { lookupOperations } from './lookups.server.ts'
import { periodReportOperations } from './period-reports.server.ts'
import { bankStatementOperations } from './bank-statements.server.ts'
import { unmatchedPaymentOperations } from './unmatched-payments.server.ts'
import { chargeOperations } from './charges.server.ts'
import { clientOperations } from './clients.server.ts'
import { disputeOperations } from './disputes.server.ts'
import { followUpOperations } from './follow-up.server.ts'
import { holdOperations } from './holds.server.ts'
import { invoiceBatchOperations } from './invoice-batch.server.ts'
import { invoiceActOperations } from './invoice-acts.server.ts'
import { invoiceOperations } from './invoices.server.ts'
import type { Operation } from './operation.ts'
import { ownKeyOperations } from './own-key.server.ts'
import { paymentOperations } from './payments.server.ts'
import { planOperations } from './plans.server.ts'
import { portalLinkOperations } from './portal-links.server.ts'
import { refundOperations } from './refunds.server.ts'
import { replyOperations } from './replies.server.ts'
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
  ...invoiceBatchOperations,
  ...invoiceActOperations,
  ...invoiceMailOperations,
  ...creditNoteOperations,
  ...recurringOperations,
  ...escalationOperations,
  ...documentOperations,
  ...portalLinkOperations,
  ...holdOperations,
  ...policyOperations,
  ...timelineOperations,
  ...followUpOperations,
  ...reminderOperations,
  ...draftOperations,
  ...messageOperations,
  ...replyOperations,
  ...letterOperations,
  ...callOperations,
  ...promiseOperations,
  ...alreadyPaidOperations,
  ...helpOperations,
  ...chargeOperations,
  ...paymentOperations,
  ...refundOperations,
  ...creditOperations,
  ...statementOperations,
  ...planOperations,
  ...runningPlanOperations,
  ...disputeOperations,
  ...thankYouOperations,
  ...taskOperations,
  ...reportOperations,
  ...periodReportOperations,
  ...lookupOperations,
  ...dryRunOperations,
  ...bulkOperations,
  ...importOperations,
  ...bankStatementOperations,
  ...unmatchedPaymentOperations,
  ...businessOperations,
  ...eventOperations,
  ...webhookEndpointOperations,
  ...webhookDeliveryOperations,
  ...ownKeyOperations,
]
