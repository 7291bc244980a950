import type { Reply } from './types.ts'

/** Sends a paper of ours, shown by the browser so that it can be printed at once, or saved where that is asked. */
export const sendPdf = (reply: Reply, pdf: Uint8Array, name: string, { save = false } = {}): Reply =>
  reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `${save ? 'attachment' : 'inline'}; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(pdf))
