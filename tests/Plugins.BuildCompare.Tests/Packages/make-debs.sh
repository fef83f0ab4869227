#!/bin/bash
# Builds one variant of a small package with the real dpkg-deb.
#   make-debs.sh VARIANT OUTPUT-DIRECTORY
set -eu
variant=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top/p/DEBIAN" "$top/p/usr/bin" "$top/p/usr/share/doc/hello" "$out"
version=1.0-1 depends='libc6, hello-data (= 1.0-1)' data='data' postinst='true' epoch=1700000000 sums=yes size=10 chlog='Mon, 01 Jan 2024 00:00:00 +0000'
case $variant in
    plain) ;;
    later) epoch=1700086400 chlog='Tue, 02 Jan 2024 11:11:11 +0000' ;;
    version) version=1.0-2 depends='libc6, hello-data (= 1.0-2)' ;;
    depends) depends='libc6 (>= 2.30)' ;;
    postinst) postinst='echo twice' ;;
    data) data='other data' ;;
    size) size=11 ;;
    nosums) sums= ;;
    *) echo "unknown variant $variant" >&2; exit 2 ;;
esac
cat > "$top/p/DEBIAN/control" <<CONTROL
Package: hello
Version: $version
Architecture: all
Maintainer: Tester <tester@example.invalid>
Installed-Size: $size
Depends: $depends
Description: greets
CONTROL
printf '#!/bin/sh\n%s\n' "$postinst" > "$top/p/DEBIAN/postinst"
chmod 0755 "$top/p/DEBIAN/postinst"
printf '%s\n' "$data" > "$top/p/usr/bin/hello"
printf 'hello (%s) unstable; urgency=low\n\n  * first\n\n -- Tester <tester@example.invalid>  %s\n' "$version" "$chlog" \
    | gzip -n9 > "$top/p/usr/share/doc/hello/changelog.Debian.gz"
[ -z "$sums" ] || (cd "$top/p" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums)
find "$top/p" -exec touch -h -d "@$epoch" {} +
SOURCE_DATE_EPOCH=$epoch dpkg-deb -Z"${COMPRESSION:-xz}" --root-owner-group -b "$top/p" "$out/hello_${version}_all.deb" > /dev/null
