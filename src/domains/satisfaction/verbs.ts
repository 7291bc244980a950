import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Acts on the dossier that was rated, so that they stand in its timeline. */
export const verbs = defineVerbs('followUp', {
  open: { sentence: t('đã mở việc xử lý đánh giá thấp', 'opened the follow-up of a low rating') },
  contact: { sentence: t('đã liên hệ người đánh giá', 'spoke with the person who rated') },
  passOn: { sentence: t('đã chuyển việc xử lý đánh giá thấp', 'passed the follow-up on') },
  answer: {
    sentence: t('đã trả lời người đánh giá', 'answered the person who rated'),
    outcomes: ['onTime', 'late'],
  },
  settle: {
    sentence: t('đã cho biết việc phản hồi có thỏa đáng không', 'said whether it is settled'),
    outcomes: ['settled', 'unsettled'],
  },
  close: { sentence: t('đã kết thúc xử lý đánh giá thấp', 'closed the follow-up') },
  remind: {
    sentence: t('đã nhắc: việc xử lý đánh giá thấp sắp hết hạn', 'reminded that the follow-up is near its time'),
  },
  tellHead: {
    sentence: t('đã báo người phụ trách: xử lý đánh giá thấp quá hạn', 'told the head that the follow-up is late'),
  },
  tellLeader: {
    sentence: t(
      'đã báo lãnh đạo: xử lý đánh giá thấp quá hạn nhiều ngày',
      'told the leaders that the follow-up is days late',
    ),
  },
})
