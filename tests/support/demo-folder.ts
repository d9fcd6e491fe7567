import { chmod, mkdtemp, rm } from 'node:fs/promises'

/** A folder for the demos of this run, gone with it. */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = await mkdtemp('/tmp/dunwell-demos-')
  await chmod(folder, 0o711)
  process.env['DUNWELL_TEST_DEMOS'] = folder
  return () => rm(folder, { recursive: true, force: true })
}
