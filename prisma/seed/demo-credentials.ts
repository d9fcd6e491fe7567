import { createHmac } from 'node:crypto'

/** The demo's sign-in and key, different in every installation because they follow from its APP_SECRET. */
export function demoCredentials(appSecret: string): { email: string; password: string; apiKey: string } {
  const derive = (label: string) => createHmac('sha256', appSecret).update(`demo ${label}`).digest('base64url')
  return {
    email: 'owner@northwind.example',
    password: `demo-${derive('password').slice(0, 12)}`,
    apiKey: `dw_${derive('api key').slice(0, 32)}`,
  }
}
