import { expect, it } from '@jest/globals';
import { isPublicAddress, refusalOfUrl } from './webhook.addresses.js';

it.each([
  '8.8.8.8',
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.255.255',
  '172.32.0.1',
  '192.0.1.1',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4003:80f::200e',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'example.com',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each([
  'https://shop.example/hook',
  'https://shop.example:443/hook',
  'https://shop.example:8443/hook?of=1',
  'https://8.8.8.8/hook',
  'https://[2606:4700:4700::1111]/hook',
])('a webhook may go to %s', (url) => {
  expect(refusalOfUrl(url, false)).toBeUndefined();
});

const notPublic = 'the address is not one of the public internet';
const wrongPort = 'only the ports 443 and 8443 are allowed';

it.each([
  ['shop.example', 'it is not a URL'],
  ['http://shop.example/', 'only https is allowed'],
  ['file:///etc/passwd', 'only https is allowed'],
  ['gopher://shop.example/', 'only https is allowed'],
  ['https://me:secret@shop.example/', 'a name or password in the URL is not allowed'],
  ['https://shop.example:22/', wrongPort],
  ['https://shop.example:80/', wrongPort],
  ['https://127.0.0.1/', notPublic],
  ['https://2130706433/', notPublic],
  ['https://0x7f.1/', notPublic],
  ['https://017700000001/', notPublic],
  ['https://127.1/', notPublic],
  ['https://①②⑦.0.0.1/', notPublic],
  ['https://[::1]/', notPublic],
  ['https://[::ffff:127.0.0.1]/', notPublic],
  ['https://[64:ff9b::7f00:1]/', notPublic],
  ['https://169.254.169.254/latest/meta-data', notPublic],
  ['https://localhost/', notPublic],
  ['https://localhost./', notPublic],
  ['https://api.localhost/', notPublic],
  ['https://metadata.google.internal/', notPublic],
  ['https://printer.local/', notPublic],
])('no webhook goes to %s', (url, why) => {
  expect(refusalOfUrl(url, false)).toBe(why);
});

it('lets tests go to private addresses, but never without a web address', () => {
  expect(refusalOfUrl('http://127.0.0.1:4321/', true)).toBeUndefined();
  expect(refusalOfUrl('ftp://127.0.0.1/', true)).toBe('only https is allowed');
  expect(refusalOfUrl('http://me@127.0.0.1/', true)).toBe('a name or password in the URL is not allowed');
});
