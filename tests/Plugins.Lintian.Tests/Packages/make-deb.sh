#!/bin/bash
# Builds a small package with the real dpkg-deb.
#   make-deb.sh VARIANT OUTPUT-DIRECTORY
# Variants: "good" (no error of lintian's), "bad" (a file below /usr/local), "bomb" (a file of zeros, VARIANT=bomb, 600 MB).
set -eu
variant=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top/DEBIAN" "$top/usr/share/doc/hello" "$top/usr/share/hello" "$out"
cat > "$top/DEBIAN/control" <<CONTROL
Package: hello
Version: 1.0-1
Architecture: all
Section: misc
Priority: optional
Maintainer: Tester <tester@example.org>
Description: greets everybody who comes by
 A small greeting, with enough words here to be called a description of it,
 and a second line of them.
CONTROL
printf 'Copyright 2024 Tester\nLicense: MIT\n' > "$top/usr/share/doc/hello/copyright"
printf 'hello (1.0-1) unstable; urgency=low\n\n  * First. (Closes: #1)\n\n -- Tester <tester@example.org>  Mon, 01 Jan 2024 12:00:00 +0000\n' |
    gzip -9n > "$top/usr/share/doc/hello/changelog.Debian.gz"
echo data > "$top/usr/share/hello/data"
case $variant in
    good) ;;
    bad) mkdir -p "$top/usr/local/share" && echo x > "$top/usr/local/share/x" ;;
    bomb) truncate -s 600M "$top/usr/share/hello/zeros" ;;
    *) echo "unknown variant $variant" >&2; exit 2 ;;
esac
(cd "$top" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$top"
dpkg-deb --build --root-owner-group -Zgzip -z1 "$top" "$out/hello_1.0-1_all.deb" > "$top.log" || { cat "$top.log" >&2; exit 1; }
rm -f "$top.log"
