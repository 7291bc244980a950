import { areCountsCurrent, figures } from '../../core/ledger/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { TargetSource } from '../resolutions/index.ts'
import { actsLink } from './pages/board.tsx'
import { FINISHED } from './queries.ts'

/** The share of dossiers that an office finished on time, from the counts of the ledger: for targets that the program counts. */
export const dossiersOnTime = (db: Db): TargetSource => ({
  key: 'dossiersOnTime',
  name: t('Hồ sơ giải quyết đúng hạn', 'Dossiers finished on time'),
  isReady: () => areCountsCurrent(db),
  async figure({ unitId, from, to }) {
    const rows = await figures(
      db,
      { dimension: 'unit', verbs: FINISHED, ...(unitId === null ? {} : { unitIds: [unitId] }), from, to },
      ['outcome'],
    )
    const of = (outcome: string): number => rows.find((row) => row.outcome === outcome)?.acts ?? 0
    return { part: of('onTime'), whole: of('onTime') + of('late') }
  },
  href: ({ unitId, from, to }) =>
    actsLink({ kind: 'finished', from, to, ...(unitId === null ? {} : { unit: unitId }) }),
})
