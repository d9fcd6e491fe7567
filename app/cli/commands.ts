import type { Command } from './command.ts'
import { backupCommand } from './commands/backup.ts'
import { compareBooksCommand } from './commands/compare-books.ts'
import { createApiKeyCommand } from './commands/create-api-key.ts'
import { createOwnerCommand } from './commands/create-owner.ts'
import { demoInfoCommand } from './commands/demo-info.ts'
import { importArchiveCommand } from './commands/import-archive.ts'
import { importCommand } from './commands/import.ts'
import { doctorCommand } from './commands/doctor.ts'
import { importInvoicesCommand } from './commands/import-invoices.ts'
import { migrateCommand } from './commands/migrate.ts'
import { restoreCommand } from './commands/restore.ts'
import { rotateSecretCommand } from './commands/rotate-secret.ts'
import { seedCommand } from './commands/seed.ts'
import { sweepCommand } from './commands/sweep.ts'

/** Every command there is, in the order an operator meets them. */
export const commands: readonly Command[] = [
  migrateCommand,
  createOwnerCommand,
  createApiKeyCommand,
  importInvoicesCommand,
  importCommand,
  importArchiveCommand,
  sweepCommand,
  doctorCommand,
  compareBooksCommand,
  backupCommand,
  restoreCommand,
  rotateSecretCommand,
  seedCommand,
  demoInfoCommand,
]
