import { describe, expect, test } from 'vitest'
import { findNetwork } from '../../src/fetch/public-address.ts'
import { findTarget, type Guard, readUrl } from '../../src/fetch/target.ts'

const PUBLIC = { address: '114.114.114.114', family: 4 }
/** Names mean what a test says; nothing is connected to here. */
const guardOf = (addresses: readonly string[], networks: readonly string[] = []): Guard => ({
  resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  networks: networks.map((text) => findNetwork(text) as NonNullable<ReturnType<typeof findNetwork>>),
})
const decide = (address: string, guard = guardOf([PUBLIC.address])) =>
  Promise.resolve()
    .then(() => findTarget(readUrl(address), guard))
    .then(
      ({ addresses }) => addresses.map((found) => found.address).join(' '),
      (error) => error.code,
    )

describe('addresses that are asked', () => {
  test.each([
    ['http://www.example.gov.cn/zfxxgk/2024.html', '114.114.114.114'],
    ['https://www.example.gov.cn:443/', '114.114.114.114'],
    ['http://www.example.gov.cn:8080/', '114.114.114.114'],
    ['http://114.114.114.114/', '114.114.114.114'],
    ['http://[2400:3200::1]/', '2400:3200::1'],
    ['http://政府.example/年报.pdf', '114.114.114.114'],
  ])('%s is asked at %s', async (url, address) => {
    expect(await decide(url)).toBe(address)
  })
})

describe('addresses that are refused', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0300.0250.1/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://100.100.100.200/latest/meta-data/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://203.0.113.5/',
    'http://224.0.0.1/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::ffff:0:10.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::a00:1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[100::1]/',
    'http://[4000::1]/',
  ])('%s, which is not public', async (url) => {
    expect(await decide(url)).toBe('fetch.private_address')
  })

  test.each([
    'file:///etc/passwd',
    'ftp://www.example.gov.cn/',
    'gopher://www.example.gov.cn:70/_x',
    'data:text/html,x',
    'javascript:alert(1)',
    'http://user:word@www.example.gov.cn/',
    'http://www.example.gov.cn@127.0.0.1/',
    `http://www.example.gov.cn/${'a'.repeat(2000)}`,
    'no address',
    'http://',
    'http://[::1%25eth0]/',
  ])('%s, which is no address of a document', async (url) => {
    expect(await decide(url)).toBe('fetch.bad_url')
  })

  test.each(['22', '25', '3306', '5432', '6379', '11211'])('port %s, where no documents are', async (port) => {
    expect(await decide(`http://www.example.gov.cn:${port}/`)).toBe('fetch.port')
  })

  test.each([
    [['10.0.0.1']],
    [['114.114.114.114', '10.0.0.1']],
    [['::ffff:10.0.0.1']],
    [['fe80::1%eth0']],
    [['not an address']],
  ])('a name that means %j', async (addresses) => {
    expect(await decide('http://www.example.gov.cn/', guardOf(addresses))).toBe('fetch.private_address')
  })

  test('a name that means nothing', async () => {
    const guard: Guard = { resolve: () => Promise.reject(new Error('ENOTFOUND')), networks: [] }
    expect(await decide('http://nowhere.example/', guard)).toBe('fetch.unresolved')
    expect(await decide('http://nowhere.example/', guardOf([]))).toBe('fetch.unresolved')
  })
})

test('a network that an operator names is asked, at any port, and what lies beside it is not', async () => {
  const guard = guardOf(['10.20.1.1'], ['10.20.0.0/16', 'fd00:1::/32', '127.0.0.1'])
  expect(await decide('http://oa.intranet:7001/', guard)).toBe('10.20.1.1')
  expect(await decide('http://[fd00:1::5]/', guard)).toBe('fd00:1::5')
  expect(await decide('http://127.0.0.1:8000/', guard)).toBe('127.0.0.1')
  expect(await decide('http://127.0.0.2/', guard)).toBe('fetch.private_address')
  expect(await decide('http://10.21.0.1/', guard)).toBe('fetch.private_address')
  expect(await decide('http://[::ffff:10.20.0.1]/', guard)).toBe('fetch.private_address')
})

test.each(['10.20.0.0/33', '10.20', '0x7f.1', 'everywhere', ''])('%j is no network', (text) => {
  expect(findNetwork(text)).toBeUndefined()
})
