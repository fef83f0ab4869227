#!/bin/bash
# Makes two packages that are a whole system, of a static busybox:   rpms.sh DIRECTORY
set -euo pipefail
cd "$1"
cat > toy.spec <<'S'
%global _build_id_links none
Name: filesystem
Version: 1
Release: 1
Summary: Directories
License: MIT
%description
Directories; as in real distributions, those too on which something is mounted while an image is made.
%package -n busybox
Summary: Programs
Provides: bash coreutils /bin/sh
Requires: filesystem
%description -n busybox
Programs.
%prep
%build
%install
cd %{buildroot}
mkdir -p usr/bin usr/sbin usr/lib usr/lib64 etc var/cache var/lib var/log var/tmp root tmp proc sys dev run
for i in bin sbin lib lib64; do ln -s usr/$i $i; done
echo 'root:x:0:0:root:/root:/bin/sh' > etc/passwd
echo 'root:x:0:' > etc/group
printf 'ID=toy\nVERSION_ID=1\nNAME=Toy\n' > etc/os-release
cp -L /bin/busybox usr/bin/busybox
for i in $(usr/bin/busybox --list); do [ $i = busybox ] || ln -s busybox usr/bin/$i; done
printf '#!/bin/sh\nexec /usr/bin/sh "$@"\n' > usr/bin/bash
chmod 755 usr/bin/bash
chmod 1777 tmp var/tmp
%files
/*
%exclude /usr/bin/*
%files -n busybox
/usr/bin/*
S
# Its database, too, is below the home directory.
HOME=$PWD rpmbuild --quiet -bb --define "_topdir $PWD/top" --define "_rpmdir $PWD/rpms" --define '_rpmfilename %%{NAME}.rpm' toy.spec
