import { t } from '../../platform/i18n/index.ts'
import { defineVerbs } from '../ledger/index.ts'

/** What is done about papers besides sending them out, which is the act that each belongs to. */
export const verbs = defineVerbs('paper', {
  withdraw: { sentence: t('đã thu hồi văn bản đã phát hành', 'withdrew a paper that had been sent out') },
  delegate: { sentence: t('đã giao ký thay thủ trưởng', 'let somebody sign in the head’s place') },
  endDelegation: {
    sentence: t('đã thôi giao ký thay thủ trưởng', 'took back that somebody signs in the head’s place'),
  },
})
