/** Papers by which the schemes are carried out, with clauses; made up, and marked so. */
export const MADE_UP_CLAUSES: Readonly<Record<string, readonly (readonly [number: string, vi: string, en: string])[]>> =
  {
    'de-an-cai-cach-hanh-chinh': [
      ['I', 'Giải quyết thủ tục đúng hạn, giảm đi lại cho người dân.', 'Procedures on time, fewer ways for people.'],
      [
        'II.1',
        'Kiện toàn bộ phận một cửa từ huyện đến xã; công khai thủ tục, thời hạn, người chịu trách nhiệm.',
        'One-stop offices from district to communes; procedures, limits and who answers are public.',
      ],
      [
        'II.2',
        'Giảm hội họp, giảm báo cáo giấy; chuyển văn bản bằng phương tiện điện tử.',
        'Fewer meetings, fewer paper reports; papers travel electronically.',
      ],
      [
        'III.1',
        'Kiểm tra công vụ đột xuất; người đứng đầu chịu trách nhiệm về kết quả.',
        'Unannounced checks; heads answer for results.',
      ],
      [
        'III.2',
        'Lãnh đạo tiếp dân định kỳ; trả lời mọi phản ánh.',
        'Leaders receive people; every remark is answered.',
      ],
    ],
    'de-an-nong-san': [
      [
        'I',
        'Tập trung cây con có thế mạnh: hồ tiêu, cao su, lúa chất lượng cao, bò.',
        'The strongest crops and animals: pepper, rubber, good rice, cattle.',
      ],
      [
        'II.1',
        'Chuyển giao quy trình chăm sóc; tập huấn đến từng thôn.',
        'How to grow them is taught in every village.',
      ],
      ['II.2', 'Liên kết tiêu thụ, xây dựng nhãn hiệu.', 'Selling together under a brand.'],
      [
        'III.1',
        'Tiêm phòng, phòng chống dịch bệnh; trồng rừng tập trung.',
        'Vaccination against disease; planted forest.',
      ],
    ],
    'de-an-nhan-luc': [
      ['I', 'Nâng tỷ lệ lao động qua đào tạo gắn với việc làm.', 'More workers with training that leads to work.'],
      [
        'II.1',
        'Bồi dưỡng, chuyển đổi vị trí, luân chuyển cán bộ.',
        'Officials are trained, moved and sent to communes.',
      ],
      ['II.2', 'Phát triển đảng viên ở nông thôn.', 'New members in the countryside.'],
      [
        'III.1',
        'Giữ vững phổ cập giáo dục, xây dựng trường đạt chuẩn.',
        'Every child at school, schools up to the standard.',
      ],
    ],
    'de-an-nong-thon-moi': [
      ['I', 'Phấn đấu đạt các tiêu chí nông thôn mới bền vững.', 'New-rural criteria that last.'],
      [
        'II.1',
        'Cứng hóa đường thôn, kiên cố hóa kênh mương, nước sạch, thu gom rác.',
        'Hard roads, lined canals, clean water, waste collected.',
      ],
      [
        'II.2',
        'Giảm nghèo; xóa nhà tạm; mở rộng bảo hiểm y tế.',
        'Less poverty, no makeshift houses, more health insurance.',
      ],
      ['III.1', 'Huy động sức dân, công khai đóng góp.', 'People give, and it is public.'],
    ],
  }
