#!/bin/bash
# Makes sources with a planted error each: a spec whose file everybody can write to, a Debian source package that installs below
# /usr/local.   make-sources.sh OUTPUT-DIRECTORY
set -eu
out=$1
mkdir -p "$out/deb"
"${0%/*}/make-spec.sh" bad "$out/rpm"
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top/hello-1.0/debian/source"
cd "$top/hello-1.0"
echo '3.0 (native)' > debian/source/format
cat > debian/control <<'CONTROL'
Source: hello
Section: misc
Priority: optional
Maintainer: Tester <tester@example.org>
Standards-Version: 4.6.0
Rules-Requires-Root: no

Package: hello
Architecture: all
Description: greets everybody who comes by
 A small greeting, with enough words here to be called a description of it.
CONTROL
printf 'hello (1.0) unstable; urgency=low\n\n  * First.\n\n -- Tester <tester@example.org>  Mon, 01 Jan 2024 12:00:00 +0000\n' > debian/changelog
cat > debian/rules <<'RULES'
#!/usr/bin/make -f
build build-arch build-indep:
binary-arch:
binary binary-indep:
	mkdir -p debian/tmp/DEBIAN debian/tmp/usr/local/share
	echo x > debian/tmp/usr/local/share/x
	dpkg-gencontrol -Pdebian/tmp
	dpkg-deb --root-owner-group -b debian/tmp ..
clean:
	rm -rf debian/tmp debian/files
.PHONY: build binary clean
RULES
chmod +x debian/rules
cd ..
dpkg-source -b hello-1.0 > /dev/null
cp hello_1.0.dsc hello_1.0.tar.* "$out/deb/"
