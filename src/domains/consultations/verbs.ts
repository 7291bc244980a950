import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

const BY_TIME = ['onTime', 'late'] as const

/** Acts on the dossier that an opinion is asked about, so that they stand in its timeline. */
export const verbs = defineVerbs('consultation', {
  ask: { sentence: t('đã lấy ý kiến phối hợp', 'asked for an opinion') },
  answer: { sentence: t('đã trả lời ý kiến phối hợp', 'gave an opinion'), outcomes: BY_TIME },
  recordAnswer: {
    sentence: t('đã ghi nhận ý kiến trả lời bằng văn bản', 'recorded an opinion that came on paper'),
    outcomes: BY_TIME,
  },
  withdraw: { sentence: t('đã rút yêu cầu lấy ý kiến', 'withdrew the request for an opinion') },
  lapse: {
    sentence: t(
      'đã hết hạn lấy ý kiến: im lặng được coi là đồng ý',
      'let the time for an opinion end: silence is agreement',
    ),
  },
})
