#!/bin/bash
# Builds a small package with the real rpmbuild.
#   make-rpm.sh VARIANT OUTPUT-DIRECTORY
# Variants: "good", "bad" (a file that everybody can write to), "bomb" (a file of zeros, 600 MB).
set -eu
variant=$1 out=$2
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir -p "$top"/{SOURCES,SPECS,BUILD,RPMS,SRPMS} "$out"
mode=0644 extra=''
case $variant in
    good) ;;
    bad) mode=0666 ;;
    bomb) extra='truncate -s 600M %{buildroot}/usr/share/hello/zeros' ;;
    *) echo "unknown variant $variant" >&2; exit 2 ;;
esac
echo data > "$top/SOURCES/hello.data"
cat > "$top/SPECS/hello.spec" <<SPEC
Name: hello
Version: 1.0
Release: 1
Summary: Greets everybody
License: MIT
Source0: hello.data
BuildArch: noarch
%description
A package to be checked.
%install
install -D -m $mode %{SOURCE0} %{buildroot}/usr/share/hello/hello.data
$extra
%files
%dir /usr/share/hello
/usr/share/hello/*
%changelog
* Mon Jan 01 2024 Tester <tester@example.org> - 1.0-1
- first
SPEC
# Where rpm itself is not from rpm packages its own requirements cannot be looked up: --nodeps.
rpmbuild -ba --nodeps --quiet --define "_topdir $top" --define '_binary_payload w1.gzdio' "$top/SPECS/hello.spec" > "$top/log" 2>&1 ||
    { cat "$top/log" >&2; exit 1; }
find "$top/RPMS" "$top/SRPMS" -name '*.rpm' -exec cp {} "$out/" \;
