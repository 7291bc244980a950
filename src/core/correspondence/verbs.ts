import { t } from '../../platform/i18n/index.ts'
import { defineVerbs } from '../ledger/index.ts'

/** What is done to a paper after it was sent out; sending it is the act that it belongs to. */
export const verbs = defineVerbs('paper', {
  withdraw: { sentence: t('đã thu hồi văn bản đã phát hành', 'withdrew a paper that had been sent out') },
})
