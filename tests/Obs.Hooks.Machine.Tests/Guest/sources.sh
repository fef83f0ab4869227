#!/bin/bash
# Makes what is built:   sources.sh DIRECTORY
#   source/tiny_1.0.dsc      a package that needs no compiler, and says where it is built
#   image/_preinstallimage   the recipe of a preinstall image
#   debs/                    the lab's packages but the compiler's
#   build-essential.deb      in their place: an empty package of the name that dpkg-buildpackage wants
set -euo pipefail
cd "$1"
mkdir -p source image debs tiny-1.0/debian/source empty/DEBIAN
printf 'Name: image\n' > image/_preinstallimage
for deb in "$2"/*.deb; do
    case ${deb##*/} in build-essential_* | gcc_* | gcc-12_* | g++* | cpp* | libc6-dev* | linux-libc-dev* | rpm*) ;; *) ln -s "$deb" debs/ ;; esac
done
cat > empty/DEBIAN/control <<'C'
Package: build-essential
Version: 12.9
Architecture: all
Maintainer: Nobody <nobody@example.invalid>
Description: nothing
C
dpkg-deb -Zgzip --root-owner-group --build empty build-essential.deb > /dev/null

cd tiny-1.0
echo '3.0 (native)' > debian/source/format
cat > debian/control <<'C'
Source: tiny
Section: misc
Priority: optional
Maintainer: Nobody <nobody@example.invalid>
Standards-Version: 4.6.0
Rules-Requires-Root: no

Package: tiny
Architecture: all
Description: tiny
 A package.
C
cat > debian/changelog <<'C'
tiny (1.0) unstable; urgency=low

  * First.

 -- Nobody <nobody@example.invalid>  Mon, 01 Jan 2024 00:00:00 +0000
C
cat > debian/rules <<'C'
#!/usr/bin/make -f
build build-indep build-arch:
	@echo "where: kernel $$(uname -r)"
	@echo "where: root $$(awk '$$2 == "/" { print $$3 }' /proc/mounts | tail -n 1) $$(awk '$$4 == "vda" { print $$3 / 1024 " MiB" }' /proc/partitions)"
	@echo "where: memory $$(awk '$$1 == "MemTotal:" { print ($$2 > 600000 ? "more" : "less") }' /proc/meminfo)"
	@echo "where: file $$(cat /etc/site) of $$(dpkg -S /etc/site | cut -d: -f1)"
	@echo "where: kernel package $$(dpkg-query -W -f '$${Status}' obs-hooks-guest-kernel 2>&1 | grep -c installed)"
binary binary-indep: build
	mkdir -p debian/tmp/DEBIAN debian/tmp/usr/share/tiny
	echo tiny > debian/tmp/usr/share/tiny/tiny
	dpkg-gencontrol -Pdebian/tmp
	cd debian/tmp && md5sum usr/share/tiny/tiny > DEBIAN/md5sums
	dpkg-deb -Zgzip --root-owner-group --build debian/tmp ..
binary-arch:
clean:
	rm -rf debian/tmp debian/files
.PHONY: build build-indep build-arch binary binary-indep binary-arch clean
C
chmod 755 debian/rules
cd ..
dpkg-source --build tiny-1.0 > /dev/null
mv tiny_1.0* source/
