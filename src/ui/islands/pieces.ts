const PIECE = 256 * 1024
const PATIENCE_MS = 60_000
const HEADERS = { 'tus-resumable': '1.0.0', accept: 'application/json' }

/** A file that is up, or why not; without a message the line is gone. */
export type Sent = { ok: true; token: string } | { ok: false; message: string | undefined }

/**
 * Sends a file in pieces (tus 1.0), from where it was left off; nothing that has arrived goes twice.
 *
 * @param address where it was begun before
 * @param begun   told where it is begun now, so that it can go on after the browser was closed
 */
export async function sendInPieces(
  file: Blob,
  name: string,
  address: string | undefined,
  begun: (address: string) => Promise<unknown>,
): Promise<Sent> {
  const place = address && (await offsetOf(address))
  if (place === 'gone') return { ok: false, message: undefined }
  // What was begun more than a day ago, or was claimed by a dossier, is no longer there: it begins anew.
  const going =
    place === undefined || place === '' ? await begin(file, name) : { address: address as string, offset: place }
  if (going === undefined || typeof going === 'string') return { ok: false, message: going }
  await begun(going.address)
  for (let { offset } = going; offset < file.size; ) {
    const answer = await ask(going.address, {
      method: 'PATCH',
      headers: { ...HEADERS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      body: file.slice(offset, offset + PIECE),
    })
    if (answer?.status !== 204)
      return { ok: false, message: answer && answer.status < 500 ? await reasonOf(answer) : undefined }
    offset = Number(answer.headers.get('upload-offset'))
  }
  return { ok: true, token: going.address.split('/').at(-1) ?? '' }
}

const ask = (address: string, init: RequestInit): Promise<Response | undefined> =>
  fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)

async function begin(file: Blob, name: string): Promise<{ address: string; offset: number } | string | undefined> {
  const metadata = `filename ${btoa(String.fromCharCode(...new TextEncoder().encode(name)))}`
  const answer = await ask('/tep', {
    method: 'POST',
    headers: { ...HEADERS, 'upload-length': String(file.size), 'upload-metadata': metadata },
  })
  if (!answer || answer.status >= 500) return undefined
  return answer.ok ? { address: answer.headers.get('location') ?? '', offset: 0 } : reasonOf(answer)
}

async function offsetOf(address: string): Promise<number | 'gone' | undefined> {
  const answer = await ask(address, { method: 'HEAD', headers: HEADERS })
  if (!answer || answer.status >= 500) return 'gone'
  return answer.ok ? Number(answer.headers.get('upload-offset')) : undefined
}

async function reasonOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => ({}))) as { error?: { message?: string } }
  return body.error?.message ?? String(answer.status)
}
