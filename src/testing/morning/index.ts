export { type Taken, takeIn } from './clerk.ts'
export { keysOf } from './keyboard.ts'
export { welcomeKnown } from './known.ts'
export { type Morning, type MorningDossier, readMorning } from './script.ts'
