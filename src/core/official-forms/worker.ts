import { parentPort } from 'node:worker_threads'
import type { PressAnswer, PressJobs, PressMessage } from './press.ts'
import { issueCertificate } from './signing/certificate.ts'
import { signPdf } from './signing/sign.ts'
import { typeset } from './typeset.ts'

async function work(message: PressMessage): Promise<PressJobs[keyof PressJobs]['answer']> {
  if (message.job === 'typeset') return typeset(message.ask)
  if (message.job === 'sign') return signPdf(message.ask)
  return issueCertificate(message.ask)
}

parentPort?.on('message', async (message: PressMessage) => {
  let answer: PressAnswer
  try {
    answer = { id: message.id, value: await work(message) }
  } catch (fault) {
    answer = { id: message.id, fault: fault instanceof Error ? fault.message : String(fault) }
  }
  // A paper's bytes move to the caller without being copied.
  const paper = 'value' in answer && answer.value instanceof Uint8Array ? [answer.value.buffer] : []
  parentPort?.postMessage(answer, paper)
})
