import { defineVerbs } from '../../core/ledger/index.ts'
import { t } from '../../platform/i18n/index.ts'

const ON_TIME = ['onTime', 'late', 'noDeadline'] as const

/** Acts on tasks; their case is the task at the top of the family. */
export const verbs = defineVerbs('task', {
  draft: { sentence: t('đã soạn nhiệm vụ', 'drafted a task') },
  assign: { sentence: t('đã giao nhiệm vụ', 'gave the task'), clock: 'starts' },
  accept: { sentence: t('đã nhận nhiệm vụ', 'accepted the task'), outcomes: ['onTime', 'late'] },
  remind: { sentence: t('đã nhắc đơn vị nhận nhiệm vụ', 'reminded the unit to accept the task') },
  sendBack: { sentence: t('đã trả lại vì không đúng địa chỉ', 'sent it back as another unit’s') },
  keep: { sentence: t('giữ nguyên đơn vị chủ trì', 'left it with the unit') },
  redirect: { sentence: t('đã chuyển nhiệm vụ sang đơn vị khác', 'gave the task to another unit') },
  give: { sentence: t('đã phân công người thực hiện', 'gave the task to somebody') },
  handOver: { sentence: t('đã bàn giao nhiệm vụ cho người khác', 'handed the task over to somebody else') },
  begin: { sentence: t('đã bắt đầu thực hiện', 'began') },
  report: { sentence: t('đã tự khai tiến độ', 'said how far it is') },
  submit: { sentence: t('đã trình kết quả', 'handed in the result'), outcomes: ON_TIME },
  takeBack: { sentence: t('đã rút kết quả đã trình', 'took the result back') },
  approve: { sentence: t('đã nghiệm thu', 'accepted the result'), clock: 'stops', outcomes: ON_TIME },
  return: { sentence: t('đã trả lại kết quả', 'returned the result'), outcomes: ON_TIME },
  askExtension: { sentence: t('đã xin gia hạn', 'asked for more time'), outcomes: ['inTime', 'late'] },
  takeBackExtension: { sentence: t('đã rút đề nghị gia hạn', 'took the request for more time back') },
  grantExtension: { sentence: t('đã cho gia hạn', 'gave more time') },
  refuseExtension: { sentence: t('không cho gia hạn', 'gave no more time') },
  pause: { sentence: t('đã tạm dừng nhiệm vụ', 'paused the task'), clock: 'pauses' },
  resume: { sentence: t('đã cho tiếp tục', 'let it go on'), clock: 'resumes' },
  cancel: { sentence: t('đã hủy nhiệm vụ', 'called the task off'), clock: 'stops' },
  merge: { sentence: t('đã gộp vào nhiệm vụ khác', 'merged it into another task'), clock: 'stops' },
  edit: { sentence: t('đã sửa nội dung nhiệm vụ', 'changed what the task says') },
  depend: { sentence: t('đã ghi việc phải xong trước', 'noted what must be done first') },
  undepend: { sentence: t('đã bỏ việc phải xong trước', 'removed what had to be done first') },
  list: { sentence: t('đã thêm đầu việc', 'added to the checklist') },
  check: { sentence: t('đã đánh dấu xong đầu việc', 'ticked an item of the checklist') },
  uncheck: { sentence: t('đã bỏ đánh dấu đầu việc', 'unticked an item of the checklist') },
  attach: { sentence: t('đã đính kèm tệp', 'attached a file') },
  comment: { sentence: t('đã trao đổi', 'wrote a comment') },
  makeTemplate: { sentence: t('đã lập mẫu nhiệm vụ', 'made a template of tasks') },
  endTemplate: { sentence: t('đã bỏ mẫu nhiệm vụ', 'ended a template of tasks') },
  repeat: { sentence: t('đã lập nhiệm vụ lặp lại', 'made a repeating task') },
  endRepeat: { sentence: t('đã dừng nhiệm vụ lặp lại', 'ended a repeating task') },
})
