import { counter, histogram } from './metric.ts'

const calls = counter({
  name: 'dunwell_provider_calls_total',
  help: 'Calls of Stripe, PayPal and Resend, by how they ended.',
  labelNames: ['provider', 'operation', 'outcome'],
})
const seconds = histogram({
  name: 'dunwell_provider_call_duration_seconds',
  help: 'Time until a provider answered, or until we stopped waiting.',
  labelNames: ['provider', 'operation'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
})

/** Counts and times one call of a provider. `outcomeOf` names how an answer ended; what throws names itself by its `kind`. */
export async function countCall<T>(
  provider: string,
  operation: string,
  work: () => Promise<T>,
  outcomeOf: (answer: T) => string = () => 'ok',
): Promise<T> {
  const end = seconds.startTimer({ provider, operation })
  let outcome = 'failed'
  try {
    const answer = await work()
    outcome = outcomeOf(answer)
    return answer
  } catch (error) {
    if (error instanceof Error && 'kind' in error && typeof error.kind === 'string') outcome = error.kind
    throw error
  } finally {
    end()
    calls.inc({ provider, operation, outcome })
  }
}
