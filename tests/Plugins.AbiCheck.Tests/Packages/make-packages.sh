#!/bin/bash
# Makes small packages with a shared library and its debug information, with the real rpmbuild or dpkg-deb:
#   make-packages.sh rpm|deb VARIANT DIR
set -euo pipefail
format=$1
variant=$2
out=$3
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
cd "$work"
cat > x.h <<'C'
struct opt { int a; int b; };
C
cat > x.c <<'C'
#include "x.h"
enum mode { M_A, M_B };
struct hidden { int secret; };
int lib_version = 1;
struct hidden *lib_hidden(void) { return 0; }
int lib_init(struct opt *o, enum mode m) { return o->a + o->b + m; }
int lib_old(void) { return 1; }
C
soname=libx.so.1 debug=-g package=libx1 size=0 provides=yes
case $variant in
    plain | nodebugpackage | nolibrary) ;;
    added) echo 'int lib_new(void) { return 2; }' >> x.c ;;
    layout) sed -i 's/int a; int b;/int a; long extra; int b;/' x.h ;;
    hidden) sed -i 's/int secret;/int secret; long more;/' x.c ;;
    removed) sed -i '/lib_old/d' x.c ;;
    variable) sed -i 's/int lib_version/long lib_version/' x.c ;;
    soname) soname=libx.so.2 ;;
    renamed) soname=libx.so.2 package=libx2 ;;
    moved) package=libelsewhere; sed -i '/lib_old/d' x.c ;;
    nodebug) debug= ;;
    nodebugremoved) debug= ; sed -i '/lib_old/d' x.c ;;
    bomb) size=400M ;;
    unprovided) provides=no; sed -i '/lib_old/d' x.c ;;
    decoy) sed -i '/lib_old/d' x.c ;;
    decoylink | preferred) ;;
    mildadded) echo 'int lib_new(void) { return 2; }' >> x.c ;;
    mildchanged) sed -i 's/int a; int b;/int a; long extra; int b;/' x.h ;;
    mildremoved) sed -i '/lib_old/d' x.c ;;
esac
mkdir -p lib debug include
gcc $debug -O2 -fPIC -shared "-Wl,-soname,$soname" -Wl,--build-id -o lib/libx.so.1.0 x.c
id=$(readelf -n lib/libx.so.1.0 | sed -n 's/.*Build ID: //p')
mkdir -p "debug/.build-id/${id:0:2}"
objcopy --only-keep-debug lib/libx.so.1.0 "debug/.build-id/${id:0:2}/${id:2}.debug"
strip --strip-unneeded lib/libx.so.1.0
truncate -s "+$size" lib/libx.so.1.0
ln -s libx.so.1.0 "lib/$soname"
cp x.h include/
# What the last build had, out of every linker's sight.
[ "$variant" != decoy ] || { mkdir lib/a; echo 'int lib_old(void) { return 1; }' >> x.c; gcc -shared -fPIC -Wl,-soname,$soname -o "lib/a/$soname" x.c; }
# The last build's file, with a name where nobody looks; programs get another one.
[ "$variant" != decoylink ] || {
    sed -i '/lib_old/d' x.c
    gcc -g -shared -fPIC -Wl,-soname,libx-impl.so.1 -o lib/libx-impl.so.1 x.c
    mkdir lib/a
    ln -s ../libx.so.1.0 "lib/a/$soname"
    ln -sf libx-impl.so.1 "lib/$soname"
}
# One that ld.so prefers (ld.so(8), glibc-hwcaps), changed in another way.
case $variant in preferred | mildchanged) preferred='/lib_old/d' ;; mildadded | mildremoved) preferred='s/int lib_version/long lib_version/' ;; *) preferred= ;; esac
[ -z "$preferred" ] || {
    sed -i "$preferred" x.c
    mkdir -p lib/glibc-hwcaps/x86-64-v2
    gcc -g -shared -fPIC "-Wl,-soname,$soname" -o "lib/glibc-hwcaps/x86-64-v2/$soname" x.c
}
[ "$variant" != nolibrary ] || { rm lib/*; echo x > lib/data; }

if [ "$format" = deb ]; then
    pack() { # PACKAGE FROM TO
        mkdir -p "tree-$1/DEBIAN" "tree-$1/$3"
        cp -a "$2/." "tree-$1/$3/"
        printf 'Package: %s\nVersion: 1-1\nArchitecture: amd64\nMaintainer: Test <t@example.invalid>\nDescription: Test\n' "$1" > "tree-$1/DEBIAN/control"
        dpkg-deb --root-owner-group -Znone -b "tree-$1" "$out/$1_1-1_amd64.deb" > log
    }
    pack "$package" lib usr/lib/x86_64-linux-gnu
    pack libx-dev include usr/include
    [ "$variant" = nodebugpackage ] || pack "$package-dbgsym" debug usr/lib/debug
    exit 0
fi
cat > x.spec <<S
Name: x
Version: 1.0
Release: 1
Summary: Test
License: MIT
%description
Test.
%package -n $package
Summary: Test
AutoProv: $provides
%description -n $package
Test.
%package devel
Summary: Test
%description devel
Test.
%package -n $package-debuginfo
Summary: Test
%description -n $package-debuginfo
Test.
%install
mkdir -p %buildroot/usr/lib64 %buildroot/usr/lib/debug %buildroot/usr/include
cp -a $work/lib/. %buildroot/usr/lib64/
cp -a $work/debug/. %buildroot/usr/lib/debug/
cp $work/include/x.h %buildroot/usr/include/
%files -n $package
/usr/lib64/*
%files devel
/usr/include/x.h
%files -n $package-debuginfo
/usr/lib/debug/.build-id
S
rpmbuild -bb --nodeps --define "_topdir $work/top" --define '_build_id_links none' --define '__os_install_post %nil' --define 'debug_package %nil' \
    --define '_binary_payload w1.gzdio' x.spec > log 2>&1 || { cat log >&2; exit 1; }
cp "$work"/top/RPMS/x86_64/*.rpm "$out"
[ "$variant" != nodebugpackage ] || rm "$out"/*debuginfo*
