import type { MessageState } from '../message/message-state.ts'

/** A statement that went, or did not, as the desk lists it. */
export interface SentStatement {
  readonly id: string
  readonly client: { readonly id: string; readonly name: string }
  readonly kind: 'open_item' | 'activity'
  /** YYYY-MM-DD */
  readonly asOf: string
  readonly message: { readonly id: string; readonly state: MessageState; readonly to: string } | null
  /** Why none went. */
  readonly reason: string | null
}
