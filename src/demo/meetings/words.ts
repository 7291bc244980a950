// What made-up meetings are about, after what such offices meet for.

export const TOPICS: readonly string[] = [
  'Tiến độ xây dựng nông thôn mới',
  'Giải phóng mặt bằng các công trình trọng điểm',
  'Chống hạn, bảo đảm nước tưới vụ hè thu',
  'Thu ngân sách và xử lý nợ đọng',
  'Giảm nghèo bền vững',
  'Cải cách thủ tục hành chính, bộ phận một cửa',
  'Phòng, chống thiên tai và tìm kiếm cứu nạn',
  'Đất đai, môi trường tại các cụm công nghiệp',
  'Sắp xếp trường, lớp',
  'Y tế cơ sở và bảo hiểm y tế toàn dân',
  'Chuyển đổi cây trồng, cây dược liệu',
  'Giải quyết đơn thư kéo dài',
]

export const VIEWS: readonly string[] = [
  'Thống nhất chủ trương; các đơn vị chủ động phối hợp, không chờ văn bản đôn đốc.',
  'Rút kinh nghiệm việc báo cáo chậm; từ tháng sau gửi báo cáo trước cuộc họp hai ngày.',
  'Không họp lại nội dung này khi chưa có kết quả thực hiện kết luận trước.',
  'Ưu tiên vốn cho công trình đã có khối lượng hoàn thành.',
]

export const NEWS: readonly string[] = [
  'Tỉnh giao chỉ tiêu thu ngân sách quý; số chi tiết gửi kèm tài liệu.',
  'Đoàn kiểm tra của tỉnh làm việc tại huyện trong tháng.',
  'Thời tiết còn diễn biến phức tạp, các xã giữ chế độ trực ban.',
]

export const TASKS: readonly string[] = [
  'Rà soát danh sách hộ nghèo, cận nghèo và báo cáo kết quả',
  'Hoàn thành kiểm đếm, công khai phương án bồi thường',
  'Kiểm tra hồ, đập, kênh mương và đề xuất sửa chữa',
  'Báo cáo tiến độ giải ngân vốn đầu tư công',
  'Niêm yết lại bộ thủ tục hành chính tại bộ phận một cửa',
  'Tham mưu kế hoạch tổng kết năm',
  'Đối chiếu công nợ thuế với từng doanh nghiệp',
  'Tổ chức đối thoại với các hộ chưa đồng thuận',
  'Lập danh mục nhà văn hóa thôn cần sửa chữa',
  'Rà soát quỹ đất công ích và hợp đồng thuê',
]

export const REASONS: readonly string[] = [
  'Đi công tác tại tỉnh',
  'Trùng lịch tiếp công dân',
  'Đi kiểm tra cơ sở',
  'Nghỉ phép',
]
