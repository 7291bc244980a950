import { Failure } from './failure.ts'

/** `camlo demo`: loads fictitious dossiers over a range of days. */
export async function demo(_options: { dossiers: string; from?: string; to?: string }): Promise<void> {
  throw new Failure('Chưa nạp được hồ sơ trình diễn.', 'Dossiers can’t be loaded yet.')
}
