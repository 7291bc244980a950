import { t } from '../../platform/i18n/index.ts'
import { defineVerbs } from '../ledger/index.ts'

export const verbs = defineVerbs('identity', {
  signIn: { sentence: t('đăng nhập', 'signed in') },
  signOut: { sentence: t('đăng xuất', 'signed out') },
  signOutEverywhere: { sentence: t('đăng xuất khỏi mọi thiết bị', 'signed out everywhere') },
  limitReached: { sentence: t('bị chặn vì đăng nhập sai nhiều lần', 'was held back after failed sign-ins') },
  changePassword: { sentence: t('đổi mật khẩu', 'changed the password') },
  resetPassword: { sentence: t('đặt lại mật khẩu', 'reset the password') },
  turnOnCodes: { sentence: t('bật mã dùng một lần', 'turned on one-time codes') },
  turnOffCodes: { sentence: t('tắt mã dùng một lần', 'turned off one-time codes') },
  createAccount: { sentence: t('tạo tài khoản', 'created the account') },
  disableAccount: { sentence: t('khóa tài khoản', 'disabled the account') },
  enableAccount: { sentence: t('mở lại tài khoản', 'enabled the account') },
  createToken: { sentence: t('tạo mã truy cập API', 'created an API token') },
  revokeToken: { sentence: t('thu hồi mã truy cập API', 'revoked an API token') },
})
