import { Readable } from 'node:stream'
import type { Reply } from '../../platform/http/index.ts'
import type { OpenedFile } from './actions.ts'
import { contentDisposition } from './rules/file-name.ts'

/**
 * Sends a file as a download: saved, never shown or run by the browser in this site's name.
 *
 * The caller has decided that this person may have it.
 */
export function sendFile(reply: Reply, file: OpenedFile): Reply {
  return reply
    .header('content-type', file.mediaType)
    .header('content-length', file.sizeBytes)
    .header('content-disposition', contentDisposition(file.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Readable.from(file.bytes))
}
