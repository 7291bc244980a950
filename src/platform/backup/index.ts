export { type Ending, type Manifest, secretMark, UnusableBackup } from './manifest.ts'
export { readBackup, readManifest } from './read.ts'
export { writeBackup } from './write.ts'
