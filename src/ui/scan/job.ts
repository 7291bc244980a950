import { findCorners } from './corners.ts'
import { type Pixels, type Quad, sizeOf, straighten } from './geometry.ts'
import { blackAndWhite } from './ink.ts'

/** What the page asks of the worker. */
export type Job = { kind: 'corners'; photo: Pixels } | { kind: 'straighten'; photo: Pixels; quad: Quad; ink: boolean }

/** The heavy work of straightening, in the worker or, where there is none, in the page itself. */
export function perform(job: Job): Quad | Pixels | undefined {
  if (job.kind === 'corners') return findCorners(job.photo)
  const page = straighten(job.photo, job.quad, sizeOf(job.quad))
  return job.ink ? blackAndWhite(page) : page
}
