import type { Db } from '../../platform/database/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'
import { findArrival } from './queries/arrivals.ts'
import { findDocument } from './queries/documents.ts'

/** What a task was born from: the copy of a document at the seat whose head gave it. */
export async function documentOrigin(
  db: Db,
  localityId: number,
  arrivalId: string,
): Promise<{ name: Text; href: string } | undefined> {
  const place = { db, localityId }
  const arrival = await findArrival(place, arrivalId)
  const document = arrival && (await findDocument(place, arrival.documentId))
  if (!document) return undefined
  const name = `${document.code}, ${document.sender}: ${document.subject}`
  return { name: t(name, name), href: `/van-ban/den/${arrivalId}` }
}
