#!/bin/bash
# Builds one small .rpm:  NAME=.. [DEPENDS=..] [CONFLICTS=..] [FILE=usr/bin/x] [POSTINST=..] [SIZE=bytes] make-rpm.sh OUTPUT
# NAME=tiny-base makes a package with nothing but a shell.
set -euo pipefail
umask 022
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir -p "$tree/usr/share/$NAME"
echo "$NAME" > "$tree/usr/share/$NAME/name"
[ "$NAME" != tiny-base ] || { "$(dirname "$0")/shell-tree.sh" "$tree"; mkdir -p "$tree/proc" "$tree/dev"; }
[ -z "${FILE:-}" ] || { mkdir -p "$tree/$(dirname "$FILE")"; echo "$NAME" > "$tree/$FILE"; }
[ -z "${SIZE:-}" ] || truncate -s "$SIZE" "$tree/usr/share/$NAME/big"
{
    printf 'Name: %s\nVersion: 1.0\nRelease: 1\nSummary: made by a test\nLicense: MIT\nAutoReqProv: no\n' "$NAME"
    [ -z "${DEPENDS:-}" ] || printf 'Requires: %s\n' "$DEPENDS"
    [ -z "${CONFLICTS:-}" ] || printf 'Conflicts: %s\n' "$CONFLICTS"
    [ "$NAME" != tiny-base ] || printf 'Provides: /bin/sh\n'
    printf '%%description\nMade by a test.\n%%install\ncp -a %s/. %%{buildroot}/\n' "$tree"
    [ -z "${POSTINST:-}" ] || printf '%%post\n%s\n' "$POSTINST"
    printf '%%files\n%%defattr(-,root,root)\n'
    (cd "$tree" && find . -mindepth 1 ! -type d -printf '/%P\n')
    [ "$NAME" != tiny-base ] || printf '%%dir /proc\n%%dir /dev\n'
} > "$work/package.spec"
rpmbuild -bb --quiet --nodeps --define "_topdir $work/top" --define '__os_install_post %{nil}' --define '_build_id_links none' \
    --define '_binary_payload w1.gzdio' "$work/package.spec" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
cp "$work"/top/RPMS/*/*.rpm "$1"
