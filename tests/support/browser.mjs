import { spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of an installed Chromium; else Debian's package when root; else null, after fetching Playwright's own. */
export function findOrInstallBrowser() {
  return process.env.DUNWELL_BROWSER || installed() || fromDebian() || fromPlaywright()
}

function installed() {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return null
}

function fromDebian() {
  if (userInfo().uid !== 0 || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return null
  console.log('Installing chromium from Debian …')
  spawnSync(
    'sh',
    [
      '-c',
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null',
    ],
    { stdio: 'inherit' },
  )
  return installed()
}

function fromPlaywright() {
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (status === 0) return null
  console.error('No browser could be found or installed: install Chromium, or set DUNWELL_BROWSER to one.')
  process.exit(1)
}
