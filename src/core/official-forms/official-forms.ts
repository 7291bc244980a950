import { formPrinter, type RenderForm } from './forms.ts'
import { createPress } from './press.ts'
import { type Authority, demonstrationAuthority } from './signing/authority.ts'
import type { Signer, SigningIdentity } from './signing/certificate.ts'

export interface SignPaper {
  signer: Signer
  reason: string
  place: string
  at: Date
}

export interface OfficialForms {
  /** Prints a form of a set as PDF/A-2b. */
  renderForm: RenderForm
  /** Signs a printed paper with the signer's own certificate; the paper stays PDF/A-2b. */
  signPaper(pdf: Uint8Array, paper: SignPaper): Promise<Uint8Array>
  /** Who vouches for signatures made here; without its private key. */
  authority(): Promise<Pick<Authority, 'certificate' | 'demonstration'>>
  close(): Promise<void>
}

export interface OfficialFormsOptions {
  /** Where the demonstration's authority is kept; not used when an authority is given. */
  folder: string
  authority?: Authority
  now: () => Date
  /** How long the press stays warm without a paper. */
  idleMs?: number
}

// Certificates held at once; the oldest is issued anew when it is needed.
const IDENTITIES = 200

/** The press with its forms and signatures; it holds no thread until the first paper. */
export function createOfficialForms({ folder, authority, now, idleMs }: OfficialFormsOptions): OfficialForms {
  const press = createPress(idleMs === undefined ? {} : { idleMs })
  const identities = new Map<string, Promise<SigningIdentity>>()
  let opened: Promise<Authority> | undefined = authority && Promise.resolve(authority)

  const open = (): Promise<Authority> => {
    // A folder that could not be written is tried again with the next paper.
    opened ??= demonstrationAuthority(folder, now()).catch((fault) => {
      opened = undefined
      throw fault
    })
    return opened
  }

  const issue = (key: string, signer: Signer, at: Date): Promise<SigningIdentity> => {
    const identity = open().then((vouching) => press.run('issue', { authority: vouching, signer, at }))
    identity.catch(() => identities.delete(key))
    identities.set(key, identity)
    const [oldest] = identities.keys()
    if (identities.size > IDENTITIES && oldest) identities.delete(oldest)
    return identity
  }
  const identityOf = async (signer: Signer, at: Date): Promise<SigningIdentity> => {
    const key = JSON.stringify([signer.name, signer.post, signer.unit])
    const known = identities.get(key)
    // Two papers at once share one certificate: the second finds the first one's promise.
    const identity = await (known ?? issue(key, signer, at))
    return identity.validFrom <= at && at < identity.validTo ? identity : issue(key, signer, at)
  }

  return {
    renderForm: formPrinter(press),
    async signPaper(pdf, { signer, reason, place, at }) {
      const identity = await identityOf(signer, at)
      return press.run('sign', { pdf, identity, name: signer.name, reason, place, at })
    },
    async authority() {
      const { certificate, demonstration } = await open()
      return { certificate, demonstration }
    },
    close: () => press.close(),
  }
}
