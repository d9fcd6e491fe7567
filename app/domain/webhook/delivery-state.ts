export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** `fail`: another try follows; `give_up`: none does. `replay` sends again whatever became of it, under the same id. */
export type DeliveryEvent = 'deliver' | 'fail' | 'give_up' | 'replay'

const transitions: Record<DeliveryState, Partial<Record<DeliveryEvent, DeliveryState>>> = {
  waiting: { deliver: 'delivered', fail: 'waiting', give_up: 'failed', replay: 'waiting' },
  delivered: { replay: 'waiting' },
  failed: { replay: 'waiting' },
}

/** Next state, or null when the event is late or illegal: the row is left alone. */
export const nextDeliveryState = (state: DeliveryState, event: DeliveryEvent): DeliveryState | null =>
  transitions[state][event] ?? null
