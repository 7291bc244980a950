import type { ProcedureVersion } from '../../procedures/index.ts'

/** The kind of one of a version's papers, which a dossier names as the version does. */
export const kindKeyOf = ({ papers }: Pick<ProcedureVersion, 'papers'>, name: string): string | null =>
  papers.find((paper) => paper.name.vi === name)?.kindKey ?? null
