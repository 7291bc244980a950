import { type Text, t } from '../../platform/i18n/index.ts'

export const words = {
  form: {
    required: (label: Text) => t(`Hãy nhập “${label.vi}”.`, `Please fill in “${label.en}”.`),
    personalNumber: t('Số định danh gồm 12 chữ số.', 'A personal number has 12 digits.'),
    phone: t(
      'Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0.',
      'A telephone number has 10 or 11 digits and begins with 0.',
    ),
    date: t('Ngày không có thật. Hãy chọn lại.', 'There is no such date. Please choose again.'),
    number: t('Hãy nhập một số.', 'Please enter a number.'),
    money: t('Hãy nhập số tiền bằng đồng, chỉ gồm chữ số.', 'Please enter an amount in đồng, digits only.'),
    choice: t('Hãy chọn một mục.', 'Please choose one.'),
    tooLong: (most: number) => t(`Nội dung không quá ${most} ký tự.`, `At most ${most} characters.`),
  },
}
