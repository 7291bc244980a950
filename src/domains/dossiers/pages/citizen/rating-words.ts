import { t } from '../../../../platform/i18n/index.ts'

export const words = {
  title: t('Đánh giá việc phục vụ', 'Rate the service'),
  legend: t('Ông/bà hài lòng đến mức nào?', 'How satisfied are you?'),
  // The best first: five stars to one.
  stars: [
    t('5 sao: rất hài lòng', '5 stars: very satisfied'),
    t('4 sao: hài lòng', '4 stars: satisfied'),
    t('3 sao: bình thường', '3 stars: neither'),
    t('2 sao: không hài lòng', '2 stars: dissatisfied'),
    t('1 sao: rất không hài lòng', '1 star: very dissatisfied'),
  ],
  comment: t('Góp ý (không bắt buộc)', 'Comment (optional)'),
  commentHint: t('Điều gì tốt, điều gì cần sửa.', 'What was good, what should be better.'),
  send: t('Gửi đánh giá', 'Send'),
  once: t('Đường dẫn này dùng được một lần.', 'This link works once.'),
  thanks: t('Cảm ơn ông/bà đã đánh giá', 'Thank you for your rating'),
  thanksMore: t(
    'Đánh giá được ghi cùng hồ sơ, để đơn vị phục vụ tốt hơn.',
    'It is kept with the dossier, so that the unit can serve better.',
  ),
  already: t('Hồ sơ này đã được đánh giá', 'This dossier has been rated'),
  alreadyMore: t('Mỗi hồ sơ được đánh giá một lần. Cảm ơn ông/bà.', 'Each is rated once. Thank you.'),
  unknown: t(
    'Đường dẫn đánh giá không đúng. Hãy mở lại từ trang hồ sơ của ông/bà.',
    'This link is not right. Please open it from your dossier’s page.',
  ),
  tooLong: (most: number) => t(`Góp ý không quá ${most} ký tự.`, `At most ${most} characters.`),
  statistics: t('Xem thống kê công khai', 'See the public statistics'),
}
