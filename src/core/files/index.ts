export {
  type AnnouncedUpload,
  addToUpload,
  announceUpload,
  type CannotClaim,
  claimUpload,
  dropUpload,
  findUpload,
  holdUploads,
  MAX_FILE_BYTES,
  type NewFile,
  type OpenedFile,
  openFile,
  storeFile,
  sweepUploads,
} from './actions.ts'
export { type PostedForm, readPosted, type UploadPlace } from './posted-form.ts'
export type { FileRecord } from './queries.ts'
export { type FilesDeps, mountFiles } from './routes.ts'
export type { ContentFault } from './rules/content.ts'
export type { MediaType } from './rules/file-name.ts'
export { sendFile } from './send.ts'
export { words as fileWords } from './words.ts'
