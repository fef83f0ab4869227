#!/bin/bash
# Makes a Debian source package with two packages that have the same file, one of them with a script that fails, and the list of the
# packages of its build root:   make-source.sh OUTPUT-DIRECTORY DEBS
set -eu
out=$1
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top/greeter-1.0/debian/source"
cd "$top/greeter-1.0"
echo '3.0 (native)' > debian/source/format
{
    printf 'Source: greeter\nSection: misc\nPriority: optional\nMaintainer: Tester <tester@example.org>\nStandards-Version: 4.6.0\nRules-Requires-Root: no\n'
    for name in greeter greeter-data; do
        printf '\nPackage: %s\nArchitecture: all\nDescription: greets everybody who comes by\n A small greeting.\n' "$name"
    done
} > debian/control
printf 'greeter (1.0) unstable; urgency=low\n\n  * First.\n\n -- Tester <tester@example.org>  Mon, 01 Jan 2024 12:00:00 +0000\n' > debian/changelog
cat > debian/rules <<'RULES'
#!/usr/bin/make -f
build build-arch build-indep binary-arch:
binary binary-indep:
	for name in greeter greeter-data; do \
	    mkdir -p debian/$$name/DEBIAN debian/$$name/usr/share/greeter && echo $$name > debian/$$name/usr/share/greeter/text && \
	    dpkg-gencontrol -p$$name -Pdebian/$$name || exit 1; done
	printf '#!/bin/sh\necho no greeting configured\nexit 4\n' > debian/greeter/DEBIAN/postinst
	chmod 755 debian/greeter/DEBIAN/postinst
	for name in greeter greeter-data; do dpkg-deb --root-owner-group -b debian/$$name .. || exit 1; done
clean:
.PHONY: build binary clean
RULES
chmod +x debian/rules
cd ..
dpkg-source -b greeter-1.0 > /dev/null
mkdir -p "$out"
cp greeter_1.0.dsc greeter_1.0.tar.* "$out/"

for package in "$2"/*.deb; do
    name=${package##*/}
    # Those of builds of spec files.
    case $name in rpm* | librpm* | debugedit_*) continue ;; esac
    echo "${name%%_*} $package"
done > "$out/rpmlist"
cat >> "$out/rpmlist" <<'LIST'
preinstall: base-passwd base-files bash dash coreutils diffutils dpkg debconf libc-bin init-system-helpers debianutils sed gawk grep gzip xz-utils findutils util-linux perl-base perl tar passwd login libc6 libtinfo6 libselinux1 libpcre2-8-0 libacl1 libattr1 libgmp10 libcrypt1 zlib1g liblzma5 libzstd1 libbz2-1.0 libmd0 libreadline8 libmpfr6 libsigsegv2 libperl5.36 perl-modules-5.36 libdb5.3 libgdbm6 libgdbm-compat4 libaudit1 libaudit-common libcap-ng0 libpam0g libpam-modules libpam-modules-bin libpam-runtime libsemanage2 libsemanage-common libsepol2 libmount1 libblkid1 libuuid1 libsmartcols1 libudev1 libsystemd0 libgcc-s1 gcc-12-base readline-common
runscripts: base-passwd base-files gawk
LIST
