import { fileTypeFromBuffer } from 'file-type'
import { no, ok, type Result } from '../../../platform/result.ts'
import type { MediaType } from './file-name.ts'
import { findPdfFault, type PdfFault } from './pdf.ts'
import { findPictureFault, type PictureFault } from './picture.ts'

export type ContentFault = 'empty' | 'wrong_type' | PdfFault | PictureFault

/** What a file is by its content, whatever its name or sender says, and whether it may be taken in. */
export async function checkContent(file: Buffer): Promise<Result<MediaType, ContentFault>> {
  if (file.length === 0) return no('empty')
  const mime = (await fileTypeFromBuffer(file))?.mime
  if (mime === 'application/pdf') return verdict(mime, findPdfFault(file))
  if (mime === 'image/jpeg' || mime === 'image/png') return verdict(mime, findPictureFault(file, mime))
  return no('wrong_type')
}

const verdict = (type: MediaType, fault: ContentFault | undefined): Result<MediaType, ContentFault> =>
  fault === undefined ? ok(type) : no(fault)
