#!/bin/bash
# Builds one variant of a small package with the real rpmbuild.
#   make-rpms.sh VARIANT OUTPUT-DIRECTORY
# Variants change one thing each; "plain" changes nothing.
set -eu
variant=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top"/{SOURCES,SPECS,BUILD,RPMS,SRPMS} "$out"
release=1.1 requires='bash' post='echo installed' mode=0644 stamp='' data='data' source_comment='' call='1' epoch=1700000000 extra='' trigger=''
case $variant in
    plain) ;;
    later) epoch=1700086400 ;;
    release) release=1.2 ;;
    requires) requires='bash >= 3' ;;
    post) post='echo installed twice' ;;
    trigger) trigger='echo triggered again' ;;
    mode) mode=0600 ;;
    data) data='other data' ;;
    code) call='2' ;;
    comment) source_comment='/* only said otherwise */' ;;
    manpage) stamp=later ;;
    file) extra='install -D -m 0644 %{SOURCE2} %{buildroot}/usr/share/hello/second.data' ;;
    *) echo "unknown variant $variant" >&2; exit 2 ;;
esac
cat > "$top/SOURCES/hello.c" <<SRC
$source_comment
#include <stdio.h>
int hello(void) { return $call; }
int main(void) { printf("hello %d\n", hello()); return 0; }
SRC
date=2024-01-01
[ -z "$stamp" ] || date=2025-12-24
printf '.TH HELLO 1 "%s" "hello 1.0" "User Commands"\n.SH NAME\nhello \\- greets\n' "$date" > "$top/SOURCES/hello.1"
printf '%s\n' "$data" > "$top/SOURCES/hello.data"
cat > "$top/SPECS/hello.spec" <<SPEC
Name: hello
Version: 1.0
Release: $release
Summary: Greets
License: MIT
Source0: hello.c
Source1: hello.1
Source2: hello.data
Requires: $requires
%description
A package to be compared.
%package devel
Summary: Headers
Requires: hello = %{version}-%{release}
%description devel
Its other half.
%prep
%build
gcc -O2 -g -ffile-prefix-map=$top=/build -o hello %{SOURCE0}
ar rcs libhello.a hello 2>/dev/null
%install
install -D -m 0755 hello %{buildroot}/usr/bin/hello
install -D -m 0644 %{SOURCE1} %{buildroot}/usr/share/man/man1/hello.1
gzip %{buildroot}/usr/share/man/man1/hello.1
install -D -m $mode %{SOURCE2} %{buildroot}/usr/share/hello/hello.data
install -D -m 0644 libhello.a %{buildroot}/usr/lib/libhello.a
$extra
%post
$post
%triggerin -- bash
${trigger:-echo triggered}
%files
/usr/bin/hello
/usr/share/man/man1/hello.1.gz
%dir /usr/share/hello
/usr/share/hello/*
%files devel
/usr/lib/libhello.a
%changelog
* Mon Jan 01 2024 Tester <tester@example.invalid> - 1.0
- first
SPEC
# Where rpm itself is not from rpm packages its own requirements cannot be looked up: --nodeps.
SOURCE_DATE_EPOCH=$epoch rpmbuild -ba --nodeps --quiet \
    --define "_topdir $top" --define 'debug_package %{nil}' --define '_build_id_links none' --define '_buildhost build1' \
    --define "_binary_payload ${PAYLOAD:-w9.gzdio}" --define 'clamp_mtime_to_source_date_epoch 0' \
    "$top/SPECS/hello.spec" > "$top/log" 2>&1 || { cat "$top/log" >&2; exit 1; }
find "$top/RPMS" "$top/SRPMS" -name '*.rpm' -exec cp {} "$out/" \;
