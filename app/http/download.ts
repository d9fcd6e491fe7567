/** A file somebody else made: always a download, never something a browser opens on our address or keeps. */
export function download(file: { filename: string; contentType: string; bytes: Uint8Array }): Response {
  const ascii = file.filename.replace(/[^\w.\- ]/g, '_')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.contentType,
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
