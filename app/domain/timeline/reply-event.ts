interface OfReply {
  readonly replyId: string
}

/** Mail that came in, and what became of it. */
export interface ReplyData {
  'reply.received': OfReply & {
    readonly from: string
    readonly subject: string
    /** Absent where a person wrote it: `auto_reply`, `bounce`, `list` or `own`. */
    readonly automatic?: string
  }
  'reply.assigned': OfReply & { readonly from: string }
  'reply.read': OfReply & { readonly from: string; readonly waitsUntil?: string }
}
