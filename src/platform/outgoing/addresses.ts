import { BlockList, isIP } from 'node:net'

/**
 * Addresses that are not of the public internet: this machine, private and shared networks, link-local (among them the metadata
 * service of clouds), documentation, multicast, and IPv6 forms that carry an IPv4 address.
 *
 * @practice the special-purpose registries of RFC 6890
 */
const INNER = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INNER.addSubnet(net, prefix, 'ipv4')
// Only 2000::/3 is handed out; of that these carry or stand for other addresses.
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INNER.addSubnet(net, prefix, 'ipv6')
const GLOBAL = new BlockList()
GLOBAL.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address is one of the public internet. What is no address at all is not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  switch (isIP(bare)) {
    case 4:
      return !INNER.check(bare, 'ipv4')
    case 6:
      return GLOBAL.check(bare, 'ipv6') && !INNER.check(bare, 'ipv6')
    default:
      return false
  }
}
