import type { Reply } from '../../../../platform/http/index.ts'
import { DeskPage, type DeskProps } from './desk-page.tsx'

/** Sends a dossier's page. */
export const showDesk = (reply: Reply, props: DeskProps, status = 200): Reply =>
  reply.page(<DeskPage {...props} />, {
    title: {
      vi: `${props.dossier.code}: ${props.dossier.procedure.name.vi}`,
      en: `${props.dossier.code}: ${props.dossier.procedure.name.en}`,
    },
    status,
    wide: true,
    scripts: ['keys.js', 'upload.js'],
  })
