#!/bin/bash
# Writes hello.spec and its source.   make-spec.sh VARIANT OUTPUT-DIRECTORY
# Variants: "good", "bad" (a file that everybody can write to), "bomb" (a file of zeros, 600 MB).
set -eu
variant=$1 out=$2
mode=0644 extra=''
case $variant in
    good) ;;
    bad) mode=0666 ;;
    bomb) extra='truncate -s 600M %{buildroot}/usr/share/hello/zeros' ;;
    *) echo "unknown variant $variant" >&2; exit 2 ;;
esac
mkdir -p "$out"
echo data > "$out/hello.data"
cat > "$out/hello.spec" <<SPEC
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
