#!/bin/bash
# Makes the sources of a disk image, as a worker leaves them, whose system is little more than a busybox:   disk.sh DIRECTORY
# A package has its first files (kiwi's bootstrap_package): a debootstrap in an emulated machine takes a quarter of an hour.
set -euo pipefail
cd "$1"
repository=repos/Debian:12/standard
mkdir -p "$repository" deb/DEBIAN deb/var/lib/bootstrap tree/{bin,boot/efi,usr/bin,etc,root,tmp,var/lib/dpkg,proc,sys,dev}
cp -L "$(command -v busybox)" tree/bin/busybox
for name in sh bash echo uname cat sed ls mkdir; do ln -s busybox "tree/bin/$name"; done
printf '#!/bin/sh\n' > tree/usr/bin/apt-get
chmod 755 tree/usr/bin/apt-get
: > tree/var/lib/dpkg/status
echo 'root:x:0:0:root:/root:/bin/sh' > tree/etc/passwd
echo 'root:x:0:' > tree/etc/group
tar -C tree -cJf deb/var/lib/bootstrap/tiny-bootstrap.x86_64.tar.xz .
cat > deb/DEBIAN/control <<'C'
Package: tiny-bootstrap
Version: 1
Architecture: all
Maintainer: Nobody <nobody@example.invalid>
Description: an image's first files
C
dpkg-deb -Zgzip --root-owner-group --build deb "$repository/tiny-bootstrap_1_all.deb" > /dev/null
rm -rf deb tree
cat > config.sh <<'C'
#!/bin/sh
echo "where: kernel $(uname -r)"
C
cat > tiny.kiwi <<'C'
<?xml version="1.0" encoding="utf-8"?>
<image schemaversion="7.4" name="tiny">
  <description type="system"><author>t</author><contact>t@example.invalid</contact><specification>tiny</specification></description>
  <preferences><version>1.0.0</version><packagemanager>apt</packagemanager><rpm-check-signatures>false</rpm-check-signatures>
    <type image="oem" filesystem="ext4" initrd_system="none" firmware="uefi" bootpartition="false">
      <bootloader name="custom"/>
      <systemdisk name="tinyVG"><volume name="home" size="16M"/></systemdisk>
      <oemconfig><oem-resize>false</oem-resize></oemconfig>
      <size unit="M">192</size>
    </type></preferences>
  <repository type="apt-deb" alias="main" distribution="bookworm" components="main" repository_gpgcheck="false"><source path="obs://Debian:12/standard"/></repository>
  <packages type="image"/>
  <packages type="bootstrap" bootstrap_package="tiny-bootstrap"/>
</image>
C
