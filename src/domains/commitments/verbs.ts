import { defineVerbs, findVerb } from '../../core/ledger/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'

/** Official acts on commitments. */
export const verbs = defineVerbs('commitment', {
  tell: { sentence: t('đã ghi theo nguồn kể lại', 'was noted as a source tells it') },
  draft: { sentence: t('đã soạn bản cam kết', 'drew up a commitment') },
  save: { sentence: t('đã sửa bản thảo', 'changed the draft') },
  propose: { sentence: t('đã đề xuất một phương án', 'proposed a version') },
  agree: { sentence: t('đã đồng ý với phương án', 'agreed to the version') },
  decline: { sentence: t('đã từ chối, có nêu lý do', 'declined, and said why') },
  acknowledge: { sentence: t('đã biết việc từ chối', 'took note of the refusal') },
  withdraw: { sentence: t('đã rút bản cam kết', 'took the commitment back') },
  sign: { sentence: t('đã ký', 'signed'), outcomes: ['onTime', 'late'] },
  void: { sentence: t('đã hủy lượt ký vì nội dung thay đổi', 'made the signing void, as the words changed') },
  signOnPaper: { sentence: t('đã ghi nhận bản ký trên giấy', 'recorded that it was signed by hand') },
  takeOver: {
    sentence: t(
      'đã nhận tiếp cam kết của người giữ chức trước',
      'took the commitment over from who held the post before',
    ),
  },
  scan: { sentence: t('đã thêm bản chụp', 'added a picture of what was signed') },
  remind: { sentence: t('đã nhắc ký', 'reminded of signing') },
  meet: { sentence: t('đã bảo đảm một điều kiện', 'met a condition'), outcomes: ['onTime', 'late'] },
  amend: { sentence: t('đã soạn phụ lục', 'drew up an annex') },
  settle: { sentence: t('đã lập biên bản kết quả cuối kỳ', 'drafted the settlement') },
  comment: { sentence: t('đã nêu ý kiến về kết quả cuối kỳ', 'commented on the settlement') },
  close: { sentence: t('đã chốt biên bản để ký', 'closed the settlement for signing') },
  complete: { sentence: t('đã hoàn tất việc ký, đủ hai bên', 'completed the signing by both') },
})

/** What follows the actor's name in a timeline. */
export const sentenceOf = (verb: string): Text => findVerb(verb)?.sentence ?? t(verb, verb)
