import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { BlockList, isIP } from "node:net";
import { type CountryResponse, Reader } from "mmdb-lib";

/** An address range's registered country, from the public tables of the address registries. */
type Place = CountryResponse & { country_code?: string };

const require = createRequire(import.meta.url);
const tables = new Map<4 | 6, Promise<Reader<Place>>>();

/**
 * The country that a network address is registered in, as ISO 3166-1 alpha-2. null: an address of a private network, one that
 * is registered nowhere, or none at all.
 */
export async function countryOf(address: string): Promise<string | null> {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  const family = isIP(plain);
  if (family !== 4 && family !== 6) return null;
  if (ownNetworks.check(plain, family === 4 ? "ipv4" : "ipv6")) return null;
  const place = (await tableOf(family)).get(plain);
  const code = place?.country_code ?? "";
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

/** Some megabytes, read when the first address asks for them. */
function tableOf(family: 4 | 6) {
  const known = tables.get(family);
  if (known) return known;
  const file =
    family === 4
      ? require.resolve("@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv4.mmdb")
      : require.resolve("@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv6.mmdb");
  const table = readFile(file).then((bytes) => new Reader<Place>(bytes));
  table.catch(() => tables.delete(family));
  tables.set(family, table);
  return table;
}

/** Loopback, link-local, private and shared ranges: they are used in every country. */
const ownNetworks = new BlockList();
for (const [network, bits] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const) {
  ownNetworks.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  ownNetworks.addSubnet(network, bits, "ipv6");
}
