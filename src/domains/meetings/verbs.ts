import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

/** Official acts on meetings. */
export const verbs = defineVerbs('meeting', {
  plan: { sentence: t('đã đưa cuộc họp vào lịch', 'planned a meeting') },
  change: { sentence: t('đã sửa kế hoạch cuộc họp', 'changed what was planned of a meeting') },
  call: { sentence: t('đã gửi giấy mời họp', 'called a meeting') },
  answer: {
    sentence: t('đã trả lời giấy mời họp', 'answered an invitation'),
    outcomes: ['coming', 'substitute', 'declined'],
  },
  hold: { sentence: t('đã ghi thành phần dự họp', 'recorded who attended a meeting') },
  minute: { sentence: t('đã ghi biên bản họp', 'wrote the minutes of a meeting') },
  note: { sentence: t('đã ghi một kết luận của cuộc họp', 'noted a conclusion of a meeting') },
  revise: { sentence: t('đã sửa một kết luận chưa xác nhận', 'revised a conclusion before it was confirmed') },
  drop: { sentence: t('đã bỏ một kết luận chưa xác nhận', 'dropped a conclusion before it was confirmed') },
  confirm: { sentence: t('đã xác nhận nhiệm vụ trong kết luận', 'confirmed a task of a conclusion') },
  issue: { sentence: t('đã ra thông báo kết luận cuộc họp', 'sent out the conclusions of a meeting') },
  cancel: { sentence: t('đã hủy cuộc họp', 'cancelled a meeting') },
})
