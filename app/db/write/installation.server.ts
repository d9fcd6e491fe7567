import { prisma } from '../client.server.ts'

/** Notes on the first start whose secret this database belongs to; later starts change nothing. */
export async function keepInstallation(secretVerifier: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "Installation" ("id", "secretVerifier", "madeAt") VALUES (1, ${secretVerifier}, clock_timestamp())
    ON CONFLICT DO NOTHING`
}

/** Notes that a backup was made which shows this instant. */
export async function recordBackup(secretVerifier: string, restorePoint: Date): Promise<void> {
  await keepInstallation(secretVerifier)
  await prisma.installation.update({ where: { id: 1 }, data: { lastBackupAt: restorePoint } })
}

/** Whose secret this database belongs to; null before the first start. */
export async function readVerifier(): Promise<string | null> {
  return (await prisma.installation.findUnique({ where: { id: 1 } }))?.secretVerifier ?? null
}
