import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** Installs the packages of package-lock.json when node_modules is missing or older than the lock file. */
export function installIfMissing() {
  const installed = 'node_modules/.package-lock.json'
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs) return
  console.log('Installing packages (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error('The packages could not be installed; the lines above say why.')
    process.exit(1)
  }
}
