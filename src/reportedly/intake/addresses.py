"""Which network addresses a URL may lead to: the public ones, and no way round through a mapped one."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_CARRIERS = (  # IPv6 that carries an IPv4 address on to another network
    (IPv6Network("::ffff:0:0/96"), "an IPv4-mapped address"),  # RFC 4291, 2.5.5.2
    (IPv6Network("::/96"), "an IPv4-compatible address"),  # RFC 4291, 2.5.5.1
    (IPv6Network("64:ff9b::/96"), "a NAT64 address"),  # RFC 6052
    (IPv6Network("64:ff9b:1::/48"), "a NAT64 address"),  # RFC 8215
    (IPv6Network("2002::/16"), "a 6to4 address"),  # RFC 3056
    (IPv6Network("2001::/32"), "a Teredo address"),  # RFC 4380
)


def refusal(address: str) -> str | None:
    """Why ``address`` (as getaddrinfo gives it) may not be connected to, as "a private address"; None where it may.

    Public is what IANA's special-purpose registries call globally reachable, less multicast and the
    IPv6 ranges that carry an IPv4 address.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if parsed.is_unspecified:
        return "the unspecified address"
    if parsed.is_loopback:
        return "a loopback address"
    if isinstance(parsed, IPv6Address):
        for network, what in _CARRIERS:
            if parsed in network:
                return what
    return _special(parsed)


def _special(parsed: IPv4Address | IPv6Address) -> str | None:
    if parsed.is_link_local:
        return "a link-local address"
    if parsed.is_multicast:
        return "a multicast address"
    if parsed.is_reserved:
        return "a reserved address"
    if isinstance(parsed, IPv6Address) and parsed.is_site_local:
        return "a private address"
    if parsed.is_global:
        return None
    return "a private address" if parsed.is_private else "not a public address"
