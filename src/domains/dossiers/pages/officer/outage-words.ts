import { t } from '../../../../platform/i18n/index.ts'
import type { OutageReason } from '../../actions/outage.ts'

const reasons: Record<OutageReason, ReturnType<typeof t>> = {
  not_found: t('Không có sự cố này trong phạm vi của ông/bà.', 'There is no such outage among those of your units.'),
  not_yours: t('Chọn đơn vị trong phạm vi của ông/bà.', 'Choose units you are in charge of.'),
  missing_what: t(
    'Ghi tên hệ thống, cơ quan chủ quản và thông báo của họ (số, ngày hoặc nơi đăng).',
    'Name the system, its owner and the owner’s announcement (number and day, or where it was published).',
  ),
  announced_later: t(
    'Giờ thông báo ở tương lai. Hãy ghi giờ chủ quản đã thông báo.',
    'The announcement can’t lie ahead.',
  ),
  before_announcement: t(
    'Không được tạm dừng lùi về trước giờ thông báo. Hãy ghi giờ bắt đầu bằng hoặc sau giờ thông báo.',
    'Nothing is paused before the announcement. Let it begin with it or later.',
  ),
  ends_before_start: t('Giờ khắc phục phải sau giờ bắt đầu.', 'It must end after it begins.'),
  longer_than_allowed: t(
    'Sự cố phải khắc phục trong 24 giờ. Nếu kéo dài, đăng ký tiếp theo thông báo mới.',
    'It is to be mended within 24 hours. If it lasts longer, register the next announcement.',
  ),
  over_already: t(
    'Sự cố đã kết thúc; không được tạm dừng lùi về trước.',
    'It is over already; nothing is paused backwards in time.',
  ),
  already_ended: t('Sự cố này đã kết thúc.', 'It has ended already.'),
}

export const words = {
  reasons,
  title: t('Sự cố hệ thống', 'Outages'),
  lead: t(
    'Khi cơ quan chủ quản thông báo hệ thống gặp sự cố, thời hạn của hồ sơ bị ảnh hưởng tạm dừng từ lúc bắt đầu đến lúc khắc phục xong.',
    'When the owner of a system announces an outage, the limit of the dossiers it concerns stands still from its start to its end.',
  ),
  register: t('Đăng ký sự cố', 'Register an outage'),
  system: t('Hệ thống', 'System'),
  owner: t('Cơ quan chủ quản', 'Its owner'),
  announcement: t('Thông báo (số, ngày hoặc nơi đăng)', 'Announcement (number and day, or where)'),
  announcedAt: t('Thông báo lúc', 'Announced at'),
  startsAt: t('Bắt đầu lúc', 'Begins at'),
  untilAt: t('Dự kiến khắc phục xong lúc', 'To be mended by'),
  untilHint: t('Không quá 24 giờ kể từ lúc bắt đầu.', 'Within 24 hours of its beginning.'),
  unit: t('Đơn vị bị ảnh hưởng', 'Offices concerned'),
  allUnits: t('Tất cả đơn vị', 'All offices'),
  procedures: t('Chỉ các thủ tục này (không chọn: tất cả)', 'Only these procedures (none chosen: all)'),
  button: t('Đăng ký và tạm dừng thời hạn', 'Register and pause'),
  none: t('Chưa có sự cố nào', 'No outages'),
  noneNext: t('Sự cố đăng ký ở trên sẽ hiện ở đây.', 'What is registered above shows here.'),
  span: t('Thời gian', 'From – to'),
  dossiers: t('Hồ sơ tạm dừng', 'Dossiers paused'),
  state: t('Tình trạng', 'State'),
  ahead: t('Sắp tới', 'Ahead'),
  lasting: t('Đang diễn ra', 'Under way'),
  over: t('Đã kết thúc', 'Over'),
  end: t('Đã khắc phục xong', 'It works again'),
  endHint: t(
    'Thời hạn chạy tiếp từ bây giờ; ngày hẹn của hồ sơ đang giải quyết được tính lại.',
    'Limits go on from now; due dates of dossiers at work are counted anew.',
  ),
  back: t('Về danh sách sự cố', 'Back to the outages'),
  dossier: t('Hồ sơ', 'Dossier'),
  due: t('Ngày hẹn trả hiện nay', 'Due now'),
  paused: t('Tạm dừng', 'Paused'),
  noDossiers: t('Sự cố này không tạm dừng hồ sơ nào', 'It paused no dossier'),
  registeredAt: t('Đăng ký lúc', 'Registered at'),
  done: t(
    'Đã đăng ký. Thời hạn của hồ sơ bị ảnh hưởng tạm dừng.',
    'Registered. The limits of the dossiers concerned stand still.',
  ),
  doneEnd: t('Đã ghi nhận khắc phục xong.', 'Ended.'),
} as const
