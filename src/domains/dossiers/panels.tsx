import type { DossierPanel } from './office.ts'

/** The cards of several rooms as one. */
export const panelsOf =
  (panels: readonly DossierPanel[]): DossierPanel =>
  async (...asked) => {
    const shown = (await Promise.all(panels.map((panel) => panel(...asked)))).filter((each) => each !== null)
    return shown.length === 0 ? null : <>{shown}</>
  }
