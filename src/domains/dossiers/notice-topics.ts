import type { Topic } from '../../core/notifications/index.ts'
import { t } from '../../platform/i18n/index.ts'
import type { NoticeKind } from './notice-words.ts'

type DossierTopic = Topic & { kinds: readonly NoticeKind[] }

/**
 * What people are told of their dossiers, as they choose how.
 *
 * @law 61/2018/NĐ-CP, arts 17, 19, then 118/2025/NĐ-CP: what is missing, a refusal, an apology with a new date and the result are
 * told to the person; 45/2020/NĐ-CP, art. 18: the result of an electronic procedure is announced
 * @practice nobody's dossier is filed for them without their knowing
 */
export const topics: readonly DossierTopic[] = [
  {
    key: 'progress',
    name: t('Hồ sơ đã đến, đã được tiếp nhận', 'A dossier arrived or was accepted'),
    kinds: ['submitted', 'accepted'],
  },
  {
    key: 'todo',
    name: t('Cần bổ sung giấy tờ, bị từ chối', 'Papers are missing, or it was refused'),
    required: t('luật buộc cơ quan báo cho người nộp', 'the law has the office tell you'),
    kinds: ['supplement', 'refused'],
  },
  {
    key: 'dates',
    name: t('Xin lỗi, hẹn lại ngày, gia hạn', 'An apology, a new date, a longer limit'),
    required: t('luật buộc cơ quan xin lỗi và báo ngày mới', 'the law has the office apologise and name the new date'),
    kinds: ['apology', 'lengthened'],
  },
  {
    key: 'result',
    name: t('Có kết quả, dừng giải quyết', 'The result is ready, or work has ended'),
    required: t('luật buộc cơ quan báo kết quả', 'the law has the office announce the result'),
    kinds: ['ready', 'partReady', 'stopped'],
  },
  {
    key: 'another',
    name: t(
      'Có người nộp hồ sơ thay, người được nộp thay phản đối',
      'Somebody filed for you, or objects to your filing',
    ),
    required: t('để không ai nộp thay mà ông/bà không biết', 'so that nobody files for you unknown to you'),
    kinds: ['filedFor', 'objected'],
  },
  { key: 'rating', name: t('Mời đánh giá', 'Asked to rate'), kinds: ['returned'] },
]
