#!/bin/bash
# Builds one small .deb:  NAME=.. [DEPENDS=..] [CONFLICTS=..] [FILE=usr/bin/x] [POSTINST=..] [SIZE=bytes] make-deb.sh OUTPUT
# NAME=tiny-base makes an essential package with nothing but a shell.
set -euo pipefail
umask 022
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/DEBIAN" "$tree/usr/share/$NAME"
chmod 755 "$tree"
echo "$NAME" > "$tree/usr/share/$NAME/name"
{
    printf 'Package: %s\nVersion: 1.0\nArchitecture: %s\nMaintainer: Nobody <nobody@example.org>\nDescription: made by a test\n' \
        "$NAME" "$([ "$NAME" = tiny-base ] && dpkg --print-architecture || echo all)"
    [ -z "${DEPENDS:-}" ] || printf 'Depends: %s\n' "$DEPENDS"
    [ -z "${CONFLICTS:-}" ] || printf 'Conflicts: %s\n' "$CONFLICTS"
    [ "$NAME" != tiny-base ] || printf 'Essential: yes\n'
} > "$tree/DEBIAN/control"
if [ "$NAME" = tiny-base ]; then
    "$(dirname "$0")/shell-tree.sh" "$tree"
fi
if [ -n "${FILE:-}" ]; then
    mkdir -p "$tree/$(dirname "$FILE")"
    echo "$NAME" > "$tree/$FILE"
fi
if [ -n "${SIZE:-}" ]; then
    truncate -s "$SIZE" "$tree/usr/share/$NAME/big"
fi
if [ -n "${POSTINST:-}" ]; then
    printf '#!/bin/sh\n%s\n' "$POSTINST" > "$tree/DEBIAN/postinst"
    chmod 755 "$tree/DEBIAN/postinst"
fi
dpkg-deb --build -Zgzip -z1 --root-owner-group "$tree" "$1" > /dev/null
