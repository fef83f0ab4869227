#!/bin/bash
# Makes small i686 packages with the real rpmbuild, without a 32-bit C library:
#   make-rpms.sh VARIANT DIR
set -euo pipefail
variant=$1
out=$2
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
size=0 payload=w6.xzdio
[ "$variant" != bomb ] || { size=400M payload=w1.gzdio; }
cat > "$work/hello.spec" <<S
Name: hello
Version: 1.0
Release: 1
Summary: Test %% package
License: MIT
Vendor: Test
%description
Test.
%package devel
Summary: Test
%description devel
Test.
%package debuginfo
Summary: Test
%description debuginfo
Test.
%package data
Summary: Test
%description data
Test.
%install
mkdir -p %buildroot/usr/lib/hello %buildroot/usr/lib/debug/usr/lib %buildroot/usr/share/hello
cd %buildroot/usr/lib
echo 'int greet(void) { return 1; }' > $work/hello.c
gcc -m32 -g -shared -nostdlib -fPIC -Wl,-soname,libhello.so.1 -o libhello.so.1.0 $work/hello.c
objcopy --only-keep-debug libhello.so.1.0 debug/usr/lib/libhello.so.1.0.debug
strip libhello.so.1.0
truncate -s +$size libhello.so.1.0
ln -s libhello.so.1.0 libhello.so.1
ln -s libhello.so.1 libhello.so
ln -s ../libhello.so.1 hello/libmore.so
echo data > ../share/hello/data
%files
/usr/lib/libhello.so.1*
/usr/lib/hello
%files devel
/usr/lib/libhello.so
%files debuginfo
/usr/lib/debug/usr/lib/libhello.so.1.0.debug
%files data
/usr/share/hello
%changelog
* Mon Jan 01 2024 Test <t@example.invalid> - 1.0-1
- first
S
rpmbuild -bb --nodeps --target i686-linux --define "_topdir $work/top" --define '_buildhost build.example' --define "_binary_payload $payload" \
    --define '_binary_filedigest_algorithm 8' --define '_build_id_links none' --define '__os_install_post %nil' --define 'debug_package %nil' \
    "$work/hello.spec" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
cp "$work"/top/RPMS/i686/*.rpm "$out"
