import type { WebhookData } from './webhook-event.ts'

/** What was done with webhooks, one plain sentence each. */
export const webhookSentences: { [T in keyof WebhookData]: (data: WebhookData[T]) => string } = {
  'webhook_endpoint.created': ({ host, events }) =>
    `Webhooks go to ${host}: ${events.includes('*') ? 'everything' : events.join(', ')}.`,
  'webhook_endpoint.updated': ({ host, changes }) =>
    `The webhooks to ${host} changed: ${Object.keys(changes).join(', ')}.`,
  'webhook_endpoint.secret_rotated': ({ host }) => `The webhooks to ${host} are signed with a new secret.`,
  'webhook_endpoint.paused': ({ host }) => `The webhooks to ${host} were paused.`,
  'webhook_endpoint.enabled': ({ host }) => `The webhooks to ${host} go on.`,
  'webhook_endpoint.disabled': ({ host, reason }) =>
    reason === 'gone'
      ? `The webhooks to ${host} stopped: it answered that nothing is received there any more.`
      : `The webhooks to ${host} stopped: nothing arrived there for a day.`,
  'webhook_endpoint.removed': ({ host }) => `The webhooks to ${host} were removed.`,
  'webhook_endpoint.replayed': ({ host, count }) =>
    `${count === 1 ? 'One webhook is' : `${count} webhooks are`} sent to ${host} again.`,
  'webhook.test': ({ host }) => `A test was sent to ${host}.`,
}
