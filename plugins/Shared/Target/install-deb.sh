# Runs in the sandbox of the tools root: installs /mnt/base and then /mnt/new in the throw-away tree, all scripts included.
# What is said, and how it ends, goes to /tmp/out. FORCE: "depends" when it is known that dependencies are missing. Neither these nor
# files of two packages must hide failing scripts.
umask 022
tree=/mnt/tree
export DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true
mkdir /tmp/out
cd /mnt

# As every tool that makes a Debian root: scripts of packages expect /bin to be merged with /usr before anything is unpacked.
if [ "$MERGED" = yes ]; then
    for directory in bin sbin lib lib64; do
        mkdir -p "$tree/usr/$directory"
        ln -s "usr/$directory" "$tree/$directory"
    done
fi
for package in base/*.deb; do
    [ -e "$package" ] || continue
    dpkg-deb --fsys-tarfile "$package" | tar --extract --directory "$tree" --numeric-owner --keep-directory-symlink --no-overwrite-dir --exclude=./proc
done > /tmp/out/base 2>&1
mkdir -p "$tree/var/lib/dpkg/info" "$tree/var/lib/dpkg/updates" "$tree/usr/sbin" "$tree/tmp" "$tree/etc"
: > "$tree/var/lib/dpkg/status"
: > "$tree/var/lib/dpkg/available"
chmod 1777 "$tree/tmp"
# No service is to be started, and nothing resolved.
printf '#!/bin/sh\nexit 101\n' > "$tree/usr/sbin/policy-rc.d"
chmod 755 "$tree/usr/sbin/policy-rc.d"
: > "$tree/etc/resolv.conf"

package_tool() {
    dpkg --root="$tree" --log=/dev/null --force-confold --force-unsafe-io --no-debsig "$@" < /dev/null
}
set -- base/*.deb
if [ -e "$1" ]; then
    package_tool --force-depends --unpack "$@" >> /tmp/out/base 2>&1 && package_tool --force-depends --configure --pending >> /tmp/out/base 2>&1
    echo $? > /tmp/out/base.status
fi
set -- new/*.deb
[ ! -e "$1" ] || package_tool --force-overwrite ${FORCE:+--force-$FORCE} --install "$@" > /tmp/out/install 2>&1
echo $? > /tmp/out/install.status
