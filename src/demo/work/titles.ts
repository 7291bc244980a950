/** What offices and communes are asked to do, by the office's code; `{x}` is filled in. Made up, in the shape of what such offices do. */
export const OFFICE_TITLES: Readonly<Record<string, readonly string[]>> = {
  TNMT: [
    'Rà soát quỹ đất công ích tại {xa}',
    'Thẩm định hồ sơ chuyển mục đích sử dụng đất {quy}',
    'Kiểm tra việc khai thác cát sỏi trên sông Hiếu {thang}',
    'Lập kế hoạch sử dụng đất năm {nam}',
    'Xử lý điểm rác tồn lưu tại {xa}',
    'Cấp giấy chứng nhận quyền sử dụng đất còn tồn đọng tại {xa}',
  ],
  NNPTNT: [
    'Đánh giá tiêu chí nông thôn mới tại {xa}',
    'Triển khai mô hình trồng cây dược liệu tại {xa}',
    'Kiểm tra phòng chống dịch tả lợn châu Phi {thang}',
    'Hỗ trợ xây dựng nhãn hiệu sản phẩm tại {xa}',
    'Tổng hợp diện tích chuyển đổi cây trồng {quy}',
    'Phương án phòng chống cháy rừng mùa khô năm {nam}',
  ],
  KTHT: [
    'Nghiệm thu đường giao thông nông thôn tại {xa}',
    'Kiểm tra trật tự xây dựng tại {xa} {thang}',
    'Lập quy hoạch chi tiết khu dân cư tại {xa}',
    'Báo cáo tiến độ các công trình trọng điểm {quy}',
    'Rà soát điểm đen tai nạn giao thông trên địa bàn {quy}',
  ],
  TCKH: [
    'Báo cáo giải ngân vốn đầu tư công {thang}',
    'Thẩm định dự toán của {xa}',
    'Tham mưu giao dự toán ngân sách năm {nam}',
    'Kiểm tra công tác thu ngân sách tại {xa} {quy}',
    'Quyết toán dự án hoàn thành tại {xa}',
  ],
  NV: [
    'Rà soát vị trí việc làm các phòng, ban {quy}',
    'Kiểm tra kỷ luật, kỷ cương hành chính tại {xa}',
    'Đánh giá chỉ số cải cách hành chính {quy}',
    'Tham mưu đề án tinh giản biên chế năm {nam}',
    'Tổng hợp thi đua, khen thưởng {quy}',
  ],
  TP: [
    'Rà soát văn bản quy phạm pháp luật {quy}',
    'Tập huấn nghiệp vụ hộ tịch cho {xa}',
    'Phổ biến, giáo dục pháp luật {thang}',
    'Kiểm tra công tác chứng thực tại {xa}',
  ],
  LDTBXH: [
    'Rà soát hộ nghèo, cận nghèo tại {xa}',
    'Chi trả trợ cấp xã hội {thang}',
    'Mở lớp dạy nghề cho lao động nông thôn tại {xa}',
    'Thăm, tặng quà người có công nhân dịp {dip}',
  ],
  VHTT: [
    'Tuyên truyền chủ đề năm {nam}',
    'Kiểm tra thiết chế văn hóa tại {xa}',
    'Tổ chức hoạt động văn hóa, thể thao nhân dịp {dip}',
    'Số hóa di tích trên địa bàn {quy}',
  ],
  GDDT: [
    'Kiểm tra điều kiện năm học mới tại {xa}',
    'Rà soát trường đạt chuẩn quốc gia {quy}',
    'Báo cáo phổ cập giáo dục tại {xa}',
    'Phương án sắp xếp trường lớp năm {nam}',
  ],
  YT: [
    'Kiểm tra an toàn thực phẩm {thang}',
    'Phòng chống sốt xuất huyết tại {xa}',
    'Vận động tham gia bảo hiểm y tế tại {xa}',
  ],
  TTH: [
    'Thanh tra việc quản lý ngân sách tại {xa}',
    'Xác minh đơn khiếu nại tại {xa}',
    'Kiểm tra việc thực hiện kết luận thanh tra {quy}',
  ],
  VP: [
    'Tham mưu chương trình công tác {thang}',
    'Kiểm soát thủ tục hành chính {quy}',
    'Chuẩn bị kỳ họp Hội đồng nhân dân {quy}',
    'Theo dõi thực hiện thông báo kết luận {thang}',
  ],
  VPDK: ['Chỉnh lý biến động đất đai tại {xa} {thang}', 'Trích đo địa chính tại {xa}'],
  VPHU: [
    'Chuẩn bị hội nghị Ban Chấp hành {quy}',
    'Tổng hợp báo cáo công tác xây dựng Đảng {thang}',
    'Theo dõi thực hiện kết luận của Thường trực {thang}',
  ],
  BTCHU: [
    'Kiểm tra sinh hoạt chi bộ tại {xa}',
    'Rà soát quy hoạch cán bộ {quy}',
    'Đưa đảng viên về sinh hoạt tại chi bộ nông thôn ở {xa}',
  ],
  BTGHU: ['Định hướng tuyên truyền {thang}', 'Học tập chuyên đề năm {nam}', 'Nắm dư luận xã hội tại {xa}'],
  BDVHU: ['Mô hình dân vận khéo tại {xa}', 'Kiểm tra quy chế dân chủ ở {xa}', 'Đối thoại với nhân dân {quy}'],
  UBKTHU: ['Kiểm tra tổ chức đảng tại {xa}', 'Giám sát chuyên đề {quy}', 'Giải quyết đơn thư tại {xa}'],
}

export const COMMUNE_TITLES: readonly string[] = [
  'Giải phóng mặt bằng công trình trên địa bàn {thang}',
  'Rà soát hộ nghèo, cận nghèo {quy}',
  'Thu ngân sách trên địa bàn {thang}',
  'Vận động hiến đất làm đường tại {thon}',
  'Vệ sinh môi trường, chỉnh trang nông thôn {thang}',
  'Đánh giá tiêu chí nông thôn mới {quy}',
  'Giải quyết kiến nghị của cử tri tại {thon}',
  'Lập danh sách đối tượng bảo trợ xã hội {quy}',
  'Kiểm tra phòng chống lụt bão năm {nam}',
  'Báo cáo tình hình kinh tế – xã hội {thang}',
  'Hòa giải tranh chấp đất đai tại {thon}',
  'Cải thiện chỉ số hài lòng của người dân {quy}',
]

export const ANY_TITLES: readonly string[] = [
  'Báo cáo công tác {thang}',
  'Trả lời kiến nghị của {xa}',
  'Góp ý dự thảo văn bản {quy}',
  'Xây dựng kế hoạch năm {nam}',
]

export const EXPECTED: readonly string[] = [
  'Báo cáo bằng văn bản kèm số liệu theo từng thôn, khu phố.',
  'Biên bản kiểm tra và đề xuất hướng xử lý.',
  'Văn bản tham mưu trình lãnh đạo ký ban hành.',
  'Danh sách đã đối chiếu với đơn vị liên quan.',
  'Kế hoạch có phân công, thời hạn, kinh phí.',
]
export const RESULTS: readonly string[] = [
  'Đã hoàn thành theo yêu cầu, gửi kèm báo cáo và số liệu tổng hợp.',
  'Đã kiểm tra thực tế, lập biên bản và đề xuất hướng xử lý.',
  'Đã tổng hợp đầy đủ số liệu, đối chiếu với các đơn vị liên quan.',
  'Đã tham mưu văn bản trình ký; nội dung đã lấy ý kiến các bên.',
]
export const RETURNED: readonly string[] = [
  'Số liệu hai thôn chưa khớp, đề nghị đối chiếu lại.',
  'Báo cáo chưa nêu nguyên nhân và hướng khắc phục.',
  'Thiếu phụ lục kèm theo; bổ sung rồi trình lại.',
]
export const PRAISE: readonly string[] = [
  'Kịp thời, số liệu đầy đủ, đề xuất sát thực tế.',
  'Chủ động phối hợp, vượt tiến độ.',
]
export const BLAME: readonly string[] = [
  'Chậm, số liệu phải chỉnh nhiều lần.',
  'Kết quả chưa đáp ứng yêu cầu, còn thiếu giải pháp.',
]
export const EXTENDING: Readonly<Record<string, readonly string[]>> = {
  own: ['Khối lượng phát sinh, đơn vị đang thiếu một biên chế.'],
  otherUnit: ['Đơn vị phối hợp chưa cung cấp số liệu.'],
  law: ['Chờ hướng dẫn mới của tỉnh.'],
  natural: ['Mưa lũ kéo dài, chưa đi kiểm tra thực địa được.'],
}
export const OCCASIONS: readonly string[] = [
  'Tết Nguyên đán',
  'Ngày Thương binh – Liệt sĩ 27/7',
  'Quốc khánh 2/9',
  'Ngày thành lập Đảng 3/2',
]

/** What other units are asked for. */
export const HELP: readonly string[] = [
  'Cung cấp số liệu',
  'Cử cán bộ phối hợp',
  'Góp ý dự thảo',
  'Xác nhận hiện trạng',
]
/** How two people of one office share a task. */
export const SHARES: readonly (readonly [string, string])[] = [
  ['Rà soát, đối chiếu số liệu', 'Dự thảo báo cáo'],
  ['Kiểm tra thực địa các thôn', 'Tổng hợp, đề xuất xử lý'],
  ['Lấy ý kiến các đơn vị', 'Hoàn chỉnh văn bản trình ký'],
]
/** The steps of a task, by what it has to bring: the place in `EXPECTED`. */
export const STEPS: readonly (readonly string[])[] = [
  [
    'Gửi biểu mẫu cho các thôn, khu phố',
    'Tiếp nhận số liệu',
    'Đối chiếu với kỳ trước',
    'Dự thảo báo cáo',
    'Trình lãnh đạo ký',
  ],
  ['Lập kế hoạch kiểm tra', 'Thông báo lịch cho đơn vị', 'Kiểm tra thực địa', 'Lập biên bản', 'Đề xuất hướng xử lý'],
  ['Dự thảo văn bản', 'Lấy ý kiến các đơn vị liên quan', 'Tiếp thu, chỉnh sửa', 'Trình ký ban hành'],
  ['Trích danh sách từ hồ sơ', 'Đối chiếu với đơn vị liên quan', 'Niêm yết, lấy ý kiến', 'Chốt danh sách'],
  ['Xác định mục tiêu, phạm vi', 'Phân công, thời hạn', 'Dự toán kinh phí', 'Trình phê duyệt'],
]

/** What is asked and answered below a task: who begins, what they say to whom, and the answer. */
export const TALKS: readonly (readonly ['doer' | 'giver' | 'head', 'doer' | 'giver', string, string])[] = [
  [
    'doer',
    'giver',
    'xin ý kiến: số liệu lấy theo mốc cuối tháng hay đến ngày báo cáo?',
    'lấy theo mốc cuối tháng, phần phát sinh ghi chú riêng.',
  ],
  [
    'doer',
    'giver',
    'còn một đơn vị chưa gửi số liệu, đã nhắc lần hai.',
    'tổng hợp trước phần đã có; đơn vị nào chưa gửi thì nêu tên trong báo cáo.',
  ],
  ['giver', 'doer', 'báo cáo giúp tiến độ trước giao ban thứ Hai.', 'đã xong phần rà soát, đang dự thảo báo cáo.'],
  [
    'giver',
    'doer',
    'chú ý nêu rõ nguyên nhân và trách nhiệm của từng đơn vị.',
    'đã ghi nhận, sẽ bổ sung vào mục nguyên nhân.',
  ],
  ['head', 'doer', 'gửi tôi xem dự thảo trước khi trình.', 'đã gửi dự thảo, xin ý kiến ạ.'],
  [
    'head',
    'doer',
    'ưu tiên việc này trước, việc khác tôi sẽ báo cáo xin lùi.',
    'đã nắm, dự kiến xong trước hạn một ngày.',
  ],
]
