import type { Agenda } from './agenda.ts'
import type { BlobStore } from './blob-store.ts'
import type { SandboxCredentials } from './credentials.ts'
import type { Journal } from './journal.ts'
import type { WebhookSender } from './webhook-sender.ts'

/** What every stand-in provider is given. */
export interface World {
  journal: Journal
  blobs: BlobStore
  agenda: Agenda
  webhooks: WebhookSender
  credentials: SandboxCredentials
}
