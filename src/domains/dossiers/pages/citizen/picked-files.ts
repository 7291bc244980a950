import { findUpload } from '../../../../core/files/index.ts'
import type { Office } from '../../office.ts'

/** A file that waits for its form to be sent. */
export interface PickedFile {
  token: string
  name: string
  sizeBytes: number
}

/** Of each paper: what has arrived whole, and whether something named is no longer there. */
export interface PickedFiles {
  files: PickedFile[]
  gone: boolean
}

/** Finds the uploads a form names. */
export function findPicked({ db, clock }: Office, tokens: readonly string[][]): Promise<PickedFiles[]> {
  return Promise.all(
    tokens.map(async (ofPaper) => {
      const found = await Promise.all(ofPaper.map((token) => findUpload(db, token, clock.now())))
      const files = found.flatMap((upload, index) =>
        upload && upload.receivedBytes === upload.declaredBytes
          ? [{ token: ofPaper[index] as string, name: upload.name, sizeBytes: upload.declaredBytes }]
          : [],
      )
      return { files, gone: files.length < ofPaper.length }
    }),
  )
}
