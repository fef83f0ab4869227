# Runs in the sandbox of the tools root: installs /mnt/base and then /mnt/new in the throw-away tree, all scripts included.
# What is said, and how it ends, goes to /tmp/out. Dependencies and conflicts are known by now and must not hide failing scripts.
umask 022
mkdir /tmp/out
cd /mnt
tree=/mnt/tree
mkdir -p "$tree/tmp"
chmod 1777 "$tree/tmp"
package_tool() {
    # A package with /proc or /dev would chown what is mounted there.
    rpm --root "$tree" --dbpath /var/lib/rpm --define '_netsharedpath /proc:/dev:/sys' --nosignature --ignorearch --ignoreos --nodeps "$@" < /dev/null
}
rpm --root "$tree" --dbpath /var/lib/rpm --initdb > /tmp/out/base 2>&1
set -- base/*.rpm
if [ -e "$1" ]; then
    package_tool --install --replacefiles "$@" >> /tmp/out/base 2>&1
    echo $? > /tmp/out/base.status
fi
set -- new/*.rpm
[ ! -e "$1" ] || package_tool --upgrade --oldpackage --replacepkgs --replacefiles "$@" > /tmp/out/install 2>&1
echo $? > /tmp/out/install.status
