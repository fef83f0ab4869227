# Runs in the sandbox of the tools root: /mnt/base and /mnt/new have packages, /tmp/out takes what rpm says of installing the
# new ones into a root that has the others. Nothing is unpacked and no script is run.
umask 022
mkdir /tmp/out
cd /mnt
package_tool() {
    rpm --root /mnt/tree --dbpath /var/lib/rpm --nosignature "$@" < /dev/null
}
rpm --root /mnt/tree --dbpath /var/lib/rpm --initdb > /tmp/out/base 2>&1
set -- base/*.rpm
[ ! -e "$1" ] || package_tool --install --ignorearch --ignoreos --justdb --nodeps --noscripts --notriggers "$@" >> /tmp/out/base 2>&1
: > /tmp/out/unreadable
for package in new/*.rpm; do
    rpm --checksig --nosignature "$package" > /tmp/error 2>&1 || printf '%s %s\n' "$package" "$(grep -v alien /tmp/error | head -n 1)" >> /tmp/out/unreadable
done
set --
for package in new/*.rpm; do
    grep -q "^$package " /tmp/out/unreadable || set -- "$@" "$package"
done
# Dependencies first: when some are missing rpm does not look for conflicts of files.
[ $# = 0 ] || package_tool --upgrade --ignorearch --ignoreos --test --oldpackage --replacepkgs "$@" > /tmp/out/depends 2>&1
echo $? > /tmp/out/depends.status
[ $# = 0 ] || package_tool --upgrade --ignorearch --ignoreos --test --oldpackage --replacepkgs --nodeps "$@" > /tmp/out/files 2>&1
echo $? > /tmp/out/files.status
