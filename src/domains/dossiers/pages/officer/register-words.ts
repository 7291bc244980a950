import { type Text, t } from '../../../../platform/i18n/index.ts'
import type { ReturnWay } from '../../rules/status.ts'

export const words = {
  search: {
    title: t('Tìm hồ sơ', 'Find a dossier'),
    label: t('Mã hồ sơ, tên người nộp, số định danh hoặc số điện thoại', 'Code, name, personal number or phone'),
    button: t('Tìm', 'Find'),
    short: t('Nhập ít nhất hai chữ.', 'Enter at least two letters.'),
    intro: t(
      'Tìm trong hồ sơ của đơn vị bạn và đơn vị trực thuộc. Tên người nộp của đơn vị khác được che.',
      'Searches the dossiers of your unit and those below it. Names elsewhere are masked.',
    ),
    count: (n: string) => t(`${n} hồ sơ`, `${n} dossiers`),
    most: (n: string) => t(`Chỉ hiện ${n} hồ sơ mới nhất; hãy nhập thêm từ.`, `Only the newest ${n}; add words.`),
    none: (text: string) => t(`Không có hồ sơ nào khớp “${text}”`, `No dossier matches “${text}”`),
    noneNext: t(
      'Kiểm tra lại mã, hoặc tìm bằng tên không dấu. Hồ sơ của đơn vị khác không hiện ở đây.',
      'Check the code, or search by the name without marks. Other units’ dossiers are not shown.',
    ),
    unit: t('Cơ quan giải quyết', 'Decided by'),
    submitted: t('Ngày nộp', 'Submitted'),
    status: t('Trạng thái', 'Status'),
    table: t('Hồ sơ tìm thấy, mới nhất đứng đầu', 'Dossiers found, newest first'),
    register: t('Sổ theo dõi hồ sơ', 'Register'),
  },
  register: {
    title: t('Sổ theo dõi hồ sơ', 'Register of dossiers'),
    unit: t('Đơn vị', 'Unit'),
    from: t('Nhận từ ngày', 'Received from'),
    to: t('Đến ngày', 'To'),
    show: t('Xem sổ', 'Show'),
    print: t('In sổ (PDF)', 'Print (PDF)'),
    csv: t('Tải CSV', 'CSV'),
    xlsx: t('Tải Excel', 'Excel'),
    masked: t(
      'Đơn vị của bạn không tiếp nhận các hồ sơ này nên thông tin cá nhân được che và không in được sổ.',
      'Your unit doesn’t take these in: personal data is masked and the book can’t be printed.',
    ),
    line: t('Số', 'No.'),
    sets: t('Số bộ', 'Sets'),
    agency: t('Cơ quan giải quyết', 'Deciding body'),
    received: t('Nhận', 'Received'),
    due: t('Hẹn trả', 'Due'),
    returned: t('Trả', 'Returned'),
    notReturned: t('Chưa trả', 'Not yet'),
    dueFromArrival: t('Tính từ khi cơ quan giải quyết nhận', 'From its arrival at the deciding body'),
    takenInAt: (unit: string) => t(`Tiếp nhận tại ${unit}`, `Taken in at ${unit}`),
    way: t('Cách trả', 'How it was returned'),
    ways: {
      counter: t('Trực tiếp', 'At the counter'),
      electronic: t('Trực tuyến', 'Electronically'),
      post: t('Bưu chính', 'By post'),
    } satisfies Record<ReturnWay, Text>,
    newDate: (day: string) => t(`Hẹn lại ${day}`, `New date ${day}`),
    none: t('Không có hồ sơ nào được nhận trong khoảng này', 'No dossier was received in this time'),
    noneNext: t('Chọn khoảng ngày khác.', 'Choose other days.'),
    oneYear: t(
      'Sổ được đánh số lại mỗi năm: chọn hai ngày trong cùng một năm, ngày đầu không sau ngày cuối.',
      'The book begins anew each year: choose two days of one year, in order.',
    ),
    tooMany: (n: string) =>
      t(
        `Mỗi lần in được ${n} dòng. Chọn khoảng ngày ngắn hơn.`,
        `${n} lines can be printed at once. Choose fewer days.`,
      ),
  },
}
