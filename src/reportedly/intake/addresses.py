"""Which network addresses a URL may lead to: the public ones, and no way round through a mapped one."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CARRIERS = (  # IPv6 that carries an IPv4 address on to another network
    (IPv6Network("::ffff:0:0/96"), "an IPv4-mapped address"),  # RFC 4291, 2.5.5.2
    (IPv6Network("::/96"), "an IPv4-compatible address"),  # RFC 4291, 2.5.5.1
    (IPv6Network("64:ff9b::/96"), "a NAT64 address"),  # RFC 6052
    (IPv6Network("64:ff9b:1::/48"), "a NAT64 address"),  # RFC 8215
    (IPv6Network("2002::/16"), "a 6to4 address"),  # RFC 3056
    (IPv6Network("2001::/32"), "a Teredo address"),  # RFC 4380
)
_OTHERS: tuple[tuple[IPv4Network | IPv6Network, str], ...] = (  # which ``ipaddress`` of some Python takes for public
    (IPv4Network("192.0.0.0/24"), "a private address"),  # IETF protocol assignments; .192 tells a cloud's secrets
    (IPv4Network("192.88.99.0/24"), "a reserved address"),  # the relays of 6to4, given up by RFC 7526
    (IPv4Network("168.63.129.16/32"), "the service of a cloud"),  # Azure's WireServer, reached from its machines alone
    (IPv6Network("2001::/23"), "a private address"),  # IETF protocol assignments
    (IPv6Network("3fff::/20"), "a private address"),  # documentation, RFC 9637
)
_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out as global unicast; what lies outside is reserved, or of one network."""


def refusal(address: str) -> str | None:
    """Why ``address`` (as getaddrinfo gives it) may not be connected to, as "a private address"; None where it may.

    Public is what IANA's special-purpose registries call globally reachable, less multicast, the IPv6 ranges that
    carry an IPv4 address, and what only a cloud's own machines reach.
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
    for network, what in _OTHERS:
        if parsed.version == network.version and parsed in network:
            return what
    if parsed.is_global and (isinstance(parsed, IPv4Address) or parsed in _UNICAST):
        return None
    return "a private address" if parsed.is_private else "not a public address"
