import { formatDate, formatNumber, type Text, t } from '../../platform/i18n/index.ts'
import type { Flaw, Paper, ProcedureVersion } from './rules/version.ts'

export const words = {
  form: {
    required: (label: Text) => t(`Hãy nhập “${label.vi}”.`, `Please fill in “${label.en}”.`),
    personalNumber: t('Số định danh gồm 12 chữ số.', 'A personal number has 12 digits.'),
    phone: t(
      'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0 (máy bàn 10 hoặc 11 chữ số, bắt đầu bằng 02).',
      'A telephone number has 10 digits and begins with 0 (a landline 10 or 11, beginning with 02).',
    ),
    date: t('Ngày không có thật. Hãy chọn lại.', 'There is no such date. Please choose again.'),
    number: t('Hãy nhập một số.', 'Please enter a number.'),
    money: t('Hãy nhập số tiền bằng đồng, chỉ gồm chữ số.', 'Please enter an amount in đồng, digits only.'),
    choice: t('Hãy chọn một mục.', 'Please choose one.'),
    email: t('Địa chỉ thư điện tử không đúng, ví dụ ten@vidu.vn.', 'An e-mail address looks like name@example.vn.'),
    partialDate: t(
      'Hãy nhập năm, tháng/năm hoặc ngày/tháng/năm có thật.',
      'Please enter a year, a month and year, or a day that exists.',
    ),
    taxCode: t(
      'Mã số thuế gồm 10 chữ số (đơn vị phụ thuộc thêm “-” và 3 chữ số). Hãy xem lại từng chữ số.',
      'A tax code has 10 digits (a dependent unit adds “-” and 3 more). Please check each digit.',
    ),
    taxOrPersonalNumber: t(
      'Hãy nhập mã số thuế 10 chữ số, hoặc số định danh 12 chữ số.',
      'Please enter a tax code of 10 digits or a personal number of 12.',
    ),
    socialInsurance: t('Mã số bảo hiểm xã hội gồm 10 chữ số.', 'A social insurance code has 10 digits.'),
    healthInsurance: t(
      'Thẻ bảo hiểm y tế gồm 15 ký tự, hoặc mã số bảo hiểm xã hội 10 chữ số.',
      'A health insurance card has 15 characters, or the insurance code of 10 digits.',
    ),
    mapSheet: t(
      'Số tờ, số thửa chỉ gồm chữ số, chữ cái, “.”, “/”, “-”.',
      'A sheet or parcel has digits, letters, “.”, “/”, “-”.',
    ),
    areaM2: t(
      'Hãy nhập diện tích bằng m², nhiều nhất một số lẻ, ví dụ 120,5.',
      'An area in m², with one decimal at most.',
    ),
    procedureCode: t('Mã thủ tục có dạng 1.001193.', 'A procedure code looks like 1.001193.'),
    dossierCode: t(
      'Mã hồ sơ có dạng 000.13.25.H50-190218-0001.',
      'A dossier code looks like 000.13.25.H50-190218-0001.',
    ),
    tooLong: (most: number) => t(`Nội dung không quá ${most} ký tự.`, `At most ${most} characters.`),
  },

  home: {
    title: t('Dịch vụ công trực tuyến', 'Public services'),
    question: t('Bạn cần làm thủ tục gì?', 'What do you need to do?'),
    search: t('Tìm thủ tục', 'Find a procedure'),
    find: t('Tìm', 'Search'),
    example: t(
      'Ví dụ: khai sinh, cấp sổ đỏ, giấy phép xây dựng',
      'For example: birth, land certificate, building permit',
    ),
    lifeEvents: t('Tìm theo việc trong đời', 'By what is happening'),
    doors: t('Lối vào nhanh', 'Ways in'),
    file: t('Nộp hồ sơ trực tuyến', 'File a dossier online'),
    fileNote: (count: number) =>
      t(`${count} thủ tục, theo dõi từng bước`, `${count} procedures, followed step by step`),
    follow: t('Tra cứu hồ sơ', 'Follow a dossier'),
    followNote: t('bằng mã hồ sơ hoặc mã QR trên giấy hẹn', 'by its code or the QR code on the slip'),
    queue: t('Lấy số thứ tự', 'Take a queue number'),
    queueNote: t(
      'trước khi đến bộ phận một cửa, xem phải chờ bao lâu',
      'before you go to an office; see how long the wait is',
    ),
    results: t('Công khai kết quả', 'Public statistics'),
    resultsNote: t('số hồ sơ tiếp nhận, đúng hạn, trễ hạn của từng đơn vị', 'received, on time and late, unit by unit'),
    ledger: t('Sổ cái việc công', 'Ledger of public acts'),
    ledgerNote: t('mỗi việc được niêm phong, ai cũng kiểm chứng được', 'each act is sealed, and anybody can check it'),
    fields: t('Thủ tục theo lĩnh vực', 'Procedures by field'),
    count: (count: number) => t(`${count} thủ tục`, count === 1 ? '1 procedure' : `${count} procedures`),
  },

  list: {
    title: t('Thủ tục hành chính', 'Procedures'),
    found: (count: number) =>
      t(`Có ${count} thủ tục.`, count === 1 ? 'There is 1 procedure.' : `There are ${count} procedures.`),
    field: t('Lĩnh vực', 'Field'),
    lifeEvent: t('Việc trong đời', 'Life event'),
    level: t('Nơi giải quyết', 'Decided by'),
    all: t('Tất cả', 'All'),
    narrow: t('Lọc theo lĩnh vực, việc trong đời, nơi giải quyết', 'Narrow by field, life event, office'),
    empty: (query: string) =>
      query === ''
        ? t('Không có thủ tục nào khớp với các điều kiện đã chọn', 'No procedure fits what was chosen')
        : t(`Không tìm thấy thủ tục nào cho “${query}”`, `No procedure was found for “${query}”`),
    emptyHelp: t(
      'Hãy thử từ khác, ngắn hơn, hoặc xem tất cả thủ tục. Có việc do cơ quan khác giải quyết: ly hôn do tòa án; căn cước, hộ chiếu do công an.',
      'Try other or fewer words, or see all procedures. Some matters belong to others: divorce to the court, identity cards and passports to the police.',
    ),
    seeAll: t('Xem tất cả thủ tục', 'See all procedures'),
  },

  level: {
    commune: t('Cấp xã', 'Commune'),
    district: t('Cấp huyện', 'District'),
    linked: t('Liên thông nhiều cơ quan', 'Several offices together'),
  } satisfies Record<ProcedureVersion['level'], Text>,

  page: {
    file: t('Nộp trực tuyến', 'File online'),
    code: t('Mã thủ tục', 'National code'),
    limit: t('Thời hạn theo luật', 'Time limit by law'),
    lengthening: (limit: Text, ground: string) =>
      t(
        `Được gia hạn một lần, tổng cộng ${limit.vi}: ${ground}.`,
        `May be lengthened once, in all ${limit.en}: ${ground}.`,
      ),
    fee: t('Phí, lệ phí', 'Fee'),
    result: t('Kết quả', 'Result'),
    level: t('Nơi giải quyết', 'Decided by'),
    papers: t('Giấy tờ cần nộp', 'Papers to hand in'),
    paper: t('Giấy tờ', 'Paper'),
    kind: t('Loại', 'Kind'),
    quantity: t('Số lượng', 'How many'),
    issuedByOffice: t(
      'Cơ quan nhà nước đã cấp: cán bộ tra cứu trước, chỉ hỏi khi không tìm thấy.',
      'Issued by an office: looked up first, asked for only when it can’t be found.',
    ),
    onlyWhen: (condition: Text) => t(`Chỉ khi: ${condition.vi}`, `Only when: ${condition.en}`),
    heldBy: (holder: Text) => t(`Đã có ở: ${holder.vi}`, `Already held by: ${holder.en}`),
    stage: (name: Text, limit: Text) => t(`${name.vi}: ${limit.vi}`, `${name.en}: ${limit.en}`),
    inStage: (name: Text) => t(`Giai đoạn: ${name.vi}`, `Stage: ${name.en}`),
    sideBySide: t('làm song song với bước liền kề cùng ghi chú này', 'runs side by side with its neighbour'),
    steps: t('Các bước giải quyết', 'Steps'),
    step: t('Bước', 'Step'),
    office: t('Nơi thực hiện', 'Office'),
    time: t('Thời gian', 'Time'),
    receivingUnit: t('Nơi nhận hồ sơ', 'The office that received it'),
    outside: t('cơ quan phối hợp', 'outside body'),
    where: t('Nơi nộp', 'Where to file'),
    form: t('Biểu mẫu trực tuyến hỏi', 'The online form asks for'),
    formAbout: t(
      'Họ tên, số định danh, địa chỉ và số điện thoại của người nộp',
      'Name, personal number, address and telephone of the applicant',
    ),
    optional: t('không bắt buộc', 'optional'),
    legalBasis: t('Căn cứ pháp lý', 'Legal basis'),
    unconfirmed: t(
      'Thời hạn chưa đối chiếu với quyết định công bố của cơ quan có thẩm quyền.',
      'The limit has not been compared with the authority’s published decision yet.',
    ),
    versions: t('Các phiên bản', 'Versions'),
    validity: t('Hiệu lực', 'In force'),
    between: (from: string, to: string | null) =>
      to === null
        ? t(`từ ${formatDate(from)}`, `from ${formatDate(from)}`)
        : t(`từ ${formatDate(from)} đến hết ${formatDate(to)}`, `from ${formatDate(from)} to ${formatDate(to)}`),
    onItsVersion: t(
      'Hồ sơ được giải quyết theo phiên bản có hiệu lực vào ngày nộp.',
      'A dossier keeps the version in force on the day it was filed.',
    ),
    notInForce: t('Thủ tục này hiện không tiếp nhận hồ sơ.', 'This procedure takes in no dossiers at present.'),
    notFound: t(
      'Không có thủ tục này. Có thể tên đã đổi: hãy tìm lại.',
      'There is no such procedure. Its name may have changed: please search again.',
    ),
  },

  /** How the limit is counted. */
  counting: {
    sameDay: t(
      'Nhận sau 15 giờ: trả kết quả vào ngày làm việc kế tiếp.',
      'Received after 15:00: the result comes on the next working day.',
    ),
    afterCutoff: t(
      'Nhận sau 15 giờ tính như nhận vào ngày làm việc kế tiếp.',
      'Received after 15:00 counts as received on the next working day.',
    ),
    workingTime: t(
      'Không tính ngày nhận, ngày nghỉ và ngày lễ.',
      'The day of receipt, weekends and holidays don’t count.',
    ),
    calendarTime: t(
      'Không tính ngày nhận. Ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.',
      'The day of receipt doesn’t count. If the last day is a day off, it moves to the next working day.',
    ),
  },

  taken: {
    title: t('Thời gian thực tế', 'Time really taken'),
    median: t('Một nửa số hồ sơ xong trong', 'Half of the dossiers were done in'),
    p90: t('Chín phần mười xong trong', 'Nine in ten were done in'),
    dossiers: t('Số hồ sơ đã xong trong 12 tháng qua', 'Dossiers done in the last 12 months'),
    none: t('Chưa có hồ sơ nào xong trong 12 tháng qua.', 'No dossier was done in the last 12 months.'),
    few: (count: number) =>
      t(
        `Mới có ${count} hồ sơ xong trong 12 tháng qua, chưa đủ để nói thường mất bao lâu.`,
        `Only ${count} ${count === 1 ? 'dossier was' : 'dossiers were'} done in the last 12 months: too few to say how long it takes.`,
      ),
    asOf: (at: string) =>
      t(
        `Tính đến ${at}. Giờ làm việc, không kể thời gian chờ người dân bổ sung.`,
        `As of ${at}. Working time, without the time spent waiting for the applicant.`,
      ),
    count: (count: number) => t(formatNumber(count, 'vi'), formatNumber(count, 'en')),
  },

  paperKind: {
    form: t('Tờ khai', 'Form'),
    original: t('Bản chính', 'Original'),
    copy: t('Bản sao', 'Copy'),
    certifiedCopy: t('Bản sao chứng thực', 'Certified copy'),
  } satisfies Record<Paper['kind'], Text>,

  admin: {
    title: t('Phiên bản thủ tục', 'Versions of procedures'),
    intro: t(
      'Mỗi phiên bản đã công bố không sửa được: thay đổi là công bố phiên bản mới. Cột kiểm tra nêu những chỗ làm quy trình không chạy được.',
      'A published version can’t be edited: a change is a new version. The last column names what would keep it from working.',
    ),
    name: t('Thủ tục', 'Procedure'),
    checks: t('Kiểm tra', 'Checks'),
    good: t('Đạt', 'Good'),
    unconfirmed: t('Chưa đối chiếu', 'Unconfirmed'),
    unstaffed: (step: Text, units: number) =>
      t(
        `Bước “${step.vi}”: ${units} đơn vị chưa có vị trí đảm nhận`,
        `Step “${step.en}”: no post for it in ${units} unit(s)`,
      ),
    gap: (from: string, to: string) =>
      t(
        `Không có phiên bản từ ${formatDate(from)} đến ${formatDate(to)}`,
        `No version from ${formatDate(from)} to ${formatDate(to)}`,
      ),
    inForce: t('Đang áp dụng', 'In force'),
    ended: t('Đã hết hiệu lực', 'Ended'),
    ahead: t('Chưa đến ngày', 'Still to come'),
    empty: t('Chưa có thủ tục nào', 'There are no procedures yet'),
    emptyHelp: t('Danh mục được nạp cùng hồ sơ địa phương.', 'The catalogue comes with the locality’s profile.'),
  },

  flaw: {
    no_steps: t('Không có bước nào', 'There is no step'),
    steps_do_not_add_up: t('Tổng thời gian các bước không bằng thời hạn', 'The steps don’t add up to the limit'),
    first_step_not_reception: t('Bước đầu không phải tiếp nhận', 'The first step is not reception'),
    no_receiver: t('Không có đơn vị nào tiếp nhận', 'No unit takes it in'),
    step_without_unit: t('Có bước không ghi đúng đơn vị', 'A step doesn’t name its unit rightly'),
    parallel_gives_result: t('Nhóm bước song song không có bước ký ở sau', 'No step signs after parallel steps'),
    linked_in_circle: t('Các thủ tục con chờ nhau thành vòng', 'Linked procedures wait in a circle'),
  } satisfies Record<Flaw, Text>,
}
