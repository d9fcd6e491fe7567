import { counter, histogram } from './metric.ts'

const received = counter({
  name: 'dunwell_webhooks_received_total',
  help: 'Verified reports of providers; known: they had come before.',
  labelNames: ['provider', 'outcome'],
})
const lag = histogram({
  name: 'dunwell_webhook_lag_seconds',
  help: 'From the moment a report was received until it was applied.',
  labelNames: ['provider'],
  buckets: [0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600],
})

export const countWebhook = (provider: string, outcome: 'stored' | 'known'): void => received.inc({ provider, outcome })

export const observeWebhookLag = (provider: string, receivedAt: Date, handledAt: Date): void =>
  lag.observe({ provider }, Math.max(0, handledAt.getTime() - receivedAt.getTime()) / 1_000)
