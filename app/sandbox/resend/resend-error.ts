import { jsonReply, type Reply } from '../http-server.ts'

/** A refusal in Resend's shape. Source: resend.com/docs/api-reference/errors */
export class ResendError extends Error {
  override readonly name: string
  readonly statusCode: number
  readonly headers: Record<string, string>

  constructor(statusCode: number, name: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.statusCode = statusCode
    this.name = name
    this.headers = headers
  }

  toReply(): Reply {
    return jsonReply(
      this.statusCode,
      { statusCode: this.statusCode, name: this.name, message: this.message },
      this.headers,
    )
  }
}

export const invalid = (message: string) => new ResendError(422, 'validation_error', message)
