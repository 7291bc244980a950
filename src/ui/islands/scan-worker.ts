// Straightens photographed pages beside the page, so that a cheap telephone stays usable meanwhile. Nothing leaves the device here.
import { type Job, perform } from '../scan/job.ts'

self.addEventListener('message', ({ data: { id, job } }: MessageEvent<{ id: number; job: Job }>) => {
  const result = perform(job)
  const transfer = result && 'data' in result ? [result.data.buffer] : []
  ;(self as unknown as { postMessage(message: unknown, transfer: Transferable[]): void }).postMessage(
    { id, result },
    transfer,
  )
})
