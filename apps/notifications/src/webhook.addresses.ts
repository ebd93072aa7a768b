import { BlockList, isIP } from 'node:net';

const blocked4 = new BlockList();
for (const range of (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 ' +
  '198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
).split(' ')) {
  const [net, prefix] = range.split('/') as [string, string];
  blocked4.addSubnet(net, Number(prefix), 'ipv4');
}

/** Everything outside is local, translated (NAT64, mapped) or unassigned. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Inside it: protocols and Teredo, documentation, 6to4, AS112, segment routing's documentation. */
const blocked6 = new BlockList();
for (const range of '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20'.split(' ')) {
  const [net, prefix] = range.split('/') as [string, string];
  blocked6.addSubnet(net, Number(prefix), 'ipv6');
}

/** True when `address` is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked4.check(address, 'ipv4');
  // A zone such as fe80::1%eth0 is of this machine only.
  if (family !== 6 || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
}

/** The host of a URL as an IP literal, if it is one. `new URL` has folded its other spellings already. */
function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) ? bare : undefined;
}

const ports = new Set(['', '443', '8443']);
const localName = /^(localhost|.+\.(localhost|local|internal|home\.arpa))\.?$/;

/** Why no webhook may go to `text`, undefined when one may. Names are resolved, and checked again, when it is sent. */
export function refusalOfUrl(text: string, toPrivateAddresses: boolean): string | undefined {
  if (!URL.canParse(text)) return 'it is not a URL';
  const url = new URL(text);
  const schemes = toPrivateAddresses ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol)) return 'only https is allowed';
  if (url.username || url.password) return 'a name or password in the URL is not allowed';
  if (toPrivateAddresses) return undefined;
  if (!ports.has(url.port)) return 'only the ports 443 and 8443 are allowed';
  const literal = literalOf(url);
  const isLocal = literal ? !isPublicAddress(literal) : localName.test(url.hostname);
  return isLocal ? 'the address is not one of the public internet' : undefined;
}
