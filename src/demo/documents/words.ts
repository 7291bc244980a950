// What made-up documents are about, after what such offices send each other. Number of days: until it is due.

export interface Sent {
  type: string
  subject: string
  days?: number
  urgency?: 'urgent' | 'atOnce'
}

export const DISTRICT: readonly Sent[] = [
  { type: 'KH', subject: 'Cải cách hành chính 6 tháng cuối năm', days: 30 },
  { type: 'KH', subject: 'Phòng, chống thiên tai và tìm kiếm cứu nạn', days: 20 },
  { type: 'KH', subject: 'Chuyển đổi số trên địa bàn huyện' },
  { type: 'KH', subject: 'Thực hiện tiêu chí nông thôn mới còn thiếu', days: 45 },
  { type: 'KH', subject: 'Tiêm phòng gia súc, gia cầm vụ thu', days: 25 },
  { type: 'CT', subject: 'Tăng cường kỷ luật, kỷ cương hành chính' },
  { type: 'CT', subject: 'Bảo đảm trật tự, an toàn giao thông dịp lễ' },
  { type: 'CV', subject: 'Đôn đốc báo cáo giải ngân vốn đầu tư công', days: 7, urgency: 'urgent' },
  { type: 'CV', subject: 'Rà soát hộ nghèo, hộ cận nghèo', days: 21 },
  { type: 'CV', subject: 'Trả lời phản ánh của người dân về rác thải', days: 5 },
  { type: 'CV', subject: 'Ứng phó mưa lớn, lũ quét', days: 1, urgency: 'atOnce' },
  { type: 'CV', subject: 'Cung cấp số liệu phục vụ giao ban tháng', days: 4 },
  { type: 'HD', subject: 'Lập hồ sơ công việc điện tử' },
  { type: 'HD', subject: 'Chi trả chế độ cho người hoạt động không chuyên trách', days: 14 },
  { type: 'CTr', subject: 'Công tác quý sau của Ủy ban nhân dân huyện' },
  { type: 'GM', subject: 'Họp giao ban với Chủ tịch UBND các xã, thị trấn', days: 3 },
  { type: 'GM', subject: 'Sơ kết công tác thu ngân sách', days: 4 },
]

export const PARTY: readonly Sent[] = [
  { type: 'KL', subject: 'Thực hiện các đề án của nhiệm kỳ' },
  { type: 'CT', subject: 'Lãnh đạo đại hội chi bộ' },
  { type: 'KH', subject: 'Kiểm tra, giám sát của cấp ủy', days: 40 },
  { type: 'CV', subject: 'Báo cáo kết quả học tập nghị quyết', days: 14 },
  { type: 'TB', subject: 'Phân công cấp ủy viên phụ trách xã, thị trấn' },
  { type: 'HD', subject: 'Sinh hoạt chuyên đề quý' },
]

export const OFFICES: readonly Sent[] = [
  { type: 'CV', subject: 'Đề nghị cung cấp hồ sơ thửa đất', days: 7 },
  { type: 'CV', subject: 'Tham gia ý kiến dự thảo kế hoạch', days: 5 },
  { type: 'HD', subject: 'Quy trình nội bộ giải quyết thủ tục' },
  { type: 'GM', subject: 'Tập huấn phần mềm cho công chức xã', days: 4 },
]

export const OUTSIDE: readonly { sender: string; code: string; sent: Sent }[] = [
  {
    sender: 'UBND tỉnh Quảng Trị',
    code: 'KH-UBND',
    sent: { type: 'KH', subject: 'Cải cách hành chính của tỉnh', days: 30 },
  },
  {
    sender: 'UBND tỉnh Quảng Trị',
    code: 'CT-UBND',
    sent: { type: 'CT', subject: 'Phòng cháy, chữa cháy rừng mùa khô' },
  },
  {
    sender: 'Sở Nội vụ tỉnh Quảng Trị',
    code: 'SNV-CCVC',
    sent: { type: 'CV', subject: 'Rà soát biên chế công chức', days: 10 },
  },
  {
    sender: 'Sở Tài chính tỉnh Quảng Trị',
    code: 'STC-NS',
    sent: { type: 'CV', subject: 'Quyết toán ngân sách quý', days: 12 },
  },
  {
    sender: 'Bảo hiểm xã hội tỉnh Quảng Trị',
    code: 'BHXH-TST',
    sent: { type: 'CV', subject: 'Phát triển người tham gia bảo hiểm y tế' },
  },
  { sender: 'Điện lực Cam Lộ', code: 'TB-ĐLCL', sent: { type: 'TB', subject: 'Ngừng cung cấp điện để sửa chữa' } },
]

export const BACK: readonly string[] = ['Văn bản thiếu phụ lục kèm theo', 'Gửi nhầm nơi nhận', 'Tệp không mở được']
