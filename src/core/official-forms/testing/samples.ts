import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../platform/root.ts'
import type { FormData, Heading, PaperLine, RegisterLine } from '../form-data.ts'
import type { LabelStock } from '../label-stocks.ts'

/** The labels of a profile. */
export const STOCKS = (
  JSON.parse(readFileSync(join(ROOT, 'profiles/cam-lo-2019/labels.json'), 'utf8')) as { stocks: LabelStock[] }
).stocks

// Fictitious people; the offices are those of the first profile.

const heading: Heading = {
  superior: 'ỦY BAN NHÂN DÂN XÃ CAM HIẾU',
  agency: 'BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ',
  number: 5,
  symbol: 'TNHS',
  place: 'Cam Hiếu',
  on: '2019-01-07',
}
const committee: Heading = {
  superior: 'ỦY BAN NHÂN DÂN HUYỆN CAM LỘ',
  agency: 'ỦY BAN NHÂN DÂN\nXÃ CAM HIẾU',
  number: 12,
  symbol: 'UBND',
  place: 'Cam Hiếu',
  on: '2019-01-09',
}
const applicant = {
  name: 'Nguyễn Thị Hường',
  address: 'Thôn Vĩnh Đại, xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị',
  phone: '0912 345 678',
  email: 'huong.nguyen@example.vn',
}
const dossierCode = '000.13.25.H50-190107-0005'
const link = 'https://motcua.camlo.example.vn/ho-so/000.13.25.H50-190107-0005'
const procedure = 'Đăng ký khai sinh'
const desk = 'Bộ phận Tiếp nhận và Trả kết quả xã Cam Hiếu'
const receivers = ['Như trên', desk, 'Lưu: VT, hồ sơ']
const agencyName = 'Ủy ban nhân dân xã Cam Hiếu'
const at = (local: string): Date => new Date(`${local}:00+07:00`)
const signature = { authority: ['KT. Chủ tịch', 'Phó Chủ tịch'], name: 'Trần Đình Sỹ' }
const digital = { unit: agencyName, at: at('2019-01-09T09:12'), demonstration: true }

const papers: PaperLine[] = [
  { name: 'Tờ khai đăng ký khai sinh theo mẫu', kind: 'original', quantity: 1 },
  { name: 'Giấy chứng sinh', kind: 'original', quantity: 1 },
  { name: 'Giấy chứng nhận kết hôn của cha, mẹ', kind: 'copy', quantity: 1 },
]

function registerLine(line: number): RegisterLine {
  const isReturned = line % 3 > 0
  return {
    line,
    dossierCode: `000.13.25.H50-190107-${String(line).padStart(4, '0')}`,
    procedure: line % 2 ? procedure : 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
    sets: 1,
    applicant,
    agencyInCharge: 'UBND xã Cam Hiếu',
    receivedAt: at('2019-01-07T08:05'),
    dueAt: at('2019-01-09T17:00'),
    returnedAt: isReturned ? at('2019-01-09T10:30') : undefined,
    returnedBy: isReturned ? 'Trực tiếp' : undefined,
    note: line % 5 ? undefined : 'Đã xin lỗi, hẹn lại',
  }
}

/** Every form as an ordinary day fills it. */
export const SAMPLES: FormData = {
  receipt: {
    heading,
    dossierCode,
    link,
    desk,
    applicant,
    procedure,
    papers,
    sets: 1,
    limit: 'trong ngày làm việc',
    receivedAt: at('2019-01-07T08:05'),
    dueAt: at('2019-01-07T17:00'),
    provisional: false,
    fee: { amountDong: 8_000, paid: true },
    resultAt: 'Bộ phận Tiếp nhận và Trả kết quả xã Cam Hiếu',
    book: { volume: '01', line: 5 },
    receiver: 'Lê Thị Mai Phương',
  },
  supplementRequest: {
    heading: { ...heading, symbol: 'HDHS' },
    dossierCode,
    link,
    applicant,
    procedure,
    items: [
      'Bổ sung bản chính Giấy chứng sinh; nếu không có thì nộp văn bản của người làm chứng xác nhận về việc sinh.',
      'Ghi đầy đủ quê quán của cha tại mục 9 của tờ khai.',
    ],
    reason: 'Thành phần hồ sơ chưa đủ theo khoản 1 Điều 16 Luật Hộ tịch.',
    contact: { name: 'bà Lê Thị Mai Phương', phone: '0233 3873 000' },
    guide: 'Lê Thị Mai Phương',
  },
  refusal: {
    heading: { ...heading, symbol: 'TCHS' },
    dossierCode,
    link,
    desk,
    applicant,
    procedure,
    reason:
      'Việc đăng ký khai sinh thuộc thẩm quyền của Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ. Cha và mẹ đều cư trú tại xã Cam Thủy, đề nghị bà nộp hồ sơ tại Ủy ban nhân dân xã Cam Thủy.',
    receiver: 'Lê Thị Mai Phương',
  },
  apology: {
    heading: committee,
    agencyName,
    dossierCode,
    link,
    applicant,
    procedure: 'Xác nhận tình trạng hôn nhân',
    receivedAt: at('2019-01-07T08:05'),
    firstDueAt: at('2019-01-09T17:00'),
    reason: 'phải xác minh tại nơi thường trú trước đây, chưa nhận được văn bản trả lời.',
    newDueAt: at('2019-01-14T17:00'),
    provisional: true,
    receivers,
    signature,
  },
  stopNotice: {
    heading: { ...committee, number: 105, symbol: 'TB-UBND', on: '2025-07-09' },
    agencyName,
    dossierCode,
    link,
    applicant,
    procedure: 'Xác nhận tình trạng hôn nhân',
    receivedAt: at('2025-07-07T08:05'),
    request: 'ông (bà) đề nghị rút hồ sơ ngày 08/07/2025: không còn nhu cầu',
    reason: 'Đồng ý cho rút',
    stage: 'Thẩm tra',
    papersBack: desk,
    moneyMatters: 'phí, lệ phí 8.000 đồng chưa nộp.',
    receivers,
    signature: { ...signature, digital },
  },
  lengthening: {
    heading: { ...committee, number: 106, symbol: 'TB-UBND', on: '2025-07-09' },
    agencyName,
    dossierCode,
    link,
    applicant,
    procedure: 'Đăng ký khai tử',
    receivedAt: at('2025-07-07T08:05'),
    firstDueAt: at('2025-07-08T17:00'),
    reason: 'cần xác minh nơi chết với cơ quan đã lập biên bản.',
    ground: 'Luật Hộ tịch 60/2014/QH13, điều 34.',
    newDueAt: at('2025-07-10T17:00'),
    receivers,
    signature: { ...signature, digital },
  },
  controlSlip: {
    heading: { ...heading, number: undefined, symbol: undefined },
    dossierCode,
    link,
    procedure: 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất lần đầu',
    agencyInCharge: 'Chi nhánh Văn phòng đăng ký đất đai huyện Cam Lộ',
    agenciesTakingPart: ['UBND xã Cam Hiếu', 'Chi cục Thuế huyện Cam Lộ'],
    handOvers: [
      {
        from: 'Bộ phận Tiếp nhận và Trả kết quả xã Cam Hiếu',
        to: 'Công chức địa chính xã Cam Hiếu',
        at: at('2019-01-07T08:30'),
        giver: 'Lê Thị Mai Phương',
        receiver: 'Hoàng Văn Đức',
        outcome: 'onTime',
      },
      {
        from: 'Công chức địa chính xã Cam Hiếu',
        to: 'Chi nhánh Văn phòng đăng ký đất đai huyện Cam Lộ',
        at: at('2019-01-21T16:10'),
        giver: 'Hoàng Văn Đức',
        receiver: 'Nguyễn Quang Hợp',
        outcome: 'late',
        note: 'Niêm yết 15 ngày',
      },
      {
        from: 'Chi nhánh Văn phòng đăng ký đất đai huyện Cam Lộ',
        to: 'Chi cục Thuế huyện Cam Lộ',
        at: at('2019-01-28T09:00'),
        giver: 'Nguyễn Quang Hợp',
        receiver: 'Phạm Thị Ngọc Ánh',
        outcome: 'early',
      },
    ],
  },
  report: {
    heading: { ...heading, number: undefined, symbol: undefined },
    from: '2026-01-01',
    to: '2026-03-31',
    by: 'Lĩnh vực',
    lines: ['Chứng thực', 'Đất đai', 'Hộ tịch'].map((name, index) => ({
      name,
      figures: [12, 40, 3, 30, 15, 2, 7, 1].map((figure) => figure * (index + 1)),
    })),
    whole: [72, 240, 18, 180, 90, 12, 42, 6],
    digital: {
      lines: ['Chứng thực', 'Đất đai', 'Hộ tịch'].map((name, index) => ({
        name,
        figures: [47, 40 - index, 52, index],
      })),
      whole: [141, 117, 156, 3],
    },
  },
  register: {
    heading: { ...heading, number: undefined, symbol: undefined },
    desk,
    year: 2019,
    volume: '01',
    lines: Array.from({ length: 12 }, (_, index) => registerLine(index + 1)),
  },
  result: {
    heading: { ...committee, superior: undefined, number: 12, symbol: 'UBND-XNTTHN' },
    title: 'Giấy xác nhận tình trạng hôn nhân',
    subject: undefined,
    dossierCode,
    link,
    procedure: 'Xác nhận tình trạng hôn nhân',
    applicant,
    content: [
      'Xét đề nghị của bà NGUYỄN THỊ HƯỜNG về việc cấp Giấy xác nhận tình trạng hôn nhân;',
      'Xác nhận bà NGUYỄN THỊ HƯỜNG, sinh ngày 14 tháng 3 năm 1993, nơi cư trú: thôn Vĩnh Đại, xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị, hiện chưa đăng ký kết hôn với ai.',
      'Giấy này có giá trị sử dụng trong thời hạn 06 tháng, kể từ ngày cấp, được sử dụng để làm thủ tục kết hôn',
    ],
    receivers: ['Bà Nguyễn Thị Hường;', 'Lưu: VT, TPHT.'],
    signature: { ...signature, digital },
  },
  feeReceipt: {
    heading: { ...heading, number: undefined, symbol: undefined },
    title: 'BIÊN LAI THU PHÍ, LỆ PHÍ',
    numbered: 'BL-2019/0000012',
    dossierCode,
    link,
    payer: { label: 'Người nộp', name: applicant.name, address: applicant.address },
    procedure: 'Chứng thực bản sao từ bản chính',
    lines: [
      { name: 'Phí chứng thực bản sao', explanation: '5 bản × 4.000 đ', amountDong: 20_000 },
      { name: 'Lệ phí', explanation: '8.000 đ; miễn (hộ nghèo) theo Luật 97/2015/QH13, điều 10', amountDong: 0 },
    ],
    totalDong: 20_000,
    totalInWords: 'Hai mươi nghìn đồng',
    method: 'Tiền mặt',
    at: at('2019-01-07T09:30'),
    undone: false,
    hands: [
      { role: 'Người nộp tiền', name: applicant.name },
      { role: 'Người thu tiền', name: 'Hoàng Văn Đức' },
    ],
  },
  backlog: {
    heading: { ...committee, number: undefined, symbol: undefined },
    ages: ['Trong hạn', 'Quá hạn đến 10 ngày', 'Quá hạn trên 10 ngày'],
    lines: [
      { unit: 'Xã Cam Hiếu', step: 'Thẩm tra', cause: 'Đang xử lý', figures: [12, 3, 1], oldest: '02/01/2019' },
      { unit: 'Xã Cam Hiếu', step: 'Ký', cause: 'Chưa có người nhận', figures: [1, 0, 0], oldest: '' },
    ],
  },
  targetReport: {
    heading: { ...committee, number: undefined, symbol: undefined },
    subject: 'Nghị quyết Đại hội XV, nhiệm kỳ 2015–2020 · Năm 2017 · Huyện Cam Lộ',
    summary: 'Đạt, đúng tiến độ: 2 · Gần đạt: 0 · Chưa đạt: 1',
    groups: [
      {
        name: 'Nghị quyết: Nghị quyết Đại hội XV',
        lines: [
          {
            name: 'Tốc độ tăng trưởng kinh tế',
            unit: '%',
            plan: 'từ 12 %',
            actual: '12,6 %',
            percent: '105 %',
            state: 'Đạt',
          },
          {
            name: 'Thu ngân sách trên địa bàn',
            unit: 'triệu đồng',
            plan: 'không nêu',
            actual: '285.197 triệu đồng',
            percent: '',
            state: 'Không giao chỉ tiêu',
          },
        ],
      },
    ],
    note: 'Có số minh họa.',
  },
  incomingBook: {
    heading: { ...committee, number: undefined, symbol: undefined },
    party: false,
    year: 2026,
    lines: [
      {
        arrivedOn: '2026-03-02',
        number: 1,
        author: 'UBND tỉnh Quảng Trị',
        code: '12/KH-UBND',
        on: '2026-02-27',
        subject: 'Kế hoạch: Cải cách hành chính năm 2026',
        given: 'Phòng Nội vụ',
        passedOn: '2026-03-03',
        note: '',
      },
      {
        arrivedOn: '2026-03-02',
        number: 2,
        author: 'Sở Nội vụ tỉnh Quảng Trị',
        code: '123/SNV-TCBC',
        on: '2026-02-26',
        subject: 'Công văn: Rà soát biên chế',
        given: '',
        passedOn: undefined,
        note: 'Gửi kèm phụ lục',
      },
    ],
  },
  outgoingBook: {
    heading: { ...committee, number: undefined, symbol: undefined },
    year: 2019,
    lines: [
      {
        number: '01/HDHS',
        on: '2019-01-07',
        subject: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: Đăng ký khai sinh',
        signer: 'Nguyễn Thị Lan',
        receivers: `Người nộp hồ sơ ${dossierCode}`,
        copies: 1,
        passedOn: '2019-01-07',
        note: '',
      },
      {
        number: '01/TB-UBND',
        on: '2019-01-09',
        subject: 'Thông báo dừng giải quyết hồ sơ: Đăng ký khai sinh',
        signer: 'Trần Đình Sỹ',
        receivers: `Người nộp hồ sơ ${dossierCode}`,
        copies: 2,
        passedOn: '2019-01-09',
        note: 'Đã thu hồi',
      },
    ],
  },
  certification: {
    heading: { ...committee, number: undefined, symbol: undefined },
    dossierCode,
    link,
    applicant,
    book: '01/2019 - SCT/BS',
    documents: [
      { number: 7, name: 'Căn cước công dân', copies: 3, pages: 1 },
      { number: 8, name: 'Bằng tốt nghiệp trung học phổ thông', copies: 2 },
    ],
    signature,
  },
  certificationBook: {
    heading: { ...committee, number: undefined, symbol: undefined },
    year: 2019,
    kind: 'copies',
    lines: [
      {
        number: '07',
        on: '2019-01-07',
        person: 'Nguyễn Thị Sương, 999190000123',
        document: 'Căn cước công dân',
        copies: 3,
        signer: 'Trần Đình Sỹ, Phó Chủ tịch',
        feeDong: 6_000,
        note: '',
      },
      {
        number: '08',
        on: '2019-01-07',
        person: 'Nguyễn Thị Sương, 999190000123',
        document: 'Bằng tốt nghiệp trung học phổ thông',
        copies: 2,
        signer: 'Trần Đình Sỹ, Phó Chủ tịch',
        note: 'Đã thu hồi',
      },
    ],
  },
  handoverList: {
    heading: { ...heading, number: undefined, symbol: undefined },
    numbered: '07/2019/BG',
    from: 'UBND xã Cam Hiếu',
    to: 'Văn phòng HĐND và UBND huyện Cam Lộ',
    madeAt: at('2019-01-07T15:40'),
    giver: 'Lê Thị Mai Phương',
    receiver: 'Trần Đình Sỹ',
    lines: Array.from({ length: 9 }, (_, index) => ({
      dossierCode: `000.13.25.H50-190107-000${index + 1}`,
      procedure: 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất lần đầu',
      applicant: 'Nguyễn Thị Hường',
      papers: index + 2,
      dueAt: at('2019-02-14T17:00'),
      note: index === 4 ? 'Thiếu: không có trích lục bản đồ kèm theo' : 'Đã nhận',
    })),
  },
  postList: {
    heading: { ...heading, number: undefined, symbol: undefined },
    numbered: '03/2019/BC',
    from: 'UBND xã Cam Hiếu',
    madeAt: at('2019-01-07T16:10'),
    giver: 'Lê Thị Mai Phương',
    lines: Array.from({ length: 6 }, (_, index) => ({
      dossierCode: `000.13.25.H50-190107-000${index + 1}`,
      receiver: 'Nguyễn Thị Hường',
      address: 'Thôn Vĩnh Đại, xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị',
      phone: '0912 345 678',
      payer: index % 2 ? 'Cơ quan' : 'Người nhận',
      tracking: `EW99912345${index}VN`,
      note: '',
    })),
  },
  labels: {
    heading: { ...heading, number: undefined, symbol: undefined },
    stock: STOCKS[0] as LabelStock,
    skip: 2,
    lines: Array.from({ length: 25 }, (_, index) => ({
      dossierCode: `000.13.25.H50-190107-${String(index + 1).padStart(4, '0')}`,
      applicant:
        index % 3 ? 'Nguyễn Thị Hường' : 'Công ty Trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ An Xoa',
      procedure:
        'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu',
      unit: 'UBND xã Cam Hiếu',
      dueAt: at('2019-02-14T17:00'),
    })),
  },
  commitment: {
    heading: { superior: 'HUYỆN ỦY CAM LỘ', agency: 'BAN THƯỜNG VỤ', place: 'Cam Lộ', on: '2019-01-25' },
    party: true,
    code: 'CK 12/2019',
    link: 'https://camlo.example/cam-ket/0198c0de-0000-7000-8000-000000000000/kiem-tra',
    title: 'Bản cam kết trách nhiệm',
    subject: 'Năm 2019',
    giver: { name: 'Ngô Quang Chiến', post: 'Bí thư Huyện ủy', body: 'Ban Thường vụ Huyện ủy Cam Lộ' },
    answerer: { name: 'Trần Đình Sỹ', post: 'Chủ tịch UBND', body: 'Ủy ban nhân dân xã Cam Hiếu' },
    from: '2019-01-01',
    to: '2019-12-31',
    demonstration: true,
    grounds: ['Mục 2, Kết luận 13-KL/HU', 'Nghị quyết Đại hội Đảng bộ huyện lần thứ XV'],
    clauses: [
      {
        name: 'Thu nhập bình quân đầu người',
        measure: 'từ 35 triệu đồng',
        words: 'Ưu tiên hộ trồng dược liệu.',
        evidence: 'Báo cáo của Chi cục Thống kê',
        dueOn: '2019-12-31',
      },
      {
        name: 'Hồ sơ một cửa đúng hạn',
        measure: 'từ 98 %',
        words: '',
        evidence: 'Số liệu của hệ thống',
        dueOn: '2019-11-30',
      },
    ],
    duties: [
      { kind: 'Kinh phí', words: 'Cấp 200 triệu đồng cho mô hình dược liệu', of: 'mục 1', dueOn: '2019-03-31' },
      { kind: 'Con người', words: 'Cử một cán bộ nông nghiệp', of: 'mọi mục', dueOn: '2019-02-28' },
    ],
    missed: 'Giải trình bằng văn bản với bên giao; xem xét khi đánh giá hằng năm.',
  },
  commitmentSettlement: {
    heading: { superior: 'HUYỆN ỦY CAM LỘ', agency: 'BAN THƯỜNG VỤ', place: 'Cam Lộ', on: '2019-12-31' },
    party: true,
    code: 'CK 12/2019',
    link: 'https://camlo.example/cam-ket/0198c0de-0000-7000-8000-000000000000/kiem-tra',
    title: 'Biên bản kết quả thực hiện cam kết',
    subject: 'Năm 2019',
    giver: { name: 'Ngô Quang Chiến', post: 'Bí thư Huyện ủy', body: 'Ban Thường vụ Huyện ủy Cam Lộ' },
    answerer: { name: 'Trần Đình Sỹ', post: 'Chủ tịch UBND', body: 'Ủy ban nhân dân xã Cam Hiếu' },
    from: '2019-01-01',
    to: '2019-12-31',
    draftedOn: '2019-12-31',
    demonstration: true,
    lines: [
      {
        name: 'Thu nhập bình quân đầu người',
        measure: 'từ 35 triệu đồng',
        shown: '35,2 triệu đồng (kế hoạch từ 35)',
        verdict: 'Đạt',
        causes: [],
      },
      {
        name: 'Hồ sơ một cửa đúng hạn',
        measure: 'từ 98 %',
        shown: '97,1 %',
        verdict: 'Đạt một phần',
        causes: ['Điều kiện bảo đảm muộn 10 ngày: cử một cán bộ nông nghiệp.'],
      },
    ],
    giverComment: '',
    answererComment: 'Đề nghị tiếp tục mô hình dược liệu.',
  },
  cashClosing: {
    heading: { ...heading, number: undefined, symbol: undefined },
    cashier: 'Hoàng Văn Đức',
    day: '2019-01-07',
    entries: 3,
    counts: [
      { valueDong: 50_000, count: 2 },
      { valueDong: 2_000, count: 4 },
    ],
    expectedDong: 110_000,
    countedDong: 108_000,
    countedInWords: 'Một trăm linh tám nghìn đồng',
    explanation: 'Trả thừa tiền lẻ, sẽ bù vào ngày sau.',
    receipts: 'BL-2019/0000010 – BL-2019/0000012',
    closedAt: at('2019-01-07T16:55'),
  },
  document: {
    heading: {
      superior: 'HUYỆN CAM LỘ',
      agency: 'ỦY BAN NHÂN DÂN',
      number: 12,
      symbol: 'GM-UBND',
      place: 'Cam Lộ',
      on: '2019-01-09',
    },
    title: 'GIẤY MỜI',
    subject: 'Giao ban tuần 02 năm 2019',
    to: ['Trưởng phòng Tài nguyên và Môi trường', 'Chủ tịch UBND xã Cam Hiếu'],
    blocks: [
      { kind: 'text', text: 'Ủy ban nhân dân huyện kính mời ông (bà) dự họp.' },
      { kind: 'field', label: 'Thời gian', value: '08 giờ 00 phút, ngày 11 tháng 01 năm 2019' },
      { kind: 'head', text: 'Chương trình' },
      { kind: 'items', items: ['Báo cáo kết quả tuần', 'Thảo luận', 'Kết luận'], numbered: true },
      {
        kind: 'table',
        heads: ['Nhiệm vụ', 'Chủ trì', 'Hạn'],
        rows: [['Rà soát hộ nghèo', 'Phòng LĐ-TB&XH', '31/01/2019']],
        widths: [3, 2, 1],
      },
    ],
    receivers: ['Như trên', 'Lưu: VT'],
    signature: { authority: ['CHỦ TỊCH'], name: 'Trần Văn Hiếu' },
  },
}

const longApplicant = {
  name: 'Công ty Trách nhiệm hữu hạn một thành viên Thương mại, Dịch vụ và Sản xuất dược liệu An Xoa Định Sơn Cam Lộ Quảng Trị (đại diện: Hồ Thị Kăn Lăng Nguyễn Tôn Nữ Hoàng Phương Quỳnh)',
  address:
    'Số 127/45/3B đường Nguyễn Hữu Thọ nối dài, khu phố Thiết Tràng - Nghĩa Hy, thị trấn Cam Lộ, huyện Cam Lộ, tỉnh Quảng Trị',
  phone: '0233 3871 999',
  email: 'phong.hanh.chinh.tong.hop@duoclieu-anxoa-dinhson.example.vn',
}
const longProcedure =
  'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất'

const longUnit =
  'Chi nhánh Văn phòng Đăng ký đất đai và Phát triển quỹ đất huyện Cam Lộ trực thuộc Sở Tài nguyên và Môi trường'
const longHeading: Heading = {
  ...committee,
  superior: 'VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN HUYỆN CAM LỘ',
  agency: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG,\nKIỂM SOÁT THỦ TỤC HÀNH CHÍNH',
  number: 12_345,
  symbol: 'TTPVHCC-KSTTHC',
}
const longReason =
  'Hồ sơ cần xác minh tại nơi cư trú trước đây của người nộp, cơ quan phối hợp chưa có văn bản trả lời; đã có hai văn bản đôn đốc, đề nghị trả lời trước ngày hẹn mới.'
const longSignature = {
  authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  name: 'Nguyễn Phước Tôn Nữ Hoàng Ánh Nguyệt',
}
const many = <Each>(count: number, each: (index: number) => Each): Each[] =>
  Array.from({ length: count }, (_, index) => each(index))
/** What stands at the head of every paper about a dossier. */
const longCase = { heading: longHeading, applicant: longApplicant, procedure: longProcedure }

/** What strains the layout: the longest names, forty papers, tables that go on overleaf. */
export const LONG: FormData = {
  receipt: {
    ...SAMPLES.receipt,
    ...longCase,
    provisional: true,
    fee: { amountDong: 2_345_678_901, paid: false },
    papers: many(40, (index) => ({
      name: `Văn bản thỏa thuận phân chia di sản thừa kế số ${index + 1} có chứng thực của Ủy ban nhân dân cấp xã hoặc công chứng`,
      kind: index % 2 ? 'copy' : 'original',
      quantity: index + 1,
    })),
  },
  supplementRequest: {
    ...SAMPLES.supplementRequest,
    ...longCase,
    items: many(14, (index) => `Bổ sung giấy tờ số ${index + 1}: bản sao có chứng thực hợp lệ.`),
  },
  refusal: { ...SAMPLES.refusal, ...longCase, reason: many(12, () => longReason).join(' ') },
  apology: { ...SAMPLES.apology, ...longCase, agencyName: longUnit, reason: longReason, signature: longSignature },
  stopNotice: {
    ...SAMPLES.stopNotice,
    ...longCase,
    agencyName: longUnit,
    request: many(4, () => longReason).join(' '),
    stage: longReason,
    reason: longReason,
    moneyMatters: longReason,
    receivers: [longUnit, ...many(4, () => longUnit)],
    signature: { ...SAMPLES.stopNotice.signature, ...longSignature },
  },
  lengthening: {
    ...SAMPLES.lengthening,
    ...longCase,
    agencyName: longUnit,
    reason: longReason,
    ground: longReason,
    signature: longSignature,
  },
  controlSlip: {
    ...SAMPLES.controlSlip,
    heading: longHeading,
    procedure: longProcedure,
    agencyInCharge: longUnit,
    agenciesTakingPart: many(4, () => longUnit),
    handOvers: many(16, (index) => ({
      from: longUnit,
      to: longUnit,
      at: at('2019-01-21T16:10'),
      giver: longSignature.name,
      receiver: longSignature.name,
      outcome: index % 3 ? ('onTime' as const) : ('late' as const),
      ...(index % 4 ? {} : { note: longReason }),
    })),
  },
  report: {
    ...SAMPLES.report,
    heading: longHeading,
    lines: many(40, (index) => ({
      name: index % 2 ? longProcedure : longUnit,
      figures: many(8, (figure) => 123_456 * (figure + 1)),
    })),
    whole: many(8, (figure) => 493_826 * (figure + 1)),
  },
  register: {
    ...SAMPLES.register,
    heading: longHeading,
    lines: many(60, (index) => ({
      ...registerLine(index + 1),
      ...(index % 7 ? {} : { applicant: longApplicant, procedure: longProcedure }),
    })),
  },
  result: {
    ...SAMPLES.result,
    heading: longHeading,
    applicant: longApplicant,
    procedure: longProcedure,
    content: many(24, () => longReason),
    receivers: [longApplicant.name, ...many(5, () => longUnit)],
    signature: { ...SAMPLES.result.signature, ...longSignature },
  },
  feeReceipt: {
    ...SAMPLES.feeReceipt,
    heading: longHeading,
    payer: { label: 'Người nộp', name: longApplicant.name, address: longApplicant.address },
    procedure: longProcedure,
    lines: many(30, (index) => ({
      name: `Phí thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất lần ${index + 1}`,
      explanation:
        '1.234 m² × 1.500 đ; miễn (hộ nghèo, cận nghèo, người khuyết tật nặng) theo Luật 97/2015/QH13, điều 10',
      amountDong: 1_234_567_890,
    })),
    totalDong: 37_037_036_700,
    totalInWords: 'Ba mươi bảy tỷ không trăm ba mươi bảy triệu không trăm ba mươi sáu nghìn bảy trăm đồng',
  },
  backlog: {
    ...SAMPLES.backlog,
    heading: longHeading,
    lines: many(40, () => ({
      unit: longUnit,
      step: longProcedure,
      cause: 'Chờ công dân bổ sung',
      figures: [1_234, 567, 89],
      oldest: '02/01/2019',
    })),
  },
  targetReport: {
    ...SAMPLES.targetReport,
    heading: longHeading,
    groups: many(6, (group) => ({
      name: `Chương trình: ${longProcedure} ${group + 1}`,
      lines: many(12, () => ({
        name: longProcedure,
        unit: 'triệu đồng/người/năm',
        plan: 'trong khoảng từ 103,25 đến 107,75 bé trai trên 100 bé gái',
        actual: '1.234.567.890,12 triệu đồng/người/năm',
        percent: '1.234,56 %',
        state: 'Không giao chỉ tiêu',
      })),
    })),
  },
  incomingBook: {
    ...SAMPLES.incomingBook,
    heading: longHeading,
    party: true,
    lines: many(40, (index) => ({
      arrivedOn: '2026-03-02',
      number: index + 1_000,
      author: longUnit,
      code: `${index + 1_000}/TTPVHCC-KSTTHC`,
      on: '2026-03-02',
      subject: `Thông báo: ${longProcedure}`,
      given: longUnit,
      passedOn: '2026-03-03',
      note: index % 5 ? '' : 'Đã trả lại',
    })),
  },
  outgoingBook: {
    ...SAMPLES.outgoingBook,
    heading: longHeading,
    lines: many(40, (index) => ({
      number: `${index + 1_000}/TTPVHCC-KSTTHC`,
      on: '2019-01-09',
      subject: `Thông báo dừng giải quyết hồ sơ: ${longProcedure}`,
      signer: longSignature.name,
      receivers: `Người nộp hồ sơ ${dossierCode}; ${longUnit}`,
      copies: 2,
      passedOn: '2019-01-09',
      note: index % 5 ? '' : 'Đã thu hồi',
    })),
  },
  certification: {
    ...SAMPLES.certification,
    heading: { ...longHeading, number: undefined, symbol: undefined },
    documents: many(6, (index) => ({
      number: 9_990 + index,
      name: `${longProcedure} ${longUnit}`,
      copies: 999,
      pages: 120,
    })),
    signature: longSignature,
  },
  certificationBook: {
    ...SAMPLES.certificationBook,
    heading: longHeading,
    lines: many(40, (index) => ({
      number: String(9_990 + index),
      on: '2019-01-09',
      person: `${longSignature.name}, 999190000123`,
      document: longProcedure,
      copies: 99,
      signer: `${longSignature.name}, ${longUnit}`,
      feeDong: 1_234_000,
      note: index % 5 ? '' : 'Đã thu hồi',
    })),
  },
  handoverList: {
    ...SAMPLES.handoverList,
    heading: longHeading,
    from: longUnit,
    to: longUnit,
    giver: longSignature.name,
    receiver: longSignature.name,
    lines: many(40, (index) => ({
      dossierCode,
      procedure: longProcedure,
      applicant: longApplicant.name,
      papers: index + 1,
      dueAt: at('2019-02-14T17:00'),
      note: index % 5 ? 'Đã nhận' : longReason,
    })),
  },
  postList: {
    ...SAMPLES.postList,
    heading: longHeading,
    from: longUnit,
    giver: longSignature.name,
    lines: many(40, () => ({
      dossierCode,
      receiver: longApplicant.name,
      address: longApplicant.address,
      phone: longApplicant.phone,
      payer: 'Người nhận',
      tracking: 'EW999123450VN',
      note: '',
    })),
  },
  labels: {
    ...SAMPLES.labels,
    lines: many(30, () => ({
      dossierCode,
      applicant: longApplicant.name,
      procedure: longProcedure,
      unit: longUnit,
      dueAt: at('2019-02-14T17:00'),
    })),
  },
  document: {
    ...SAMPLES.document,
    heading: longHeading,
    draft: true,
    to: many(14, () => longUnit),
    blocks: [
      ...many(6, () => ({ kind: 'text' as const, text: longReason })),
      { kind: 'items', items: many(12, () => longReason) },
      {
        kind: 'table',
        heads: ['Nhiệm vụ', 'Chủ trì', 'Hạn'],
        rows: many(40, () => [longProcedure, longUnit, '31/01/2019']),
      },
    ],
    receivers: many(9, () => longUnit),
    signature: longSignature,
  },
  commitment: {
    ...SAMPLES.commitment,
    party: false,
    heading: longHeading,
    giver: { name: longSignature.name, post: longUnit, body: longUnit },
    amends: 'CK 07/2019',
    clauses: many(10, () => ({
      name: longProcedure,
      measure: 'từ 12.345,678 triệu đồng',
      words: longReason,
      evidence: longUnit,
      dueOn: '2019-12-31',
    })),
    duties: many(12, () => ({ kind: 'Quyết định', words: longReason, of: 'mục 10', dueOn: '2019-12-31' })),
    missed: longReason,
  },
  commitmentSettlement: {
    ...SAMPLES.commitmentSettlement,
    party: false,
    heading: longHeading,
    lines: many(10, () => ({
      name: longProcedure,
      measure: 'từ 12.345,678 triệu đồng',
      shown: '12.345,67 triệu đồng (kế hoạch từ 12.345,678)',
      verdict: 'Không đánh giá',
      causes: [longReason, longReason],
    })),
    giverComment: longReason,
    answererComment: longReason,
  },
  cashClosing: { ...SAMPLES.cashClosing, heading: longHeading, cashier: longSignature.name, explanation: longReason },
}
